//! How to find a muscle with the hand and how to needle it.

use super::Grade;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Palpation {
    pub position: String,
    pub technique: String,
    pub feel: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// How to needle, or why not: with `allowed` every text from `position` to `who_should_not` is present, without it `why` is
/// (compile holds this).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Needling {
    #[serde(default = "yes")]
    pub allowed: bool,
    /// Why it is not needled.
    #[serde(default)]
    pub why: Option<String>,
    #[serde(default)]
    pub position: Option<String>,
    /// Thinnest and thickest needle.
    #[serde(default)]
    pub diameter_mm: Option<[f64; 2]>,
    /// Shortest and longest needle, without the handle.
    #[serde(default)]
    pub length_mm: Option<[f64; 2]>,
    /// What else decides the choice of the needle.
    #[serde(default)]
    pub needle: Option<String>,
    #[serde(default)]
    pub direction: Option<String>,
    #[serde(default)]
    pub depth: Option<String>,
    /// Depth from the skin never to be passed, in mm, where a study or a book gives one.
    #[serde(default)]
    pub max_depth_mm: Option<f64>,
    #[serde(default)]
    pub beneath: Option<String>,
    #[serde(default)]
    pub hazards: Vec<String>,
    /// Why a hazard that the site suggests (such as the pleura) is not one here.
    #[serde(default)]
    pub hazards_none: Option<String>,
    #[serde(default)]
    pub who_should_not: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

impl Needling {
    /// `0.25 to 0.3 mm by 30 to 40 mm.` and what else decides the choice.
    pub fn needle_words(&self) -> Option<String> {
        let range = |[low, high]: [f64; 2]| if low < high { format!("{low} to {high}") } else { low.to_string() };
        let size = self
            .diameter_mm
            .zip(self.length_mm)
            .map(|(diameter, length)| format!("{} mm by {} mm.", range(diameter), range(length)));
        let words: Vec<String> = size.into_iter().chain(self.needle.clone()).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

fn yes() -> bool {
    true
}
