//! `atlas/contraindications.toml`: who must not be treated so, or only with care.

use super::{Grade, TechniqueKind};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Contraindication {
    pub id: String,
    pub name: String,
    pub class: ContraindicationClass,
    /// The question to the patient; absent where only the clinician can tell.
    #[serde(default)]
    pub ask: Option<String>,
    /// What it forbids or restricts.
    pub kinds: Vec<TechniqueKind>,
    /// Unsided regions where it holds; empty: everywhere.
    #[serde(default)]
    pub regions: Vec<String>,
    /// What to do instead, or what to take care of.
    pub action: String,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Guidelines differ on the class; the atlas takes the stricter reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ContraindicationClass {
    /// Is shown; treatment goes on with care.
    Precaution,
    /// Treatment needs a reason in writing.
    Relative,
    /// Treatment stops.
    Absolute,
}

impl ContraindicationClass {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Precaution => "precaution",
            Self::Relative => "relative",
            Self::Absolute => "absolute",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContraindicationFile {
    #[serde(default)]
    pub contraindication: Vec<Contraindication>,
}
