//! What came from the own page.

use care::{Report, ReportId, UrgencyOfReport, VisitId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::line::{EpisodeTitle, PatientName};

/// A report, and the version that a change is made from.
#[derive(Serialize, ToSchema)]
pub struct ReportVersion {
    pub report: Report,
    pub version: u32,
}

/// A report that nobody has read, without what is in it.
#[derive(Serialize, ToSchema)]
pub struct ReportLine {
    pub id: ReportId,
    pub patient: PatientName,
    pub episode: EpisodeTitle,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub told: UrgencyOfReport,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportRead {
    /// Of the report that was read.
    pub version: u32,
    /// The draft into which its values were taken over; absent: none.
    #[serde(default)]
    pub visit: Option<VisitId>,
}

impl ReportLine {
    pub fn new(line: store::ReportLine) -> Self {
        Self {
            id: line.id,
            patient: PatientName { id: line.patient, name: line.patient_name.to_string() },
            episode: EpisodeTitle { id: line.episode, title: line.episode_title },
            at: line.at,
            told: line.told,
        }
    }
}
