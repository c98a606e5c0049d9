//! A value of an outcome measure.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::BodySide;

/// Range and unit are those of the measure in the atlas; a rule holds the value against them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Id of the measure in the atlas, such as `nprs`.
    pub measure: String,
    pub value: f64,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// For a measure of one side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    /// What it is about, such as the activity of the patient-specific functional scale.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Answered by the patient alone rather than asked by the clinician.
    #[serde(default)]
    pub by_patient: bool,
}
