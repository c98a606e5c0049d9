//! Who works in a clinic.

use care::{Name, Practitioner, Role, Training};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A practitioner, and the version that a change is made from.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PractitionerVersion {
    pub practitioner: Practitioner,
    pub version: u32,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPractitioner {
    pub name: Name,
    pub role: Role,
    #[serde(default)]
    pub licence: String,
    #[serde(default)]
    pub training: Vec<Training>,
    pub user_name: String,
    /// First password, 12 to 128 characters.
    pub password: String,
}
