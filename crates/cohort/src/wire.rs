//! A cohort as a Parquet file: one row a patient, with names instead of indices.

mod column;
mod row;
mod table;

pub use row::{FindingRow, Row};
pub use table::{read, write};
