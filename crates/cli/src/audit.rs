//! `palpate audit`

use clap::Subcommand;
use store::StoreError;

use crate::exit::{BadInput, Ended, Outcome};
use crate::record;

#[derive(Subcommand)]
pub enum Command {
    /// Make every hash of the record again: finds a single changed byte
    Verify(record::Options),
}

pub fn run(command: &Command) -> Ended {
    let Command::Verify(options) = command;
    let place = options.needed()?;
    record::wait(async {
        let store = record::open(&place).await?;
        let verified = store.verify().await;
        store.close().await;
        match verified {
            Ok(whole) => {
                println!("whole: {} versions, {} accesses", whole.versions, whole.accesses);
                if whole.back_in_time > 0 {
                    println!(
                        "{} versions are dated before the one written before them: a clock was set back, or an import brought them",
                        whole.back_in_time
                    );
                }
                for end in whole.ends {
                    let hex = |hash: [u8; 32]| -> String { hash.iter().map(|byte| format!("{byte:02x}")).collect() };
                    println!("clinic {}: versions {}, accesses {}", end.clinic, hex(end.versions), hex(end.accesses));
                }
                Ok(Outcome::Fine)
            }
            Err(error @ (StoreError::Broken { .. } | StoreError::Damaged)) => Ok(Outcome::No(error.to_string())),
            Err(error) => Err(BadInput(error.to_string())),
        }
    })?
}
