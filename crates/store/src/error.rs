//! What can go wrong with the record.

use care::{ClinicId, PatientId};

use crate::Kind;

/// Every way in which the store refuses or fails. No message holds a word of a patient's record.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the passphrase does not open `{file}`, or it is no record; nothing was changed")]
    Passphrase { file: String },

    #[error("a passphrase must not be empty or hold a zero byte")]
    UnusableKey,

    #[error("the system gives no randomness for a key; nothing was made")]
    NoRandomness,

    #[error("the record is of schema {found}, this program knows up to {known}; expected a newer program")]
    Newer { found: i64, known: i64 },

    #[error("the database role `{role}` is above row-level security; expected a role without superuser and bypassrls")]
    Role { role: String },

    #[error("there is no clinic `{clinic}`; expected its entry to be kept first")]
    NoClinic { clinic: ClinicId },

    #[error("the entry belongs to another clinic than `{clinic}`")]
    OtherClinic { clinic: ClinicId },

    #[error("the version is stale; expected to be made from version {current}")]
    Stale { current: u32 },

    #[error("the visit is signed and never changes; expected an addendum")]
    Signed,
    /// The words of a patient.
    #[error("the report was sent by a patient and does not change; only whether it was read does")]
    Sent,

    #[error("{kind} `{id}` belongs to another patient or episode; expected the one that it began with")]
    Moved { kind: Kind, id: String },

    #[error("there is no {kind} `{id}` in this clinic")]
    Unknown { kind: Kind, id: String },

    #[error("{kind} `{id}` was erased; expected a new id")]
    Erased { kind: Kind, id: String },

    #[error("patient `{patient}` was merged into another or is the same; expected the patient that stayed")]
    Merged { patient: PatientId },

    #[error(
        "the reason holds a name or the birth date of the patient, and it is kept for ever; expected one that tells nobody who it was"
    )]
    NamesPatient,

    #[error("the user name is taken; expected another")]
    UserName,

    #[error("clinic `{clinic}`, entry {seq}: {what}")]
    Broken { clinic: String, seq: u64, what: &'static str },

    #[error("line {line}: {what}; nothing was imported")]
    Import { line: usize, what: String },

    #[error("`{file}` exists; expected a file that does not")]
    Exists { file: String },

    #[error("the disk is full; the entry was not kept")]
    Full,

    #[error("the database does not answer; nothing was kept, expected it to come back")]
    Unreachable,

    #[error(
        "the database is on another machine, and the record would go there in the clear; expected `sslmode=verify-full` in the URL"
    )]
    InTheClear,

    #[error("the file of the record is damaged; expected a backup to be restored with `palpate restore`")]
    Damaged,

    #[error("`{file}`: {source}")]
    File { file: String, source: std::io::Error },

    #[error("a stored entry cannot be read: {what}")]
    Unreadable { what: String },

    #[error("database: {what}")]
    Database { what: String },
}

impl StoreError {
    /// For others whom the same failure of the database met.
    pub(crate) fn told_again(&self) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Unreachable => Self::Unreachable,
            Self::Damaged => Self::Damaged,
            other => Self::Database { what: other.to_string() },
        }
    }
}

/// Codes of SQLite (primary ones) and PostgreSQL, as text.
const FULL: &[&str] = &["13", "53100"];
/// Busy; too many connections, shutting down, crashed, starting.
const UNREACHABLE: &[&str] = &["5", "53300", "57P01", "57P02", "57P03"];
/// A malformed page, a page whose seal is wrong.
const DAMAGED: &[&str] = &["11", "26"];
/// A primary code of SQLite in an extended one.
const PRIMARY: i64 = 0xff;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|database| database.code()).unwrap_or_default();
        // PostgreSQL's have five characters.
        let code = match code.parse::<i64>() {
            Ok(extended) if code.len() < 5 => (extended & PRIMARY).to_string(),
            _ => code.into_owned(),
        };
        let is_in = |codes: &[&str]| codes.contains(&code.as_str());
        match error {
            _ if is_in(FULL) => Self::Full,
            _ if is_in(UNREACHABLE) => Self::Unreachable,
            _ if is_in(DAMAGED) => Self::Damaged,
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                Self::Unreachable
            }
            other => Self::Database { what: other.to_string() },
        }
    }
}
