//! Treatment by hand, device or movement.

use serde::{Deserialize, Serialize};

use super::{BodySide, BodySite, Nrs};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ManualTreatment {
    /// Id of the technique in the atlas, such as `ischaemic_compression`.
    pub technique: String,
    /// Id of the muscle in the atlas; absent where a technique serves a whole region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<BodySite>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repetitions: Option<u32>,
    /// How much it hurt while it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Nrs>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
