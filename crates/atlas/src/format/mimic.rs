//! `atlas/mimics/ID.toml`: a cause that a trigger point is mistaken for, or that hides behind one.

use super::{Advice, Codes, Evidence, Grade, PainText, Prior, SignUse, Zone};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Mimic {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// As in `atlas/vocabulary/mimics.tsv`.
    pub kind: String,
    /// Whether it exists once on each side.
    pub sided: bool,
    /// For an unsided cause: its zones lie as written and are not mirrored (the heart, the appendix).
    #[serde(default)]
    pub one_sided: bool,
    pub urgency: Urgency,
    #[serde(default)]
    pub codes: Codes,
    pub pain: PainText,
    /// What fails when a root or nerve is the cause.
    #[serde(default)]
    pub nerve: Option<NerveLoss>,
    #[serde(rename = "zone")]
    pub zones: Vec<Zone>,
    pub prior: Prior,
    #[serde(default)]
    pub sensitises: Vec<Sensitises>,
    #[serde(rename = "sign", default)]
    pub signs: Vec<SignUse>,
    #[serde(default)]
    pub red_flags: Vec<String>,
    /// How to tell it from a muscle.
    pub distinguish: Advice,
    pub action: Action,
    pub evidence: Evidence,
}

/// The territory of a root or nerve: what is numb, weak or gone when it fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NerveLoss {
    /// Dermatome or skin territory.
    pub skin: String,
    /// Myotome: the movements that weaken, and how to test them.
    pub weakness: String,
    /// Muscles of the territory; ids of the muscle vocabulary.
    #[serde(default)]
    pub weakens: Vec<String>,
    /// Tendon reflex that is lost.
    #[serde(default)]
    pub reflex: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// How soon somebody must act when the mimic is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    Routine,
    Urgent,
    Emergency,
}

impl Urgency {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Routine => "routine",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }
}

/// A muscle that becomes tender because of the mimic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Sensitises {
    pub muscle: String,
    /// Factor on the odds of the muscle when the mimic is present; above 0.
    pub odds: f64,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub text: String,
    #[serde(default)]
    pub refer_to: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}
