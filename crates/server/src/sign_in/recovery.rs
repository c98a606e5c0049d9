//! Recovery codes: for the day on which the phone with the second factor is lost. Each works once.

use sha2::{Digest, Sha256};

use crate::app::{NoRandomness, random};

pub const CODES: usize = 10;

/// Crockford's digits: none looks like another.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 12;

/// New codes as they are shown once, such as `7k2mq9-x04vtd`; 60 random bits each.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new() -> Result<Vec<String>, NoRandomness> {
    (0..CODES)
        .map(|_| {
            let bytes: [u8; LENGTH] = random()?;
            let digits: String = bytes.iter().map(|byte| char::from(DIGITS[usize::from(byte % 32)])).collect();
            Ok(format!("{}-{}", &digits[..LENGTH / 2], &digits[LENGTH / 2..]))
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
        assert_eq!(hash(code), hash(&code.replace('-', " ").to_uppercase()));
        assert_ne!(hash(code), hash(&codes[1]));
    }
}
