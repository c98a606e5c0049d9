//! What treatment did that nobody wanted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::BodySide;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// In the words of the atlas's harms, such as `bruising`.
    pub event: String,
    pub severity: Severity,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub began: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub ended: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    /// What was done about it; a serious one needs an entry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub action: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Classes of Brady 2014 (`brady2014` in atlas/sources.toml).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
// The atlas has a `Severity` of its own, and names in the description of the API must differ.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ReactionSeverity))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Short and without consequences.
    Mild,
    /// Asks for attention, or lasts.
    Significant,
    /// Needs a physician or a hospital: an incident.
    Serious,
}
