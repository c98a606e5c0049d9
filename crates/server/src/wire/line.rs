//! Patients and visits as lines of a list.

use care::{BodySide, EpisodeId, PatientId, PractitionerId, Sex, VisitId, VisitKind};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct PatientLine {
    pub id: PatientId,
    pub name: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    pub sex: Sex,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub last_visit: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub next_visit: Option<Date>,
    /// Titles; empty for who may not read clinical records.
    pub open_episodes: Vec<String>,
}

/// A visit without what was written in it. Episode's title, muscles and pain are left out for who may not read clinical records.
#[derive(Serialize, ToSchema)]
pub struct VisitLine {
    pub id: VisitId,
    pub patient: PatientName,
    pub episode: EpisodeTitle,
    pub kind: VisitKind,
    #[schema(value_type = String, format = DateTime)]
    pub begun: Timestamp,
    pub clinician: PractitionerName,
    pub is_signed: bool,
    /// Treated muscles.
    pub muscles: Vec<TreatedMuscle>,
    /// Pain now, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nprs: Option<f64>,
}

#[derive(Serialize, ToSchema)]
pub struct PatientName {
    pub id: PatientId,
    pub name: String,
}

#[derive(Serialize, ToSchema)]
pub struct EpisodeTitle {
    pub id: EpisodeId,
    pub title: String,
}

#[derive(Serialize, ToSchema)]
pub struct PractitionerName {
    pub id: PractitionerId,
    pub name: String,
}

#[derive(Serialize, ToSchema)]
pub struct TreatedMuscle {
    pub muscle: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
}

/// A day in the clinic.
#[derive(Serialize, ToSchema)]
pub struct Today {
    /// Begun on that day.
    pub visits: Vec<VisitLine>,
    /// Drafts of the one who asks, of any day.
    pub unfinished: Vec<VisitLine>,
    /// Last visits that planned the next one for that day.
    pub expected: Vec<VisitLine>,
}

/// A read of a patient's record.
#[derive(Serialize, ToSchema)]
pub struct AccessLine {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who read; null where it was the patient or the program.
    pub who: Option<PractitionerName>,
    /// What was read, such as `visit 018f4e2a-7c1d-7000-8000-000000000001`.
    pub what: String,
}
