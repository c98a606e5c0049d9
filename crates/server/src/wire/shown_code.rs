//! A code for somebody without an account: an invitation to the own page, or the pairing of a phone.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// Shown once; only its hash is kept.
#[derive(Serialize, ToSchema)]
pub struct ShownCode {
    /// Such as `7K2M-Q9X0-4VTD`.
    pub code: String,
    /// Of the page, to be put behind the address of this server; the code stands behind the `#`, which browsers do not send.
    pub link: String,
    /// Until when it can be typed.
    #[schema(value_type = String, format = DateTime)]
    pub expires: Timestamp,
}

impl ShownCode {
    /// For the page at `path`.
    pub fn new(path: &str, code: String, expires: Timestamp) -> Self {
        Self { link: format!("{path}#{code}"), code, expires }
    }
}
