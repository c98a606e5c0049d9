//! What was asked before treating, and what was decided in spite of an answer.

use serde::{Deserialize, Serialize};

/// Answers to the contraindications and red flags of the atlas.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SafetyScreen {
    /// One answer to each contraindication that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<SafetyAnswer>,
    /// Everything that applies was asked, and the rest is no.
    #[serde(default)]
    pub is_complete: bool,
    /// Red flags that were asked for and denied, by id; those with a yes are in the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub denied_flags: Vec<String>,
    /// Why the patient is treated in spite of a red flag, or where the patient was sent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub flag_decision: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SafetyAnswer {
    /// Id of the contraindication in the atlas.
    pub contraindication: String,
    pub is_present: bool,
    /// Regions where it is present, sided or not, such as `foot.heel.left`; empty: where the atlas says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Why treatment goes on although it is present; a relative contraindication needs one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}
