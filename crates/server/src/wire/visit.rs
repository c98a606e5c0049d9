//! Visits.

use care::{Billing, Check, Visit, VisitKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::line::PractitionerName;

/// A visit, and the version that a change is made from.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitVersion {
    pub visit: Visit,
    pub version: u32,
}

/// A visit with what the rules say of it now; nothing is checked any more once it is signed.
#[derive(Serialize, ToSchema)]
pub struct VisitPage {
    pub visit: Visit,
    pub version: u32,
    pub checks: Vec<Check>,
    /// What it is billed as; null where nothing that is billed was done.
    pub billing: Option<Billing>,
}

/// A draft was kept.
#[derive(Serialize, ToSchema)]
pub struct Saved {
    pub version: u32,
    pub checks: Vec<Check>,
    pub billing: Option<Billing>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    pub kind: VisitKind,
    /// Begin with plan, home programme and history of the last signed visit of the episode.
    #[serde(default)]
    pub as_last_time: bool,
}

/// The version that was read before signing: what nobody has seen is not signed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    pub version: u32,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAddendum {
    pub text: String,
}

/// One of the versions that were kept.
#[derive(Serialize, ToSchema)]
pub struct VersionLine {
    pub version: u32,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who wrote it; null where it was the patient or the program.
    pub author: Option<PractitionerName>,
    /// Such as `saved`, `signed` or `addendum`.
    pub reason: String,
}
