//! Exit codes: 0 fine, 1 the answer is no, 2 bad input or usage.

use std::process::ExitCode;

/// How a command ended, apart from failing.
pub enum Outcome {
    Fine,
    /// The command worked and its answer is no; the reason goes to standard error.
    No(String),
    /// Input or usage was wrong; the reason goes to standard error.
    Bad(String),
}

/// What was wrong with the input: a sentence that names the place and the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadInput(pub String);

pub type Ended = Result<Outcome, BadInput>;

impl From<BadInput> for Outcome {
    fn from(error: BadInput) -> Self {
        Self::Bad(error.0)
    }
}

pub fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::No(reason) => {
            eprintln!("palpate: {reason}");
            ExitCode::from(1)
        }
        Outcome::Bad(reason) => {
            eprintln!("palpate: {reason}");
            ExitCode::from(2)
        }
    }
}
