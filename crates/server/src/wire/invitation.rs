//! Invitations to a patient's own page, as clinicians see them.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::line::PractitionerName;

/// An invitation without its code, which nobody has any more.
#[derive(Serialize, ToSchema)]
pub struct InvitationLine {
    pub id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub made: Timestamp,
    /// Null: the program.
    pub by: Option<PractitionerName>,
    /// Until when the code can be typed.
    #[schema(value_type = String, format = DateTime)]
    pub expires: Timestamp,
    /// When the patient opened the page with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub used: Option<Timestamp>,
    /// Until when that page stays open; absent where it is not, or not any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub open_until: Option<Timestamp>,
}
