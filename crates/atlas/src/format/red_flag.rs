//! `atlas/red_flags.toml`: answers that must not wait for the ranking.

use super::Grade;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RedFlag {
    pub id: String,
    pub name: String,
    /// The question to the patient.
    pub ask: String,
    /// May come up after the visit: the handout tells the patient to get help at once then. A choice of ours.
    #[serde(default)]
    pub watch: bool,
    pub condition: String,
    pub action: FlagAction,
    /// Unsided regions where it matters; empty: wherever the pain is.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Mimics that it makes likelier.
    #[serde(default)]
    pub mimics: Vec<String>,
    #[serde(default)]
    pub lr_pos: Option<f64>,
    #[serde(default)]
    pub lr_neg: Option<f64>,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FlagAction {
    /// Weigh with the other findings.
    Caution,
    /// Prompt medical referral.
    Urgent,
    /// Now.
    Emergency,
}

impl FlagAction {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Caution => "caution",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RedFlagFile {
    #[serde(default)]
    pub red_flag: Vec<RedFlag>,
}
