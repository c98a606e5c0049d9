//! What every block of an entry shares: grade, sources, and the blocks that muscles and mimics have in common.

use serde::{Deserialize, Serialize};

/// How well a fact is supported; shown wherever the fact is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// A custom or an estimate of ours; no source needed.
    Opinion,
    /// Stated by a named book or review.
    Textbook,
    /// A figure from a study.
    Measured,
}

impl Grade {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opinion => "opinion",
            Self::Textbook => "textbook",
            Self::Measured => "measured",
        }
    }
}

/// Identifiers in other vocabularies; an absent one is not known, not "none".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Codes {
    /// Foundational Model of Anatomy, as `FMA32546`.
    pub fma: Option<String>,
    /// Terminologia Anatomica, second edition.
    pub ta2: Option<String>,
    /// Terminologia Anatomica, 1998.
    pub ta98: Option<String>,
    /// Uberon, as `UBERON:0001128`.
    pub uberon: Option<String>,
    pub icd10cm: Vec<String>,
    pub icd11: Vec<String>,
}

/// How the pain of a cause behaves, for the clinician and in plain words for the patient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PainText {
    pub description: String,
    /// For the patient: no jargon (law `plain_language`).
    pub plain: String,
    /// Unsided regions that hurt in nearly everybody; `opposite.` for the few that cross the midline.
    pub essential: Vec<String>,
    /// Regions that hurt in some.
    pub spillover: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Probability that a person who comes with pain has this cause, on one given side if it is sided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Prior {
    /// 0 to 1.
    pub value: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
    /// People in whom it is commoner or rarer than in all comers.
    #[serde(default)]
    pub when: Vec<PriorFactor>,
    /// How often it was found in people with one complaint.
    #[serde(default)]
    pub among: Vec<Prevalence>,
}

/// Factor on the prior odds when something is known of the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PriorFactor {
    pub person: Person,
    /// Odds ratio against all comers; above 0.
    pub odds: f64,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// What a factor on the prior asks of the person, one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Person {
    Sex(Sex),
    /// Years, from (included) and to (excluded).
    Age([f64; 2]),
    /// Weeks since the pain began, from (included) and to (excluded).
    Weeks([f64; 2]),
}

/// For a clinician: `women`, `ages 50 to 130`, `pain of 0 to 6 weeks`.
impl std::fmt::Display for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sex(Sex::Female) => f.write_str("women"),
            Self::Sex(Sex::Male) => f.write_str("men"),
            Self::Age([from, to]) => write!(f, "ages {from} to {to}"),
            Self::Weeks([from, to]) => write!(f, "pain of {from} to {to} weeks"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    Female,
    Male,
}

/// Share of people with one complaint in whom the muscle held an active trigger point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Prevalence {
    /// Id in `atlas/populations.toml`.
    pub population: String,
    /// 0 to 1.
    pub share: f64,
    /// People examined.
    pub people: u32,
    #[serde(default)]
    pub note: Option<String>,
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// A paragraph of advice with its support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    pub text: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// What is known about the whole entry, and what is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub grade: Grade,
    pub text: String,
    #[serde(default)]
    pub sources: Vec<String>,
}
