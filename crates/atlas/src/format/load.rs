//! `atlas/loads.toml`: what loads or perpetuates; the vocabulary of `history` in a case.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Load {
    pub id: String,
    pub name: String,
    pub kind: LoadKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum LoadKind {
    Overuse,
    Posture,
    Trauma,
    Stress,
    Inactivity,
    Training,
    Other,
}

impl LoadKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overuse => "overuse",
            Self::Posture => "posture",
            Self::Trauma => "trauma",
            Self::Stress => "stress",
            Self::Inactivity => "inactivity",
            Self::Training => "training",
            Self::Other => "other",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoadFile {
    #[serde(default)]
    pub load: Vec<Load>,
}
