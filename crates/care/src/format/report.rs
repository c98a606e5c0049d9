//! What a patient sent from the own page, between visits.

pub use atlas::UrgencyOfReport;
use jiff::Timestamp;
use locate::wire::{DrawingWire, PainWire};
use serde::{Deserialize, Serialize};

use super::{ClinicId, EpisodeId, Measured, PatientId, PractitionerId, ReportId, VisitId};

/// The patient's words never change; a clinician only writes down that they were read, or taken over into a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PatientReport))]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub id: ReportId,
    pub clinic: ClinicId,
    pub patient: PatientId,
    pub episode: EpisodeId,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<DrawingWire>,
    /// Regions named instead of being painted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pain: Vec<PainWire>,
    /// Each answered by the patient.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measured>,
    /// What was noticed after treatment: ids of the atlas's after-effects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after_effects: Vec<String>,
    /// Red flags answered with yes, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<String>,
    /// What of the home programme was done, in the words in which the patient was given it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done_at_home: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What the patient was told to do when it was sent.
    pub told: UrgencyOfReport,
    pub state: ReportState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "lowercase", deny_unknown_fields)]
pub enum ReportState {
    New,
    Read {
        #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
        at: Timestamp,
        by: PractitionerId,
    },
    /// Its values were taken over into a visit, as answered by the patient.
    Taken {
        #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
        at: Timestamp,
        by: PractitionerId,
        visit: VisitId,
    },
}
