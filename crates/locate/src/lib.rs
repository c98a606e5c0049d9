//! The inference engine of Palpate: pain drawing and examination in, causes with bounds out.
//!
//! [`Engine::assess`] turns a [`Case`] into an [`Assessment`]: the posterior of every muscle and
//! mimic with certified bounds, what explains which pain, what to examine next, and what must not
//! wait. [`net`] and [`posterior`] hold the mathematics and know nothing of anatomy.
//!
//! No I/O, no clock, no randomness: the same case gives the same answer on every platform.

mod abstain;
pub mod assessment;
pub mod baseline;
pub mod calibration;
pub mod case;
pub mod drawing;
mod engine;
mod error;
pub mod evaluate;
mod evidence;
mod explain;
mod finding;
mod flag;
pub mod ledger;
pub mod net;
mod next;
mod odds;
mod person;
mod pool;
pub mod posterior;
mod search;
mod subject;
mod territory;
pub mod wire;
mod words;

pub use assessment::Assessment;
pub use case::Case;
pub use engine::Engine;
pub use error::LocateError;
pub use next::Walk;
