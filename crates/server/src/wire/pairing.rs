//! A phone that answers while somebody palpates.

use care::{BodySide, Response, ResponseKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hand {
    /// The muscle that is pressed or needled now; null: none.
    #[serde(default)]
    pub muscle: Option<String>,
    #[serde(default)]
    pub side: Option<BodySide>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Taken {
    /// Number of the last answer that is in the visit; 0: none.
    #[serde(default)]
    pub taken: u64,
}

/// How the pairing stands.
#[derive(Serialize, ToSchema)]
pub struct PairingState {
    /// A phone has typed the code.
    pub is_paired: bool,
    /// Answers that were not taken yet, oldest first.
    pub answers: Vec<PairedAnswer>,
}

#[derive(Serialize, ToSchema)]
pub struct PairedAnswer {
    /// From 1.
    pub number: u64,
    pub response: Response,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PairingClaim {
    pub code: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pressed {
    pub kind: ResponseKind,
}

/// An answer was heard.
#[derive(Serialize, ToSchema)]
pub struct Heard {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}
