//! Left and right, as written.

use atlas::Side;
use serde::{Deserialize, Serialize};

/// Side of the body, as the patient feels it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum BodySide {
    Left,
    Right,
}

impl From<BodySide> for Side {
    fn from(side: BodySide) -> Self {
        match side {
            BodySide::Left => Self::Left,
            BodySide::Right => Self::Right,
        }
    }
}

impl From<Side> for BodySide {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }
}

/// `left` or `right`.
impl std::fmt::Display for BodySide {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(Side::from(*self).as_str())
    }
}
