//! One meeting of patient and clinician.

use jiff::Timestamp;
use jiff::civil::Date;
use locate::wire::CaseWire;
use serde::{Deserialize, Serialize};

use super::{
    AssessmentSnapshot, ClinicId, Consent, EpisodeId, HomeItem, ManualTreatment, Measured, Needle, PatientId,
    PractitionerId, Reaction, ReportId, Response, SafetyScreen, VisitId,
};

/// A draft until it is signed; a signed visit never changes, it gets addenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Visit {
    pub id: VisitId,
    pub clinic: ClinicId,
    pub patient: PatientId,
    pub episode: EpisodeId,
    pub clinician: PractitionerId,
    pub kind: VisitKind,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub begun: Timestamp,
    /// Drawing, pains, findings, loads, answered red flags and what was ruled out: what the engine is asked.
    pub case: CaseWire,
    /// What the engine answered when it was last looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<AssessmentSnapshot>,
    #[serde(default)]
    pub safety: SafetyScreen,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    #[serde(default)]
    pub plan: Plan,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needles: Vec<Needle>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub manual: Vec<ManualTreatment>,
    /// What the patient said while being palpated or treated, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Response>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<Reaction>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home: Vec<HomeItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measured>,
    /// What the patient had sent before and was taken over into this visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub state: VisitState,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addenda: Vec<Addendum>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    First,
    FollowUp,
    Discharge,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "lowercase", deny_unknown_fields)]
pub enum VisitState {
    Draft,
    Signed {
        #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
        at: Timestamp,
        by: PractitionerId,
    },
}

/// What was agreed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// In words: what is treated, how, and why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Visits agreed until the next look at whether it helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visits: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub reassess_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub next_visit: Option<Date>,
}

/// What was added after signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Addendum {
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub by: PractitionerId,
    pub text: String,
}
