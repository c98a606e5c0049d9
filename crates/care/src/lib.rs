//! The clinical record: what a patient, an episode and a visit are, and the rules that a visit must obey.
//!
//! Pure: time, identifiers and randomness are arguments, nothing is read or kept here.
//! [`format`](mod@format) holds the types, in the one written form that the store keeps and the API speaks; a value that they hold needs no
//! checking. A draft may lack anything; what must not be missing when it is signed is decided by the rules.

mod billing;
mod double;
pub mod error;
pub mod format;
mod forms;
pub mod rules;
#[cfg(test)]
mod scene;
mod track;

pub use billing::billing;
pub use double::taken_over;
pub use error::CareError;
pub use format::*;
pub use forms::{form, hash};
pub use rules::{Context, add, as_last_time, checks, sign};
pub use track::{compare, painted_cells, track};
