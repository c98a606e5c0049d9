//! The cookies.
//!
//! `__Host-` binds them to this very host, `SameSite=Strict` keeps them from requests that another site causes, `HttpOnly` from scripts.
//! Browsers take `Secure` cookies over TLS, and over plain HTTP from the loopback alone.

use axum::http::{HeaderMap, HeaderValue, header};

use super::token;

pub const SESSION: &str = "__Host-palpate";
pub const DEVICE: &str = "__Host-palpate-device";
/// Of a patient at the own page.
pub const PATIENT: &str = "__Host-palpate-patient";
/// Of a phone that answers while somebody palpates.
pub const PAIRED: &str = "__Host-palpate-paired";

/// A year: how long a browser is known.
const DEVICE_SECONDS: i64 = 365 * 24 * 3600;

/// The value of a cookie that came with a request.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// What is kept of the secret in a cookie; `None` without one, and for what no secret looks like.
pub fn token_hash(headers: &HeaderMap, name: &str) -> Option<[u8; 32]> {
    read(headers, name).and_then(token::hash_of)
}

/// Ends with the browser's session; the server ends it earlier.
pub fn session(token: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{SESSION}={token}; Path=/; Secure; HttpOnly; SameSite=Strict")).ok()
}

pub fn no_session() -> Option<HeaderValue> {
    lasting(SESSION, "", 0)
}

pub fn device(value: &str) -> Option<HeaderValue> {
    lasting(DEVICE, value, DEVICE_SECONDS)
}

/// One that ends by itself.
pub fn lasting(name: &str, token: &str, seconds: i64) -> Option<HeaderValue> {
    let line = format!("{name}={token}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict");
    HeaderValue::from_str(&line).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{DEVICE, SESSION, read};

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=b; __Host-palpate=token; x"));
        headers.append(header::COOKIE, HeaderValue::from_static("__Host-palpate-device=known"));
        assert_eq!(read(&headers, SESSION), Some("token"));
        assert_eq!(read(&headers, DEVICE), Some("known"));
        assert_eq!(read(&headers, "palpate"), None);
    }
}
