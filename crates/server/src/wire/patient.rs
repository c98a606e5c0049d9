//! Patients.

use std::num::NonZeroU8;

use care::{Contact, Name, Patient, PatientId, PractitionerId, Sex};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::episode::EpisodeEntry;
use super::line::{PatientLine, PractitionerName};

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
    /// Entries that were merged into this one.
    pub doubles: Vec<MergedDouble>,
    /// Other entries with the same birth date and a like name; empty for who may not merge.
    pub possible_doubles: Vec<PatientLine>,
}

/// An entry that was merged into another.
#[derive(Serialize, ToSchema)]
pub struct MergedDouble {
    pub id: PatientId,
    pub name: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who merged it; null where it was the program.
    pub by: Option<PractitionerName>,
}

/// How much is kept of a patient.
#[derive(Serialize, ToSchema)]
pub struct Extent {
    pub id: PatientId,
    pub name: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    pub sex: Sex,
    pub episodes: usize,
    pub visits: usize,
    #[schema(value_type = Option<String>, format = Date)]
    pub last_visit: Option<Date>,
}

/// Which entry becomes part of this one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merging {
    pub double: PatientId,
}

/// Why a record goes, in words that tell nobody whose it was, and the password once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Erasing {
    /// Kept for ever; without name or birth date.
    pub reason: String,
    pub password: String,
}

/// How long records are kept, and whose time is over.
#[derive(Serialize, ToSchema)]
pub struct Retention {
    /// Years after the last visit; null until the clinic has said so.
    #[schema(value_type = Option<u8>)]
    pub keep_years: Option<NonZeroU8>,
    /// Of the clinic's entry: what a change is made from.
    pub version: u32,
    /// Longest ago first; empty while no time is set.
    pub over: Vec<PatientLine>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRetention {
    #[schema(value_type = Option<u8>)]
    pub keep_years: Option<NonZeroU8>,
    pub version: u32,
}
