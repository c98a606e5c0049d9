//! A course of treatment over time.

use atlas::{Better, Grade};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BodySide, VisitId};

/// An episode against time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// In the order of the atlas's measures.
    pub series: Vec<Series>,
    pub area: Vec<PaintedArea>,
    pub treated: Vec<Treated>,
    pub verdict: Verdict,
    pub repeat_error: RepeatError,
}

/// One measure of one side about one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Series {
    pub measure: String,
    pub short: String,
    pub unit: String,
    pub better: Better,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// In the order of time.
    pub points: Vec<SeriesPoint>,
    /// In whom the changes below were found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Smallest change that matters, in units of the measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub important: Option<f64>,
    /// The same in percent of the first value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub important_percent: Option<f64>,
    /// Smallest change beyond error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detectable: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeriesPoint {
    pub visit: VisitId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub value: f64,
    pub by_patient: bool,
    /// So soon after needling that a worse value may be soreness.
    #[serde(default)]
    pub is_sore: bool,
}

/// Skin that was painted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PaintedArea {
    pub visit: VisitId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub cm2: f64,
    /// Of the skin of the whole body, 0 to 100.
    pub percent: f64,
    /// Painted cells of the atlas's body and how strong each hurts, 1 to 10; ascending by cell.
    pub cells: Vec<(u16, f64)>,
}

/// How well people repeat the drawing of a pain that did not change, from the atlas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RepeatError {
    /// Mean Jaccard index of two such drawings, 0 to 1.
    pub overlap: f64,
    /// Its standard deviation between people.
    pub overlap_sd: f64,
    /// Less overlap than this is more than people err.
    pub least_overlap: f64,
    pub basis: String,
    pub grade: Grade,
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Treated {
    pub visit: VisitId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Each once, in the order of treatment.
    pub muscles: Vec<TreatedMuscle>,
    /// Kinds of needling and ids of techniques, each once.
    pub techniques: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TreatedMuscle {
    pub muscle: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
}

/// Whether it helps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub text: String,
    pub is_not_responding: bool,
    /// Mimics that the last assessment left likely enough to be ruled out, likeliest first.
    pub open_mimics: Vec<OpenMimic>,
    /// What the days of soreness rest on, and the custom that one measure is taken at each visit.
    pub basis: String,
    pub grade: Grade,
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenMimic {
    pub mimic: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    pub p: f64,
}

/// How one drawing differs from another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawingChange {
    /// Skin in both over skin in either, 0 to 1; 1 when both are empty.
    pub jaccard: f64,
    pub only_before_cm2: f64,
    pub only_after_cm2: f64,
    /// People who repeat a drawing of an unchanged pain differ as much.
    pub is_within_repeat_error: bool,
    pub sources: Vec<String>,
}
