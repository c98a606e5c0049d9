//! Codes that somebody types from a card or another screen: 60 random bits, of which only the SHA-256 is kept.

use sha2::{Digest, Sha256};

use crate::app::{NoRandomness, random};

/// Crockford's digits: none looks like another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;
const GROUP: usize = 4;

/// A code as it is shown once, such as `7K2M-Q9X0-4VTD`, and what is kept of it.
pub struct Code {
    pub text: String,
    pub hash: [u8; 32],
}

/// A new code.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new() -> Result<Code, NoRandomness> {
    let bytes: [u8; LENGTH] = random()?;
    let digits = bytes.map(|byte| DIGITS[usize::from(byte % 32)]);
    let groups: Vec<String> =
        digits.chunks(GROUP).map(|group| group.iter().copied().map(char::from).collect()).collect();
    Ok(Code { text: groups.join("-"), hash: Sha256::digest(digits).into() })
}

/// What would have been kept of a code that was typed; `None` for what no code looks like. Case, spaces and dashes do not count, and the
/// letters that are no digits are taken for those that they look like.
pub fn hash_of(typed: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> = typed.bytes().filter(|byte| !matches!(byte, b' ' | b'-')).map(read).collect();
    let is_code = digits.len() == LENGTH && digits.iter().all(|digit| DIGITS.contains(digit));
    is_code.then(|| Sha256::digest(digits).into())
}

fn read(byte: u8) -> u8 {
    match byte.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        digit => digit,
    }
}

#[cfg(test)]
mod tests {
    use super::{hash_of, new};

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = new().expect("randomness");
        assert_eq!(hash_of(&code.text), Some(code.hash));
        let typed = code.text.replace('-', " ").to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(hash_of(&typed), Some(code.hash));
        assert_ne!(new().expect("randomness").hash, code.hash);
    }

    #[test]
    fn what_is_no_code_is_none() {
        for wrong in ["", "7K2M-Q9X0-4VT", "7K2M-Q9X0-4VTDD", "7K2M-Q9X0-4VTU", "7K2M-Q9X0-4VT\u{e9}"] {
            assert_eq!(hash_of(wrong), None, "{wrong}");
        }
    }
}
