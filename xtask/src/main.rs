//! Build chores that need code.
//!
//! `cargo xtask body` makes `atlas/body/body.bin`, `cargo xtask body-pictures DIR` draws it, `cargo xtask check` holds
//! the shape of the project and the generated body against what they are made from, and `cargo xtask fuzz TARGET` looks
//! for inputs that break a promise.

mod body;
mod check;
mod fuzz;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask body | body-pictures DIR | check | fuzz TARGET [SECONDS] | fuzz-keep TARGET";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["body"] => body::make().map_err(|error| error.to_string()),
        ["body-pictures", directory] => body::draw_pictures(directory.as_ref()).map_err(|error| error.to_string()),
        ["check"] => check_all(),
        ["fuzz", target] => fuzz::run(target, None),
        ["fuzz", target, seconds] => fuzz::run(target, Some(seconds)),
        ["fuzz-keep", target] => fuzz::keep(target),
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
