//! What can be wrong with a case.

/// Every way in which a case is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LocateError {
    #[error("the case is not valid JSON for a case: {problem}")]
    Syntax { problem: String },

    #[error("`{place}`: unknown {kind} `{id}`{}", nearest_words(nearest))]
    Unknown { place: String, kind: &'static str, id: String, nearest: Option<String> },

    #[error("`{place}` is {value}, expected {expected}")]
    Value { place: String, value: String, expected: &'static str },

    #[error("`{place}` needs `{missing}`: {why}")]
    Missing { place: String, missing: &'static str, why: String },

    #[error("`{place}`: `{cause}` is not ranked; name a cause on one of its sides that the case does not exclude")]
    NotRanked { place: String, cause: String },

    #[error("`{place}`: `{sign}` is both {one} and {other}; keep one of them")]
    Contradiction { place: String, sign: String, one: &'static str, other: &'static str },

    #[error(
        "the drawing was made with atlas {drawn}, this is atlas {current}; open it with that version, or send its strokes without cells"
    )]
    OtherAtlas { drawn: String, current: String },

    #[error("the cells of the drawing differ from its strokes at cell {cell}; send one of the two")]
    CellsDiffer { cell: u16 },
}

impl LocateError {
    /// Where in the case, as a path such as `findings[2].sign`; empty for the case as a whole.
    pub fn place(&self) -> &str {
        match self {
            Self::Unknown { place, .. }
            | Self::Value { place, .. }
            | Self::Missing { place, .. }
            | Self::NotRanked { place, .. }
            | Self::Contradiction { place, .. } => place,
            Self::OtherAtlas { .. } | Self::CellsDiffer { .. } => "drawing",
            Self::Syntax { .. } => "",
        }
    }
}

fn nearest_words(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(String::new, |id| format!("; nearest is `{id}`"))
}
