//! What can be wrong with a world or with a file of patients.

/// Every way in which a world or a file is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CohortError {
    #[error("unknown world `{id}`; expected `near` or `far`")]
    UnknownWorld { id: String },

    #[error("world `{world}`: {problem}; write it as crates/cohort/worlds/near.toml does")]
    Syntax { world: String, problem: String },

    #[error("world `{world}`: `{key}` is {value}, expected {min} to {max}")]
    OutOfRange { world: String, key: &'static str, value: f64, min: f64, max: f64 },

    #[error("the Parquet file {problem}; expected one written by `palpate cohort simulate`")]
    Parquet { problem: String },

    #[error("patient `{patient}` was made with atlas {made}, this is atlas {current}; simulate the cohort again")]
    OtherAtlas { patient: String, made: String, current: String },

    #[error("patient `{patient}`: unknown {what} `{id}`; expected an id of the atlas that the file names")]
    UnknownId { patient: String, what: &'static str, id: String },
}
