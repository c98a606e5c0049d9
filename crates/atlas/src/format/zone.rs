//! A referral zone: a stroke over landmarks.

use super::Grade;
use serde::{Deserialize, Serialize};

/// How constant the pain of a zone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum ZoneClass {
    /// Present in nearly everybody who has the cause.
    Essential,
    /// Present in some.
    Spillover,
}

impl ZoneClass {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Essential => "essential",
            Self::Spillover => "spillover",
        }
    }
}

/// Where a cause hurts, as a path over the body and a radius around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Landmark expressions (see [`expression`](crate::expression)), on the right side.
    pub path: Vec<String>,
    pub radius_cm: f64,
    pub class: ZoneClass,
    /// Share of people with this cause who hurt here, where a study gives one; else the class default.
    #[serde(default)]
    pub probability: Option<f64>,
    /// Unsided regions that the zone is meant to reach (law `reach`).
    #[serde(default)]
    pub reaches: Vec<String>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}
