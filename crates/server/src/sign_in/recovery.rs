//! Recovery codes: for the day on which the phone with the second factor is lost. Each works once.

use sha2::{Digest, Sha256};

use crate::app::{NoRandomness, random};

pub const CODES: usize = 10;

/// Crockford's digits: none looks like another.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 120 random bits: enough that a fast hash is all that needs to be kept (OWASP ASVS 4.0, 2.6.2, asks for 112).
const LENGTH: usize = 24;
/// Digits between two dashes.
const GROUP: usize = 6;

/// New codes as they are shown once, such as `7k2mq9-x04vtd-1hc8rs-p3wz5n`.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new() -> Result<Vec<String>, NoRandomness> {
    (0..CODES)
        .map(|_| {
            let bytes: [u8; LENGTH] = random()?;
            let group = |bytes: &[u8]| -> String {
                bytes.iter().map(|byte| char::from(DIGITS[usize::from(byte % 32)])).collect()
            };
            Ok(bytes.chunks(GROUP).map(group).collect::<Vec<_>>().join("-"))
        })
        .collect()
}

/// What is kept of a code. Case, spaces and dashes do not count.
pub fn hash(code: &str) -> String {
    let digits: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let hash = Sha256::digest(digits.to_ascii_lowercase());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{CODES, hash, new};

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let codes = new().expect("randomness");
        assert_eq!(codes.len(), CODES);
        let code = &codes[0];
        assert_eq!(code.len(), 27, "four groups of six");
        assert_eq!(hash(code), hash(&code.replace('-', " ").to_uppercase()));
        assert_ne!(hash(code), hash(&codes[1]));
    }
}
