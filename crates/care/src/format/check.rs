//! What a rule has to say about a visit.

use serde::{Deserialize, Serialize};

use super::BodySide;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Check {
    pub rule: Rule,
    pub level: Level,
    /// Where in the visit, such as `needles[2]` or `safety.answers[0]`; empty: the visit as a whole.
    pub place: String,
    /// For the clinician: what is wrong, and what would be right.
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    /// Id in the atlas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contraindication: Option<String>,
    /// Keys of the atlas's sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// Which rule speaks; the modules of [`rules`](crate::rules) are called the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Names,
    RedFlags,
    Screen,
    Consent,
    Training,
    Contraindications,
    Needling,
    Pleura,
    NeedleCount,
    Site,
    Dates,
    Measures,
    Reactions,
    Course,
    /// A signed visit is never signed again.
    Signed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Must not be, or cannot be so.
    Stop,
    /// May be, when the reason is written down.
    ReasonNeeded,
    /// Is not there yet.
    Missing,
    /// To be known; nothing has to be done.
    Caution,
}

impl Level {
    /// Whether a visit with such a check cannot be signed.
    pub fn keeps_from_signing(self) -> bool {
        self != Self::Caution
    }
}
