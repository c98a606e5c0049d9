//! `atlas/populations.toml`: people with one complaint, in whom trigger points were counted.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Population {
    pub id: String,
    pub name: String,
    /// Unsided regions where these people hurt: a complaint that lies mostly there is theirs.
    pub regions: Vec<String>,
    /// Where the people came from, and what the count can and cannot say.
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PopulationFile {
    #[serde(default)]
    pub population: Vec<Population>,
}
