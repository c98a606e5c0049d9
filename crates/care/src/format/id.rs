//! Identifiers. Made by the caller; one kind is never taken for another.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::CareError;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Uuid))]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }

        impl std::str::FromStr for $name {
            type Err = CareError;

            fn from_str(text: &str) -> Result<Self, CareError> {
                text.parse().map($name).map_err(|_| CareError::Id { value: text.to_owned() })
            }
        }
    };
}

id!(
    /// A practice with its own patients.
    ClinicId
);
id!(
    /// Somebody who works in a clinic.
    PractitionerId
);
id!(PatientId);
id!(
    /// One complaint of one patient.
    EpisodeId
);
id!(VisitId);
id!(
    /// What a patient sent from the own page.
    ReportId
);
