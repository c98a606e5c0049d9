//! A cohort as a Parquet file, one row a patient, with names instead of indices; a judgement as JSON.

mod column;
mod judgement;
mod row;
mod table;

pub use judgement::{
    AbstainedWire, BinWire, ByCausesWire, CoverageWire, DangerWire, EstimateWire, FiguresWire, JudgementWire,
    MimicWire, RankingWire, RecallWire, ToldWire, judgement,
};
pub use row::{FindingRow, Row};
pub use table::{read, write};
