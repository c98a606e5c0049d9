//! What sign-in needs: credentials, sessions and patients' links. Outside the chain of versions, with each change noted in the trail.
//!
//! Searched before the clinic is known, so it is asked of the [`Store`](crate::Store); it is changed through a [`Record`](crate::Record).

mod credential;
mod let_in;
mod link;
mod patient_session;
mod session;

pub use credential::Credential;
pub use link::{Invitation, Link};
pub use patient_session::PatientSession;
pub use session::Session;
