//! Secrets that a browser holds: 32 random bytes, of which only the SHA-256 is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::app::{NoRandomness, random};

pub const BYTES: usize = 32;

/// A secret as it is sent, and what is kept of it.
pub struct Token {
    pub text: String,
    pub hash: [u8; 32],
}

/// A new secret.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new() -> Result<Token, NoRandomness> {
    let bytes: [u8; BYTES] = random()?;
    Ok(Token { text: URL_SAFE_NO_PAD.encode(bytes), hash: Sha256::digest(bytes).into() })
}

/// What would have been kept of a secret that came back; `None` for what no secret looks like.
pub fn hash_of(text: &str) -> Option<[u8; 32]> {
    let bytes: [u8; BYTES] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::{hash_of, new};

    #[test]
    fn a_secret_that_comes_back_is_known_by_its_hash() {
        let token = new().expect("randomness");
        assert_eq!(hash_of(&token.text), Some(token.hash));
        assert_ne!(new().expect("randomness").text, token.text);
        for wrong in ["", "x", &token.text[1..], &format!("{}A", token.text)] {
            assert_eq!(hash_of(wrong), None, "{wrong}");
        }
    }
}
