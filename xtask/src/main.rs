//! Build chores that need code.
//!
//! `cargo xtask body` makes `atlas/body/body.bin`, `cargo xtask body-pictures DIR` draws it, and `cargo xtask check`
//! holds the shape of the project and the generated body against what they are made from.

mod body;
mod check;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask body | body-pictures DIR | check";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["body"] => body::make().map_err(|error| error.to_string()),
        ["body-pictures", directory] => body::draw_pictures(directory.as_ref()).map_err(|error| error.to_string()),
        ["check"] => check_all(),
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

fn check_all() -> Result<(), String> {
    let mut findings = check::all()?;
    findings.extend(body::check().map_err(|error| error.to_string())?);
    match findings.len() {
        0 => Ok(()),
        n => Err(format!("{n} findings\n{}", findings.join("\n"))),
    }
}
