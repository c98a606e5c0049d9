//! What keeps an atlas from being compiled.

/// One thing wrong with the files of the atlas: `file: block: problem; remedy`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AtlasError {
    #[error("{file}: file: is missing; add it")]
    MissingFile { file: String },

    #[error("{file}: {block}: {problem}; write it as the model files do")]
    Syntax { file: String, block: String, problem: String },

    #[error("{file}: {block}: unknown {what} `{id}`; {}", remedy(.nearest, .what))]
    UnknownId { file: String, block: String, what: &'static str, id: String, nearest: Option<String> },

    #[error("{file}: {block}: unknown landmark `{id}` in `{expression}`; {}", remedy(.nearest, "landmark"))]
    UnknownLandmark { file: String, block: String, expression: String, id: String, nearest: Option<String> },

    #[error("{file}: {block}: `{expression}` {problem}; {remedy}")]
    Expression { file: String, block: String, expression: String, problem: String, remedy: String },

    #[error(
        "{file}: {block}: {gap_mm:.0} mm between neighbouring points of the skin on the way from `{from}` to `{to}`; add a landmark between"
    )]
    Gap { file: String, block: String, from: String, to: String, gap_mm: f64 },

    #[error("{file}: {block}: `{key}` is {value}; expected {min} to {max}")]
    OutOfRange { file: String, block: String, key: &'static str, value: f64, min: f64, max: f64 },

    #[error("{file}: {block}: `{id}` is defined twice; give each its own id")]
    Duplicate { file: String, block: String, id: String },

    #[error("{file}: id: is `{id}`; expected `{expected}`, the name of the file")]
    WrongId { file: String, id: String, expected: String },

    #[error("{file}: {block}: {problem}; {remedy}")]
    Inconsistent { file: String, block: String, problem: String, remedy: String },

    #[error("body/body.bin: {block}: {problem}; make it again with `cargo xtask body`")]
    Body { block: String, problem: String },

    #[error("compiled atlas: bytes: {problem}; compile it again with this version of the program")]
    Compiled { problem: String },
}

fn remedy(nearest: &Option<String>, what: &str) -> String {
    match nearest {
        Some(name) => format!("nearest is `{name}`"),
        None => format!("no {what} resembles it"),
    }
}

impl AtlasError {
    /// The file to correct, relative to `atlas/`.
    pub fn file(&self) -> &str {
        match self {
            Self::MissingFile { file }
            | Self::Syntax { file, .. }
            | Self::UnknownId { file, .. }
            | Self::UnknownLandmark { file, .. }
            | Self::Expression { file, .. }
            | Self::Gap { file, .. }
            | Self::OutOfRange { file, .. }
            | Self::Duplicate { file, .. }
            | Self::WrongId { file, .. }
            | Self::Inconsistent { file, .. } => file,
            Self::Body { .. } => "body/body.bin",
            Self::Compiled { .. } => "compiled atlas",
        }
    }
}
