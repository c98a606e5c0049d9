//! Signing in.

use care::{Clinic, Jurisdiction, Name, Practitioner};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whether there is a record, and who asks.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// The server keeps a record; without one there is nothing to sign in to.
    pub record: bool,
    /// Nobody has set up a clinic yet.
    pub is_first_run: bool,
    /// Everything in the record is invented.
    pub is_demonstration: bool,
    /// Null where nobody is signed in.
    pub me: Option<Practitioner>,
    pub clinic: Option<Clinic>,
}

/// The first clinic and its owner.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    pub clinic: NewClinic,
    pub owner: NewOwner,
    pub user_name: String,
    /// 12 to 128 characters.
    pub password: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClinic {
    pub name: String,
    /// IANA name, such as `America/New_York`.
    pub time_zone: String,
    pub jurisdiction: Jurisdiction,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOwner {
    pub name: Name,
    #[serde(default)]
    pub licence: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub user_name: String,
    pub password: String,
    /// Six digits of the second factor, or a recovery code.
    #[serde(default)]
    pub code: Option<String>,
}

/// A browser that is signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionLine {
    pub id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub created: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub last_used: Timestamp,
    /// What the browser calls itself.
    pub agent: String,
    /// The one that asks.
    pub is_this: bool,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    pub current: String,
    /// 12 to 128 characters.
    pub new: String,
}

/// The password once more, before something that a stranger at an open browser must not do.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordAgain {
    pub password: String,
}

/// A second factor that waits for its first code.
#[derive(Serialize, ToSchema)]
pub struct NewFactor {
    /// Base 32, to be typed into an app.
    pub secret: String,
    /// `otpauth:` address, to be shown as a QR code.
    pub url: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    pub code: String,
}

/// Shown once: each signs in once instead of a code.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    pub recovery_codes: Vec<String>,
}
