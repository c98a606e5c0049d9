//! What the routes of the record read and write around the documents of `care`.

pub mod check;
pub mod episode;
pub mod line;
pub mod patient;
pub mod session;
pub mod staff;
pub mod track;
pub mod visit;
