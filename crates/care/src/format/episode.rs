//! One complaint, from the first visit to the last.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ClinicId, EpisodeId, PatientId};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Episode {
    pub id: EpisodeId,
    pub clinic: ClinicId,
    pub patient: PatientId,
    /// The complaint in a few words, such as `Right shoulder, front`.
    pub title: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub opened: Date,
    /// When the pain began, as well as the patient knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub onset: Option<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnoses: Vec<Diagnosis>,
    /// What the patient wants to do again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    pub state: EpisodeState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Diagnosis {
    /// ICD-10-CM code, where one was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub by: Option<Date>,
    #[serde(default)]
    pub is_reached: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "lowercase", deny_unknown_fields)]
pub enum EpisodeState {
    Open,
    Closed {
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        on: Date,
        outcome: Outcome,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Resolved,
    Improved,
    Unchanged,
    Worse,
    /// Sent on to somebody else.
    Referred,
    /// The patient did not come again.
    Lost,
}
