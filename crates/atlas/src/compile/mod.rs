//! Files → [`Atlas`].

use crate::{Atlas, AtlasError};
use std::collections::BTreeMap;

/// The files of `atlas/` by their path below it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sources {
    /// From pairs of path (relative to `atlas/`, with `/`) and content; files that are no part of the atlas are left out.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self {
            files: files
                .into_iter()
                .filter(|(path, _)| Self::wants(path))
                .collect(),
        }
    }

    /// Whether a path belongs to the atlas: its tables, entries, body and version.
    pub fn wants(path: &str) -> bool {
        path == "VERSION"
            || path == "body/body.bin"
            || path.ends_with(".toml")
            || path.ends_with(".tsv")
    }
}

/// Reads, cross-checks and compiles the atlas.
///
/// # Errors
/// Everything that is wrong, not only the first.
pub fn compile(sources: &Sources) -> Result<Atlas, Vec<AtlasError>> {
    let missing = |file: &str| !sources.files.contains_key(file);
    Err(["VERSION", "body/body.bin"]
        .into_iter()
        .filter(|file| missing(file))
        .map(|file| AtlasError::MissingFile {
            file: file.to_owned(),
        })
        .collect())
}
