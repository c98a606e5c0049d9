//! What a visit is billed as.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Billing {
    pub code: String,
    /// Whose code it is, such as `CPT`.
    pub system: String,
    /// What the code says.
    pub name: String,
    /// Names of the different muscles that were counted, in the order of needling.
    pub muscles: Vec<String>,
}
