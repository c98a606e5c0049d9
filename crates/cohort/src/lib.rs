//! A simulated world of patients with known causes, to judge the engine by.
//!
//! The world is built on the geometry of the atlas and on nothing of the engine: pain is a warped, partly expressed excursion set of a
//! smooth random field, not a set of independent cells, and causes come in company.
//! Every patient follows from a seed and an index alone, so that any part of a cohort is equal to the whole, byte by byte.
//! Nothing here is a patient: what the engine earns in this world it has yet to earn among people.
//!
//! No I/O and no clock; [`World`] holds every assumption with its basis.

mod body_field;
mod check;
mod company;
mod dice;
mod drawing;
mod error;
mod examination;
pub mod format;
pub mod judge;
mod patient;
mod person;
pub mod protocol;
mod red_flags;
mod simulator;
pub mod wire;
mod zone;

pub use error::CohortError;
pub use format::World;
pub use patient::{Patient, Trouble, subject_of};
pub use simulator::Simulator;
