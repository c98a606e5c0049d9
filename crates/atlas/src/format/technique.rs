//! `atlas/techniques.toml`: how a trigger point is treated, with doses that were tried, harms that were counted, effects that
//! were measured.

use super::Grade;
use serde::{Deserialize, Serialize};

/// One way of treating, by hand, needle or oneself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Technique {
    pub id: String,
    pub name: String,
    pub kind: TechniqueKind,
    pub what: String,
    /// The steps, for the clinician.
    pub how_to: Vec<String>,
    /// What the patient may feel then and in the days after, in plain words.
    pub expect: String,
    /// When the patient gets help at once afterwards, in plain words.
    #[serde(default)]
    pub help: Option<String>,
    /// When the patient calls the clinic afterwards, in plain words.
    #[serde(default)]
    pub call: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
    #[serde(rename = "dose", default)]
    pub doses: Vec<Dose>,
    #[serde(rename = "harm", default)]
    pub harms: Vec<Harm>,
    #[serde(rename = "effect", default)]
    pub effects: Vec<Effect>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum TechniqueKind {
    /// A needle without current or drug.
    Needling,
    /// A needle with current.
    Electrical,
    /// A needle with a drug.
    Injection,
    Manual,
    Stretch,
    Exercise,
    /// Heat, cold, a device on the skin.
    Physical,
    /// What the patient does alone.
    Home,
}

/// A dose that was tried or is customary; not proof that it is the best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// What is dosed, such as `time per point`.
    pub parameter: String,
    pub low: f64,
    /// As `low` where a single value is given.
    pub high: f64,
    pub unit: String,
    /// For whom or where; absent: in general.
    #[serde(default)]
    pub applies_to: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// An unwanted event and how often it was counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Harm {
    pub event: String,
    pub severity: Severity,
    /// Percent of treatments or of people ([`Harm::of`]); absent: not counted.
    #[serde(default)]
    pub percent: Option<f64>,
    #[serde(default)]
    pub of: Option<Denominator>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Passes by itself within days.
    Minor,
    /// Lasts, or needs care.
    Significant,
    /// Needs a hospital, or threatens life or function.
    Serious,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Denominator {
    Treatments,
    People,
}

/// What a trial or a review of trials found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Effect {
    pub complaint: String,
    pub against: String,
    pub outcome: String,
    /// When it was measured, such as `short term`.
    pub timepoint: String,
    /// The result in a sentence, figures with their interval.
    pub result: String,
    pub sources: Vec<String>,
    pub grade: Grade,
}

impl TechniqueKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Needling => "needling",
            Self::Electrical => "electrical",
            Self::Injection => "injection",
            Self::Manual => "manual",
            Self::Stretch => "stretch",
            Self::Exercise => "exercise",
            Self::Physical => "physical",
            Self::Home => "home",
        }
    }
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Significant => "significant",
            Self::Serious => "serious",
        }
    }
}

impl Denominator {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Treatments => "treatments",
            Self::People => "people",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TechniqueFile {
    #[serde(default)]
    pub technique: Vec<Technique>,
}
