//! Episodes.

use care::{Diagnosis, Episode, Goal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::line::VisitLine;

/// An episode, and the version that a change is made from.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EpisodeVersion {
    pub episode: Episode,
    pub version: u32,
}

/// An episode with its visits, newest first.
#[derive(Serialize, ToSchema)]
pub struct EpisodeEntry {
    pub episode: Episode,
    pub version: u32,
    pub visits: Vec<VisitLine>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEpisode {
    pub title: String,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub onset: Option<Date>,
    #[serde(default)]
    pub diagnoses: Vec<Diagnosis>,
    #[serde(default)]
    pub goals: Vec<Goal>,
}
