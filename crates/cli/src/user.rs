//! `palpate user`

use clap::{Args, Subcommand};

use crate::exit::{BadInput, Ended, Outcome};
use crate::record;

#[derive(Subcommand)]
pub enum Command {
    /// Set a new password, read from standard input, and end every session
    ResetPassword(Reset),
}

#[derive(Args)]
pub struct Reset {
    /// The name that is typed to sign in
    name: String,
    /// Give up the second factor too
    #[arg(long)]
    and_second_factor: bool,
    #[command(flatten)]
    record: record::Options,
}

pub fn run(command: &Command) -> Ended {
    let Command::ResetPassword(reset) = command;
    let place = reset.record.needed()?;
    eprintln!("New password for {} (12 to 128 characters), then Enter:", reset.name);
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(|error| BadInput(format!("standard input: {error}")))?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    record::wait(async {
        let store = record::open(&place).await?;
        let done = server::reset_password(&store, &reset.name, password, reset.and_second_factor).await;
        store.close().await;
        done.map_err(|error| BadInput(error.to_string()))?;
        println!("{} has a new password and is signed out everywhere.", reset.name);
        Ok(Outcome::Fine)
    })?
}
