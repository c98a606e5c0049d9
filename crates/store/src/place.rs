//! Where a record is kept, and what opens it.

use std::path::PathBuf;

use openssl::hash::MessageDigest;

use crate::StoreError;
use crate::hex::hex;

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
/// The key is made of it as SQLCipher does by itself (PBKDF2-HMAC-SHA512, 256,000 rounds, a random salt at the head of the file), so that its own
/// tools open the file too.
#[derive(Clone)]
pub struct Key(Secret);

pub(crate) type Salt = [u8; 16];

const ROUNDS: usize = 256_000;

impl Key {
    /// # Errors
    /// [`StoreError::UnusableKey`] when empty or with a zero byte.
    pub fn from_passphrase(passphrase: &str) -> Result<Self, StoreError> {
        if passphrase.is_empty() || passphrase.contains('\0') {
            return Err(StoreError::UnusableKey);
        }
        Ok(Self(Secret::new(passphrase)))
    }

    /// As the value of `PRAGMA key`: key and salt themselves, so that a connection need not spend a tenth of a second on each.
    pub(crate) fn pragma(&self, salt: &Salt) -> Result<String, StoreError> {
        let mut key = [0; 32];
        openssl::pkcs5::pbkdf2_hmac(self.0.reveal().as_bytes(), salt, ROUNDS, MessageDigest::sha512(), &mut key)
            .map_err(|_| StoreError::UnusableKey)?;
        Ok(format!("\"x'{}{}'\"", hex(&key), hex(salt)))
    }
}
