//! `atlas/defaults.toml`: the figures that hold where an entry gives none of its own.

use super::Grade;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    pub zone: ZoneDefaults,
    pub load: LoadDefaults,
    pub model: ModelDefaults,
    pub prior: PriorDefaults,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneDefaults {
    /// Probability of pain inside an essential zone of an active cause.
    pub essential_probability: f64,
    pub spillover_probability: f64,
    /// Standard deviation of a zone's edge.
    pub blur_cm: f64,
    /// Below this probability a cell is left out of a referral map.
    pub smallest_probability: f64,
    /// No cell of a referral map is surer than this.
    pub largest_probability: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadDefaults {
    /// Odds ratio of a muscle when a load that its entry names is present.
    pub odds: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// How the engine weighs a drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelDefaults {
    /// Weights of one painted cell; the posterior is averaged over them.
    pub painted_weights: Vec<f64>,
    /// Weight of an unpainted cell as a share of that of a painted one.
    pub unpainted_share: f64,
    /// Probability that a cell hurts without any cause of the atlas.
    pub leak: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// What the priors of all causes may add up to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorDefaults {
    /// Causes that a person with pain has on average, at least.
    pub fewest_causes: f64,
    pub most_causes: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}
