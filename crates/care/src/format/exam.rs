//! What the engine said and what the patient answered under the hand.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BodySide, BodySite};

/// The engine's answer as it was looked at: enough to see later what was known, and with which atlas to ask again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssessmentSnapshot {
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub atlas_version: String,
    /// Content hash of the atlas.
    pub atlas_hash: String,
    /// The likeliest, at most ten of muscles and ten of mimics.
    pub causes: Vec<RankedCause>,
    /// Red flags that were raised, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<String>,
    /// Share of the painted skin that nothing explains, 0 to 1.
    pub unexplained: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RankedCause {
    /// Id of a muscle or mimic in the atlas.
    pub cause: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    /// Probability with its certified bounds.
    pub p: f64,
    pub lower: f64,
    pub upper: f64,
}

/// What the patient said while a place was pressed or needled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Response {
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub kind: ResponseKind,
    /// The muscle under the hand, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<BodySite>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResponseKind {
    More,
    Less,
    /// The pain that the patient came with.
    FamiliarPain,
    Stop,
}
