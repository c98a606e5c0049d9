//! Who works in a clinic, and what they are trained for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ClinicId, Name, PractitionerId};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Practitioner {
    pub id: PractitionerId,
    pub clinic: ClinicId,
    pub name: Name,
    pub role: Role,
    /// Profession and licence as printed, such as `PT, NJ 40QA00000000`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// What may be needled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub training: Vec<Training>,
    /// May no longer sign in.
    #[serde(default)]
    pub has_left: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the clinic; may also treat.
    Owner,
    Clinician,
    /// Names, contacts and appointments; nothing clinical.
    FrontDesk,
    /// Reads who read what; changes nothing.
    Auditor,
    /// De-identified data alone.
    Researcher,
}

/// Training in needling a part of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Part of the body: a group of muscles in the atlas's vocabulary, such as `shoulder and arm`.
    pub part: String,
    pub course: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub completed: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub expires: Option<Date>,
}
