//! The record on its way out and in: a backup of everything, an export of a patient or a clinic.

mod backup;
mod dump;
mod export;
mod format;
mod import;

pub use backup::restore;
pub use import::Imported;
