//! Keeps the record in SQLite, encrypted, or in PostgreSQL: one contract, tested on both.
//!
//! [`Store::open`] opens a [`Place`]; [`Store::of`] gives the [`Record`] of one clinic to one [`Actor`], and nothing of another clinic.
//! A [`Document`] is a patient, an episode, a visit, a patient's report, a practitioner or the clinic itself. Every version is kept, and each is chained to the
//! one before by its hash, as is each reading of a patient: [`Store::verify`] finds a changed byte and names it.
//! No clinical rule is decided here, save that a signed visit never changes.

mod access;
mod actor;
mod chain;
mod document;
mod engine;
mod erase;
mod error;
mod hex;
mod index;
mod lists;
mod merge;
mod pairing;
mod place;
mod record;
mod sign_in;
mod store;
mod transfer;

pub use access::Access;
pub use actor::{Actor, Who};
pub use chain::{ChainEnd, Verified};
pub use document::{Document, Kind};
pub use error::StoreError;
pub use lists::{EpisodeLine, PatientLine, ReportLine, TreatedMuscle, VisitLine};
pub use pairing::{Answer, Heard, NewPairing, Standing, UnderTheHand};
pub use place::{Key, Place, Secret};
pub use record::{Record, Stored, Version};
pub use sign_in::{Credential, Invitation, Link, PatientSession, Session};
pub use store::Store;
pub use transfer::{Imported, restore};
