//! `atlas/signs.toml`, and the use that an entry makes of a sign.

use super::Grade;
use serde::{Deserialize, Serialize};

/// Something to look for in the examination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Sign {
    pub id: String,
    pub name: String,
    pub scope: SignScope,
    pub how_to: String,
    /// What counts as present.
    pub positive: String,
    /// Probability of the sign when the cause is there; absent: not known.
    #[serde(default)]
    pub sensitivity: Option<f64>,
    /// Probability of its absence when the cause is not there.
    #[serde(default)]
    pub specificity: Option<f64>,
    #[serde(default)]
    pub lr_pos: Option<f64>,
    #[serde(default)]
    pub lr_neg: Option<f64>,
    /// Agreement between examiners beyond chance, −1 to 1.
    #[serde(default)]
    pub kappa: Option<f64>,
    /// Minutes.
    pub effort: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SignScope {
    /// Found by examining one muscle; belongs to that muscle's trigger points.
    Muscle,
    /// A test of its own, shared by the causes that list it.
    Test,
}

impl SignScope {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Muscle => "muscle",
            Self::Test => "test",
        }
    }
}

/// A sign in an entry; figures given here are of this very cause and win over those of `signs.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignUse {
    pub id: String,
    #[serde(default)]
    pub how: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sensitivity: Option<f64>,
    #[serde(default)]
    pub specificity: Option<f64>,
    #[serde(default)]
    pub lr_pos: Option<f64>,
    #[serde(default)]
    pub lr_neg: Option<f64>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignFile {
    #[serde(default)]
    pub sign: Vec<Sign>,
}
