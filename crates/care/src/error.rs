//! What can be wrong with an entry.

/// Every way in which a value is refused when it is read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CareError {
    #[error("`{value}` is no id; expected a UUID such as `018f4e2a-7c1d-7000-8000-000000000001`")]
    Id { value: String },

    #[error("{what} is {value}, expected {min} to {max}{unit}")]
    Range { what: &'static str, value: f64, min: f64, max: f64, unit: &'static str },

    #[error("visit `{id}` is not signed; expected a signed visit, a draft is changed itself")]
    NotSigned { id: String },

    #[error("{what} is empty; expected {expected}")]
    Empty { what: &'static str, expected: &'static str },

    #[error("{what} has {length} characters, expected at most {most}")]
    TooLong { what: &'static str, length: usize, most: usize },
}
