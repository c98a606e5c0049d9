//! `atlas/billing.toml`: codes by the number of muscles needled.

use super::{Grade, TechniqueKind};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillingCodes {
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
    #[serde(rename = "code", default)]
    pub codes: Vec<BillingCode>,
    #[serde(rename = "muscle", default)]
    pub muscles: Vec<BilledMuscle>,
}

/// A code and when it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillingCode {
    pub code: String,
    /// Whose code it is, such as `CPT`.
    pub system: String,
    pub name: String,
    /// Techniques whose muscles are counted.
    pub kinds: Vec<TechniqueKind>,
    /// Fewest different muscles.
    pub least: usize,
    /// Most different muscles; absent: any number.
    #[serde(default)]
    pub most: Option<usize>,
}

/// Muscles of the vocabulary that count as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BilledMuscle {
    pub name: String,
    pub divisions: Vec<String>,
}
