//! What the patient does at home.

use serde::{Deserialize, Serialize};

use super::BodySide;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HomeItem {
    /// Id of a muscle whose stretch, exercise or self-care is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    /// In words for the patient.
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times_a_day: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repetitions: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}
