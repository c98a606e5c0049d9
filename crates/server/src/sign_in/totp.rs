//! The second factor: six digits of an app, new every 30 seconds (RFC 6238).

use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

use crate::app::{NoRandomness, random};

/// Bytes of a secret: what RFC 4226 recommends.
const BYTES: usize = 20;

/// A new secret in base 32, as apps take it.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new_secret() -> Result<String, NoRandomness> {
    let bytes: [u8; BYTES] = random()?;
    Ok(Secret::from(bytes).to_base32())
}

/// What an app reads from a QR code; `None` if the secret is no base 32.
pub fn url(secret: &str, user_name: &str) -> Option<String> {
    let account = user_name.replace(':', " ");
    build(secret, &account)?.to_url().ok()
}

/// The step of 30 seconds to which the digits belong: this one, the one before or the one after. A step must be taken only once.
pub fn step(secret: &str, code: &str, now: Timestamp) -> Option<u64> {
    let digits: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    build(secret, "")?.check(&digits, u64::try_from(now.as_second()).ok()?)
}

fn build(secret: &str, account: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).with_issuer(Some("Palpate")).with_account_name(account).build().ok()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{new_secret, step, url};

    /// Appendix B of RFC 6238: the secret `12345678901234567890`, its codes cut to six digits.
    #[test]
    fn digits_are_those_of_the_standard() {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            let at = |moved: i64| Timestamp::from_second(second + moved).expect("a time");
            assert_eq!(step(secret, code, at(0)), Some(second as u64 / 30), "{code}");
            assert!(step(secret, code, at(30)).is_some(), "a slow typist");
            assert_eq!(step(secret, code, at(90)), None);
        }
        assert_eq!(step(secret, "287083", Timestamp::from_second(59).expect("a time")), None);
    }

    #[test]
    fn an_app_can_read_it() {
        let secret = new_secret().expect("randomness");
        let url = url(&secret, "mira").expect("an address");
        assert!(url.starts_with("otpauth://totp/Palpate:mira?") && url.contains(&secret), "{url}");
    }
}
