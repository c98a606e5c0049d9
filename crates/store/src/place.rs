//! Where a record is kept, and what opens it.

use std::path::PathBuf;

use crate::StoreError;

/// Where the record of one or more clinics is kept.
pub enum Place {
    /// One encrypted file; made when it is not there.
    Sqlite { file: PathBuf, key: Key },
    /// A PostgreSQL database, owned by the role in the URL, which must stand below row-level security.
    Postgres { url: Secret },
}

/// A text that is never printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

/// What opens an encrypted file: a passphrase.
///
/// SQLCipher makes the key of it (PBKDF2-HMAC-SHA512, 256,000 rounds, a random salt at the head of the file), so that its own tools open the
/// file too.
#[derive(Clone)]
pub struct Key(Secret);

impl Key {
    /// # Errors
    /// [`StoreError::UnusableKey`] when empty or with a zero byte.
    pub fn from_passphrase(passphrase: &str) -> Result<Self, StoreError> {
        if passphrase.is_empty() || passphrase.contains('\0') {
            return Err(StoreError::UnusableKey);
        }
        Ok(Self(Secret::new(passphrase)))
    }

    /// As the value of `PRAGMA key`.
    pub(crate) fn pragma(&self) -> String {
        format!("'{}'", self.0.reveal().replace('\'', "''"))
    }
}
