//! Build chores that need code.
//!
//! `cargo xtask body` makes `atlas/body/body.bin`; `cargo xtask body-pictures DIR` draws it.

mod body;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask body | cargo xtask body-pictures DIR";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["body"] => body::make(),
        ["body-pictures", directory] => body::draw_pictures(directory.as_ref()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
