//! `atlas/measures.toml`: what shows whether treatment worked, and which change means something.

use super::Grade;
use serde::{Deserialize, Serialize};

/// A scale, a questionnaire or a measurement of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub id: String,
    pub name: String,
    /// As clinicians call it, such as `NPRS`.
    pub short: String,
    pub domain: MeasureDomain,
    /// Unsided regions that it is made for; empty: any.
    #[serde(default)]
    pub regions: Vec<String>,
    pub lowest: f64,
    pub highest: f64,
    pub unit: String,
    pub better: Better,
    /// The time asked about, such as `24 hours`.
    #[serde(default)]
    pub recall: Option<String>,
    pub how_to: String,
    /// Terms of its owner, as far as known.
    pub licence: String,
    #[serde(default)]
    pub loinc: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
    #[serde(rename = "change", default)]
    pub changes: Vec<ImportantChange>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeasureDomain {
    Pain,
    Function,
    Motion,
    Strength,
    Tenderness,
    /// Worry, fear of movement, mood.
    Mind,
    /// Quality of life, and change as the patient sees it.
    Overall,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Better {
    Lower,
    Higher,
}

/// The change that people notice, and the change that is more than error, in one population.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportantChange {
    pub population: String,
    /// Smallest change that matters (MCID), in units of the measure.
    #[serde(default)]
    pub important: Option<f64>,
    /// The same in percent of the first value.
    #[serde(default)]
    pub important_percent: Option<f64>,
    /// Smallest change beyond error (MDC), in units of the measure.
    #[serde(default)]
    pub detectable: Option<f64>,
    #[serde(default)]
    pub note: Option<String>,
    pub sources: Vec<String>,
    pub grade: Grade,
}

impl MeasureDomain {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pain => "pain",
            Self::Function => "function",
            Self::Motion => "motion",
            Self::Strength => "strength",
            Self::Tenderness => "tenderness",
            Self::Mind => "mind",
            Self::Overall => "overall",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeasureFile {
    #[serde(default)]
    pub measure: Vec<Measure>,
}
