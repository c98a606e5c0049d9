//! Who is treated.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ClinicId, PatientId, PractitionerId};

/// A person under the care of a clinic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Patient {
    pub id: PatientId,
    pub clinic: ClinicId,
    pub name: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub birth_date: Option<Date>,
    pub sex: Sex,
    #[serde(default)]
    pub contact: Contact,
    /// Language of what the patient reads, as a BCP 47 tag such as `en` or `de`.
    pub language: String,
    /// Contraindications of the atlas that hold at every visit, such as `anticoagulants`: their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<String>,
    /// Whom the patient sees as a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner: Option<PractitionerId>,
    /// What everybody who treats this patient should know, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alert: String,
    /// The patient lets a de-identified copy be used for research.
    #[serde(default)]
    pub is_in_research: bool,
    /// This entry was a double: the patient's record is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<PatientId>,
}

/// As the patient writes it; a name of one part is a family name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub family: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub given: String,
}

impl std::fmt::Display for Name {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.given.as_str() {
            "" => out.write_str(&self.family),
            given => write!(out, "{given} {}", self.family),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
// The atlas has a `Sex` of its own, and names in the description of the API must differ.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PatientSex))]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    Female,
    Male,
    Other,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}
