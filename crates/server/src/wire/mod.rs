//! What the routes of the record read and write around the documents of `care`.

pub mod episode;
pub mod invitation;
pub mod line;
pub mod own_page;
pub mod pairing;
pub mod patient;
pub mod report;
pub mod session;
pub mod shown_code;
pub mod staff;
pub mod visit;
