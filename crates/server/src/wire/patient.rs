//! Patients.

use care::{Contact, Name, Patient, PractitionerId, Sex};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::episode::EpisodeEntry;

/// A patient, and the version that a change is made from.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatientVersion {
    pub patient: Patient,
    pub version: u32,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPatient {
    pub name: Name,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    pub sex: Sex,
    #[serde(default)]
    pub contact: Contact,
    /// BCP 47 tag; `en` where it is absent.
    #[serde(default = "english")]
    pub language: String,
    #[serde(default)]
    pub standing: Vec<String>,
    #[serde(default)]
    pub practitioner: Option<PractitionerId>,
    #[serde(default)]
    pub alert: String,
    #[serde(default)]
    pub is_in_research: bool,
}

fn english() -> String {
    "en".to_owned()
}

/// A patient with all episodes and their visits, newest first.
#[derive(Serialize, ToSchema)]
pub struct PatientPage {
    pub patient: Patient,
    pub version: u32,
    /// Empty for who may not read clinical records.
    pub episodes: Vec<EpisodeEntry>,
}
