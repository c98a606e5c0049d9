//! That the patient agreed, to what, and in which words.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::PractitionerId;

/// Consent to a treatment, with the very text that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Id of the form, such as `new_jersey`.
    pub form: String,
    pub items: Vec<ConsentItem>,
    /// As the patient signed it.
    pub signed_name: String,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who explained it.
    pub explained_by: PractitionerId,
    /// SHA-256 of the items as agreed, hexadecimal: shows later that no word was changed.
    pub hash: String,
    /// The patient has a copy.
    #[serde(default)]
    pub copy_given: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentItem {
    /// Id of the item in the form.
    pub item: String,
    /// The words that the patient read, with what was filled in.
    pub text: String,
    pub is_agreed: bool,
}
