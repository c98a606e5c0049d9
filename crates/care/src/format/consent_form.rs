//! A form that a patient reads and signs before being needled.

use serde::{Deserialize, Serialize};

/// What consent must hold in a jurisdiction, as far as a source says so, and for how long it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentForm {
    /// As the jurisdiction is written, such as `new_jersey`.
    pub id: String,
    pub title: String,
    pub holds: Holds,
    /// The law or guidance asks that the patient gets a copy.
    pub copy_required: bool,
    #[serde(rename = "item")]
    pub items: Vec<FormItem>,
    #[serde(rename = "source", default)]
    pub sources: Vec<FormSource>,
}

/// How long consent holds within an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// Visits with needles, the one of the signature included; absent: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visits: Option<u32>,
    /// Calendar months; absent: any time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// Where the figures come from, and what else the law asks for that this form cannot hold.
    pub note: String,
    pub basis: Basis,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormItem {
    pub id: String,
    /// In words for the patient; `{practitioner}`, `{training_hours}`, `{technique}` and `{muscles}` are filled in.
    pub text: String,
    /// Without agreement to it nobody is needled.
    #[serde(default = "yes")]
    pub is_required: bool,
    pub basis: Basis,
    /// Keys of the form's own sources or of the atlas's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A statute, regulation or judgment asks for it.
    Law,
    /// A board or professional body asks for it.
    Guidance,
    /// Our own choice.
    Opinion,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormSource {
    pub key: String,
    pub citation: String,
    /// Address of what was read.
    pub identifier: String,
    /// How much of it was read.
    pub note: String,
}

fn yes() -> bool {
    true
}
