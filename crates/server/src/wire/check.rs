//! What the rules say of a visit.

use care::BodySide;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Check {
    pub rule: String,
    pub level: Level,
    /// Where in the visit, such as `needles[2]`; empty where the whole of it is meant.
    pub place: String,
    /// In words for the clinician.
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contraindication: Option<String>,
    /// Keys of `atlas/sources.toml`.
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
pub enum Level {
    Stop,
    ReasonNeeded,
    Missing,
    Caution,
}
