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
/// The key is made of it as SQLCipher does by itself, so that its own tools open the file too: 64 hexadecimal digits as `x'…'` are the key,
/// anything else is stretched (PBKDF2-HMAC-SHA512, 256,000 rounds, a random salt at the head of the file).
#[derive(Clone)]
pub struct Key(Secret);

pub(crate) type Salt = [u8; 16];

const BYTES: usize = 32;
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

    /// A passphrase that nobody guesses and that needs no stretching: a key of 32 random bytes.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`].
    pub fn new_passphrase() -> Result<String, StoreError> {
        let mut key = [0; BYTES];
        getrandom::fill(&mut key).map_err(|_| StoreError::NoRandomness)?;
        Ok(format!("x'{}'", hex(&key)))
    }

    /// As the value of `PRAGMA key`: key and salt themselves, so that no connection stretches for itself, which takes tenths of a second.
    pub(crate) fn pragma(&self, salt: &Salt) -> Result<String, StoreError> {
        let passphrase = self.0.reveal();
        let key = match written_key(passphrase) {
            Some(key) => key.to_owned(),
            None => hex(&stretched(passphrase, salt)?),
        };
        Ok(format!("\"x'{key}{}'\"", hex(salt)))
    }
}

fn written_key(passphrase: &str) -> Option<&str> {
    let digits = passphrase.strip_prefix("x'")?.strip_suffix('\'')?;
    (digits.len() == 2 * BYTES && digits.bytes().all(|digit| digit.is_ascii_hexdigit())).then_some(digits)
}

fn stretched(passphrase: &str, salt: &Salt) -> Result<[u8; BYTES], StoreError> {
    let mut key = [0; BYTES];
    openssl::pkcs5::pbkdf2_hmac(passphrase.as_bytes(), salt, ROUNDS, MessageDigest::sha512(), &mut key)
        .map_err(|_| StoreError::UnusableKey)?;
    Ok(key)
}
