//! Patients and visits as lines of a list.

use care::{EpisodeId, PatientId, PractitionerId, Sex, TreatedMuscle, VisitId, VisitKind};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::report::ReportLine;

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

/// A day in the clinic.
#[derive(Serialize, ToSchema)]
pub struct Today {
    /// Begun on that day.
    pub visits: Vec<VisitLine>,
    /// Drafts of the one who asks, of any day.
    pub unfinished: Vec<VisitLine>,
    /// Last visits that planned the next one for that day.
    pub expected: Vec<VisitLine>,
    /// What patients sent and nobody has read, of any day, the most urgent first; empty for who may not read clinical records.
    pub reports: Vec<ReportLine>,
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

impl PatientLine {
    pub fn new(line: store::PatientLine, zone: &TimeZone, sees_record: bool) -> Self {
        Self {
            id: line.id,
            name: line.name.to_string(),
            birth_date: line.birth_date,
            sex: line.sex,
            last_visit: line.last_visit.map(|at| at.to_zoned(zone.clone()).date()),
            next_visit: line.next_visit,
            open_episodes: if sees_record { line.open_episodes } else { Vec::new() },
        }
    }
}

impl VisitLine {
    pub fn new(line: store::VisitLine, sees_record: bool) -> Self {
        let muscle = |treated: store::TreatedMuscle| TreatedMuscle { muscle: treated.muscle, side: treated.side };
        let muscles = line.muscles.into_iter().filter(|_| sees_record).map(muscle).collect();
        Self {
            id: line.id,
            patient: PatientName { id: line.patient, name: line.patient_name.to_string() },
            episode: EpisodeTitle {
                id: line.episode,
                title: if sees_record { line.episode_title } else { String::new() },
            },
            kind: line.kind,
            begun: line.begun,
            clinician: PractitionerName {
                id: line.clinician,
                name: line.clinician_name.map(|name| name.to_string()).unwrap_or_default(),
            },
            is_signed: line.is_signed,
            muscles,
            nprs: line.nprs.filter(|_| sees_record),
        }
    }
}
