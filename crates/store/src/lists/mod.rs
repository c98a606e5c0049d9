//! Lists: short lines drawn from the index, never from a body.

mod episodes;
mod patients;
mod reports;
mod visits;

pub use episodes::EpisodeLine;
pub use patients::PatientLine;
pub use reports::ReportLine;
pub use visits::{TreatedMuscle, VisitLine};
