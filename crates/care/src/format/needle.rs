//! One needle, from going in to coming out.

use atlas::TechniqueKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BodySide, Millimetres, NeedleDiameter, NeedleLength};

/// Where on the skin.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BodySite {
    /// Cell of the body; its number tells the side.
    pub cell: u16,
    /// Millimetres on the neutral body: left, up, front.
    pub point: [f64; 3],
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Needle {
    /// Number within the visit, from 1, never used twice.
    pub number: u32,
    /// Id of the muscle in the atlas.
    pub muscle: String,
    pub side: BodySide,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<BodySite>,
    pub technique: NeedleTechnique,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diameter: Option<NeedleDiameter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<NeedleLength>,
    /// How deep it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth: Option<Millimetres>,
    /// Towards what, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub direction: String,
    /// Local twitch responses seen or felt.
    #[serde(default)]
    pub twitches: u32,
    /// The patient knew the pain that it brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_familiar_pain: Option<bool>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lot: String,
    /// Last day on which the needle may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub expires: Option<jiff::civil::Date>,
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub inserted: Timestamp,
    /// Absent while it is still in the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out: Option<NeedleOut>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// How a needle left the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NeedleOut {
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Whole; a bent or broken needle is an incident.
    pub is_whole: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NeedleTechnique {
    /// Left in place.
    Static,
    /// Moved in and out to draw twitches.
    Pistoning,
    Winding,
    Superficial,
    /// With current.
    Electrical,
    /// With a drug.
    Injection,
}

impl NeedleTechnique {
    /// As it is written, such as `pistoning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Pistoning => "pistoning",
            Self::Winding => "winding",
            Self::Superficial => "superficial",
            Self::Electrical => "electrical",
            Self::Injection => "injection",
        }
    }

    /// Id of the technique in the atlas.
    pub fn technique(self) -> &'static str {
        match self {
            Self::Static | Self::Pistoning | Self::Winding => "deep_dry_needling",
            Self::Superficial => "superficial_dry_needling",
            Self::Electrical => "electrical_needling",
            Self::Injection => "trigger_point_injection",
        }
    }

    /// What contraindications and billing codes call it.
    pub fn kind(self) -> TechniqueKind {
        match self {
            Self::Static | Self::Pistoning | Self::Winding | Self::Superficial => TechniqueKind::Needling,
            Self::Electrical => TechniqueKind::Electrical,
            Self::Injection => TechniqueKind::Injection,
        }
    }
}
