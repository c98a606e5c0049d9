//! The keyring of the account that runs the program: another place for the passphrase of a record than a file beside it.

use std::path::Path;

use keyring::{Entry, Error};

/// What entries of the keyring are of; the account in an entry is the folder of the record.
const SERVICE: &str = "palpate";

/// The passphrase of the record in `data`; `None` where the keyring has none.
///
/// # Errors
/// In words, when there is no keyring, or it stays locked.
pub fn passphrase(data: &Path) -> Result<Option<String>, String> {
    match entry(data)?.get_password() {
        Ok(found) => Ok(Some(found)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(in_words(&error)),
    }
}

pub fn keep(data: &Path, passphrase: &str) -> Result<(), String> {
    entry(data)?.set_password(passphrase).map_err(|error| in_words(&error))
}

fn entry(data: &Path) -> Result<Entry, String> {
    let folder = data.canonicalize().map_err(|error| format!("{}: {error}", data.display()))?;
    if let Err(error) = Entry::store_status() {
        return Err(in_words(error));
    }
    Entry::new(SERVICE, &folder.to_string_lossy()).map_err(|error| in_words(&error))
}

fn in_words(error: &Error) -> String {
    format!("no keyring of the system answers: {error}")
}
