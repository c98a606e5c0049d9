//! `atlas/self_report.toml`: what patients answer alone, and what they are told at once.

use super::{Grade, Severity};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SelfReport {
    /// What to do where nothing reported asks for more than [`UrgencyOfReport::Expected`], in words for the patient.
    pub expected: String,
    pub call: String,
    pub emergency: String,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
    /// In the order in which they are asked.
    #[serde(rename = "question", default)]
    pub questions: Vec<SelfQuestion>,
    #[serde(rename = "after_effect", default)]
    pub after_effects: Vec<AfterEffect>,
    pub warning: WarningSigns,
}

/// How soon something that a patient reports needs somebody, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum UrgencyOfReport {
    /// Passes by itself.
    Expected,
    /// Ask the clinic.
    Call,
    /// Help now.
    Emergency,
}

/// A measure as a patient is asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SelfQuestion {
    /// Id of a measure.
    pub measure: String,
    /// Which time or thing is meant, as the record keeps it; empty: now.
    #[serde(default)]
    pub about: String,
    /// Asked once for each activity that the patient named before.
    #[serde(default)]
    pub of_activities: bool,
    /// Asked only of who has been treated.
    #[serde(default)]
    pub after_treatment: bool,
    pub ask: String,
    /// What the lowest value means.
    pub low: String,
    /// What the highest value means.
    pub high: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Something that a patient may notice after treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AfterEffect {
    pub id: String,
    /// As clinicians call it.
    pub event: String,
    pub severity: Severity,
    pub urgency: UrgencyOfReport,
    /// In the patient's own words.
    pub ask: String,
    /// What to do, in words for the patient.
    pub advice: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Red flags that are asked of everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WarningSigns {
    /// Ids in `red_flags.toml`.
    pub red_flags: Vec<String>,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

impl SelfReport {
    pub fn after_effect(&self, id: &str) -> Option<&AfterEffect> {
        self.after_effects.iter().find(|effect| effect.id == id)
    }
}
