//! Files → [`Atlas`].
//!
//! Three steps, each of which collects everything that is wrong: `parse` reads the files one by one, `references` and
//! `numbers` check what they say about each other, `maps` lays the zones on the body.

mod maps;
mod numbers;
mod parse;
mod references;
#[cfg(test)]
mod tests;

use crate::{Atlas, AtlasError, Body};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The files of `atlas/` by their path below it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sources {
    /// From pairs of path (relative to `atlas/`, with `/`) and content; files that are no part of the atlas are left out.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { files: files.into_iter().filter(|(path, _)| Self::wants(path)).collect() }
    }

    /// Whether a path belongs to the atlas: its tables, entries, body and version.
    pub fn wants(path: &str) -> bool {
        path == "VERSION" || path == "body/body.bin" || path.ends_with(".toml") || path.ends_with(".tsv")
    }

    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Paths and contents of the TOML files in a folder, in order of path.
    fn folder(&self, folder: &str) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        files.filter(move |(path, _)| {
            path.strip_prefix(folder).is_some_and(|name| name.starts_with('/') && name.ends_with(".toml"))
        })
    }

    /// SHA-256 over path, length and content of every file in order of path, in hexadecimal.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (path, bytes) in &self.files {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Reads, cross-checks and compiles the atlas.
///
/// # Errors
/// Everything that is wrong, not only the first.
pub fn compile(sources: &Sources) -> Result<Atlas, Vec<AtlasError>> {
    let mut errors = Vec::new();
    let compiled = parse::parse(sources, &mut errors);
    let body = match (&compiled, sources.bytes("body/body.bin")) {
        (_, None) => {
            errors.push(AtlasError::MissingFile { file: "body/body.bin".to_owned() });
            None
        }
        (Some(compiled), Some(bytes)) => {
            Body::decode(bytes, &compiled.regions).map_err(|error| errors.push(error)).ok()
        }
        (None, Some(_)) => None,
    };
    let Some(mut compiled) = compiled else { return Err(errors) };
    references::check(&compiled, &mut errors);
    numbers::check(&compiled, &mut errors);
    let Some(body) = body else { return Err(errors) };
    maps::compute(&mut compiled, &body, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    Atlas::new(compiled, body).map_err(|error| vec![error])
}
