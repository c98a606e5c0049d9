//! Lists: short lines drawn from the index, never from a body.

mod episodes;
mod patients;
mod visits;

pub use episodes::EpisodeLine;
pub use patients::PatientLine;
pub use visits::{TreatedMuscle, VisitLine};
