//! Browsers that have signed in to an account before.
//!
//! Such a browser holds 32 random bytes and a tag over them and the account's password hash, which never leaves the server: nobody else
//! can make one, nothing is kept for it, and a new password ends them all. It is no second factor; it only keeps
//! [`lockout`](super::lockout) from reaching its owner.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::app::{NoRandomness, random};

const NONCE: usize = 32;
const TAG: usize = 32;

/// The cookie of a browser that has just signed in.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new(password_hash: &str) -> Result<String, NoRandomness> {
    let nonce: [u8; NONCE] = random()?;
    Ok(URL_SAFE_NO_PAD.encode([nonce, tag(nonce, password_hash)].concat()))
}

/// What failures of this browser are counted by; `None` if it has not signed in to the account.
pub fn known(cookie: &str, password_hash: &str) -> Option<[u8; 32]> {
    let bytes: [u8; NONCE + TAG] = URL_SAFE_NO_PAD.decode(cookie).ok()?.try_into().ok()?;
    let nonce: [u8; NONCE] = bytes[..NONCE].try_into().ok()?;
    // Hashed again before comparing: the time of the comparison tells nothing about the tag.
    let is_same = Sha256::digest(&bytes[NONCE..]) == Sha256::digest(tag(nonce, password_hash));
    is_same.then_some(nonce)
}

fn tag(nonce: [u8; NONCE], password_hash: &str) -> [u8; TAG] {
    let inner = Sha256::new().chain_update(b"palpate device").chain_update(password_hash).finalize();
    Sha256::new().chain_update(inner).chain_update(nonce).chain_update(inner).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::{known, new};

    #[test]
    fn a_browser_is_known_until_the_password_changes() {
        let cookie = new("$argon2id$one").expect("randomness");
        assert!(known(&cookie, "$argon2id$one").is_some());
        assert_eq!(known(&cookie, "$argon2id$two"), None);
        let changed = if cookie.starts_with('A') { cookie.replacen('A', "B", 1) } else { format!("A{}", &cookie[1..]) };
        assert_eq!(known(&changed, "$argon2id$one"), None);
        assert_eq!(known("", "$argon2id$one"), None);
    }
}
