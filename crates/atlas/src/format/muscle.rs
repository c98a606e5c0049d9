//! `atlas/muscles/ID.toml`: one muscle, authored on the right side.

use super::{Advice, Codes, Evidence, Grade, Needling, PainText, Palpation, Prior, SignUse, Zone};
use serde::{Deserialize, Serialize};

/// A muscle, or a division of one with a referral pattern of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Muscle {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// As in `atlas/vocabulary/muscles.tsv`.
    pub group: String,
    #[serde(default)]
    pub codes: Codes,
    pub anatomy: Anatomy,
    pub pain: PainText,
    #[serde(rename = "point")]
    pub points: Vec<TriggerPoint>,
    /// For the whole muscle on one side; its points share it.
    pub prior: Prior,
    #[serde(rename = "load", default)]
    pub loads: Vec<LoadUse>,
    #[serde(rename = "sign", default)]
    pub signs: Vec<SignUse>,
    pub unit: FunctionalUnit,
    pub palpation: Palpation,
    pub needling: Needling,
    pub release: Advice,
    pub stretch: Advice,
    pub exercise: Advice,
    /// For the patient, in plain words.
    pub self_care: Advice,
    pub evidence: Evidence,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Anatomy {
    pub origin: String,
    pub insertion: String,
    pub nerve: String,
    /// Spinal roots as `C5`, cranial nerves as `V3`.
    pub roots: Vec<String>,
    pub actions: Vec<String>,
    /// Ids of `atlas/vocabulary/movements.tsv`.
    #[serde(default)]
    pub movements: Vec<String>,
    /// The skin that the muscle lies under; its trigger points lie within (law `span`).
    #[serde(default)]
    pub span: Vec<Span>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// A part of the skin that a muscle lies under: a line from origin to insertion and half the breadth of the muscle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Landmark expressions, on the right side.
    pub path: Vec<String>,
    pub radius_cm: f64,
}

/// A place in the muscle where trigger points are found, with the pain it refers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TriggerPoint {
    pub id: String,
    pub name: String,
    /// Landmark expression of the skin over the point, on the right side.
    pub at: String,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
    #[serde(rename = "zone")]
    pub zones: Vec<Zone>,
}

/// A load that brings on or keeps up trouble in this muscle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoadUse {
    /// Id in `atlas/loads.toml`.
    pub id: String,
    /// Odds ratio of the muscle's being a cause when the load is present; absent: the default.
    #[serde(default)]
    pub odds: Option<f64>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Muscles that work with, against, or under the referred pain of this one; ids of the muscle vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FunctionalUnit {
    #[serde(default)]
    pub agonists: Vec<String>,
    #[serde(default)]
    pub antagonists: Vec<String>,
    #[serde(default)]
    pub satellites: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}
