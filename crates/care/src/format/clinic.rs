//! A practice.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};

use super::ClinicId;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Clinic {
    pub id: ClinicId,
    pub name: String,
    /// As printed on letters, one line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub address: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// IANA name, such as `America/New_York`: what a day is.
    pub time_zone: String,
    pub jurisdiction: Jurisdiction,
    /// How long a record is kept after the last visit, as the law of the place has it; absent until the clinic has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<u8>))]
    pub keep_years: Option<NonZeroU8>,
    /// Everything in it is invented.
    #[serde(default)]
    pub is_demonstration: bool,
}

/// Whose law says what consent must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Jurisdiction {
    General,
    NewJersey,
    Virginia,
    Colorado,
    Kansas,
    England,
}

impl Jurisdiction {
    /// As it is written, such as `new_jersey`; the id of its consent form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::NewJersey => "new_jersey",
            Self::Virginia => "virginia",
            Self::Colorado => "colorado",
            Self::Kansas => "kansas",
            Self::England => "england",
        }
    }
}
