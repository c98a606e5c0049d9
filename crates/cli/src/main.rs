//! `palpate`: the command.

mod atlas;
mod audit;
mod backup;
mod cohort;
mod demonstration;
mod erase;
mod evaluate;
mod exit;
mod files;
mod keyring;
mod locate;
mod openapi;
mod record;
mod serve;
mod table;
mod transfer;
mod user;

use clap::{Parser, Subcommand, ValueEnum};

use crate::exit::Outcome;

/// Finds the muscles behind a pain. Supports a licensed clinician's decision; diagnoses nobody.
#[derive(Parser)]
#[command(name = "palpate", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Rank the muscles and mimics that may explain a case
    Locate(locate::Options),
    /// Compare the engine and the printed chart on cases with confirmed causes
    Evaluate(evaluate::Options),
    /// Read, check and draw the atlas
    #[command(subcommand)]
    Atlas(atlas::Command),
    /// Patients with known causes, to judge the engine by
    #[command(subcommand)]
    Cohort(cohort::Command),
    /// Serve the workbench: to this machine, or further with TLS
    Serve(serve::Options),
    /// Hold the record against its own history
    #[command(subcommand)]
    Audit(audit::Command),
    /// Copy the record while others work
    Backup(backup::Backup),
    /// Verify a copy and put it in the place of the record
    Restore(backup::Restore),
    /// Out of the record, into it, what is long unused in it, and what goes
    #[command(subcommand)]
    Record(transfer::Command),
    /// Move the passphrase of the record from its file to the keyring of this account; keep a copy elsewhere first
    Keyring(record::Options),
    /// Who may sign in
    #[command(subcommand)]
    User(user::Command),
    /// Print the description of the HTTP API
    Openapi,
}

/// How an answer is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

fn main() -> std::process::ExitCode {
    let outcome = match Cli::parse().command {
        Command::Locate(options) => locate::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Atlas(command) => atlas::run(&command),
        Command::Cohort(command) => cohort::run(&command),
        Command::Serve(options) => serve::run(&options),
        Command::Audit(command) => audit::run(&command),
        Command::Backup(options) => backup::backup(&options),
        Command::Restore(options) => backup::restore(&options),
        Command::Record(command) => transfer::run(&command),
        Command::Keyring(options) => record::to_keyring(&options),
        Command::User(command) => user::run(&command),
        Command::Openapi => openapi::run(),
    };
    exit::finish(outcome.unwrap_or_else(Outcome::from))
}
