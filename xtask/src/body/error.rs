//! What can go wrong while the body is made.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    #[error("`{path}` cannot be read or written: {source}")]
    File { path: PathBuf, source: std::io::Error },

    #[error("`pip download` of `{wheel}` failed; put the wheel into `{directory}` by hand")]
    Download { wheel: &'static str, directory: PathBuf },

    #[error("`{path}` has SHA-256 {found}, expected {expected}")]
    Checksum { path: PathBuf, found: String, expected: &'static str },

    #[error("the wheel has no readable `{entry}`: {reason}")]
    Entry { entry: String, reason: String },

    #[error("`{entry}`, line {line}: expected {expected}")]
    Syntax { entry: String, line: usize, expected: &'static str },

    #[error("landmarks.tsv: `{id}`: {reason}")]
    Landmark { id: String, reason: String },

    #[error("region `{region}` is not one of regions.tsv, or has no face")]
    Region { region: String },

    #[error("the mesh is broken: {reason}")]
    Mesh { reason: String },

    #[error(transparent)]
    Picture(#[from] report::raster::RasterError),
}
