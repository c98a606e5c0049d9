//! Passwords: what may be one, and argon2id over it.

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

/// Least number of characters (NIST SP 800-63B-4 asks for 15 where a password stands alone, OWASP ASVS 4.0 for 12).
pub const LEAST_CHARACTERS: usize = 12;
/// Longer ones are refused, so that hashing has a bound.
pub const MOST_CHARACTERS: usize = 128;

/// OWASP's second choice for argon2id, which needs little memory: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes at the same time: each takes its memory, and a flood of guesses must not take it all.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    #[error("the password has {length} characters, expected {LEAST_CHARACTERS} to {MOST_CHARACTERS}")]
    Length { length: usize },
    #[error("the password holds the user name; choose one that does not")]
    HoldsName,
    #[error("the password is one character over and over; choose several words")]
    Repeated,
    #[error("the password could not be hashed")]
    Hash,
}

/// Whether a password may be chosen. Length is what counts: no classes of characters are asked for.
///
/// # Errors
/// What is wrong with it, without a part of it.
pub fn allow(password: &str, user_name: &str) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if !(LEAST_CHARACTERS..=MOST_CHARACTERS).contains(&length) {
        return Err(PasswordError::Length { length });
    }
    if password.to_lowercase().contains(&user_name.to_lowercase()) {
        return Err(PasswordError::HoldsName);
    }
    let first = password.chars().next();
    if password.chars().all(|character| Some(character) == first) {
        return Err(PasswordError::Repeated);
    }
    Ok(())
}

/// The PHC string that is kept of a password.
///
/// # Errors
/// [`PasswordError::Hash`] when the system gives no randomness or memory.
pub async fn hash(password: String) -> Result<String, PasswordError> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| PasswordError::Hash)?;
    let hashed = tokio::task::spawn_blocking(move || hash_now(&password));
    hashed.await.map_err(|_| PasswordError::Hash)?
}

/// Whether this is the password of which `kept` was made.
///
/// Without `kept` (an unknown name) as much work is done for a no, so that the time does not tell which names exist.
pub async fn is_right(password: String, kept: Option<String>) -> bool {
    let Ok(_turn) = AT_ONCE.acquire().await else { return false };
    let is_known = kept.is_some();
    let compared = tokio::task::spawn_blocking(move || {
        let kept = kept.as_deref().unwrap_or_else(|| of_nobody());
        let parsed = PasswordHash::new(kept).ok()?;
        argon2()?.verify_password(password.as_bytes(), &parsed).ok()
    });
    compared.await.ok().flatten().is_some() && is_known
}

fn hash_now(password: &str) -> Result<String, PasswordError> {
    let argon2 = argon2().ok_or(PasswordError::Hash)?;
    let hash: PasswordHash = argon2.hash_password(password.as_bytes()).map_err(|_| PasswordError::Hash)?;
    Ok(hash.to_string())
}

fn argon2() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn of_nobody() -> &'static str {
    static OF_NOBODY: OnceLock<String> = OnceLock::new();
    OF_NOBODY.get_or_init(|| hash_now("the password of nobody").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{PasswordError, allow, hash, is_right};

    #[test]
    fn length_counts_and_the_name_does_not_belong_in_it() {
        assert_eq!(allow("correct horse battery", "mira"), Ok(()));
        assert_eq!(allow("eleven chrs", "mira"), Err(PasswordError::Length { length: 11 }));
        assert_eq!(allow(&"ab".repeat(65), "mira"), Err(PasswordError::Length { length: 130 }));
        assert_eq!(allow("it is Mira's own", "mira"), Err(PasswordError::HoldsName));
        assert_eq!(allow("aaaaaaaaaaaaa", "mira"), Err(PasswordError::Repeated));
        assert_eq!(allow("öööööööööööü", "mira"), Ok(()), "characters are counted, not bytes");
    }

    #[tokio::test]
    async fn only_the_password_itself_is_right() {
        let kept = hash("correct horse battery".to_owned()).await.expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("correct horse battery".to_owned(), Some(kept.clone())).await);
        assert!(!is_right("correct horse batterz".to_owned(), Some(kept.clone())).await);
        let again = hash("correct horse battery".to_owned()).await.expect("a hash");
        assert_ne!(kept, again, "each has a salt of its own");
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!is_right("the password of nobody".to_owned(), None).await);
    }
}
