//! The body: from MakeHuman's base mesh to `atlas/body/body.bin`, and pictures of it.

mod atlas_body;
mod cells;
mod error;
mod figure;
mod file;
mod landmarks;
mod makehuman;
mod pictures;
mod refine;
mod regions;
mod segment;
mod skin;
mod surface;
mod vector;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};

use atlas_body::AtlasBody;
use error::BodyError;
use surface::Surface;
use wheel::Wheel;

const FOLDER: &str = "atlas/body";

/// Writes `atlas/body/body.bin` and `NOTICE.md`.
pub fn make() -> Result<(), BodyError> {
    let body = build()?;
    let bytes = file::encode(&body);
    println!(
        "{} triangles, {} cells, {} kB",
        body.surface.triangles.len() * 2,
        body.cells.len() * 2,
        bytes.len() / 1000
    );
    write(&root().join(FOLDER).join("body.bin"), &bytes)?;
    write(&root().join(FOLDER).join("NOTICE.md"), include_bytes!("NOTICE.md"))
}

/// Makes the body again and says if the committed file is another.
pub fn check() -> Result<Option<String>, BodyError> {
    let path = root().join(FOLDER).join("body.bin");
    let committed = fs::read(&path).map_err(|source| BodyError::File { path, source })?;
    let is_same = file::encode(&build()?) == committed;
    Ok((!is_same)
        .then(|| format!("{FOLDER}/body.bin is not what `cargo xtask body` makes; run it and commit the file")))
}

/// Draws the body, its regions and its landmarks into `directory`.
pub fn draw_pictures(directory: &Path) -> Result<(), BodyError> {
    pictures::draw(&build()?, directory)
}

fn build() -> Result<AtlasBody, BodyError> {
    let folder = root().join(FOLDER);
    let (regions, landmarks) = (read(&folder.join("regions.tsv"))?, read(&folder.join("landmarks.tsv"))?);
    let surface = Surface::new(&mut Wheel::open(&root().join("target/wheel"))?, &landmarks)?;
    AtlasBody::new(surface, &regions, &landmarks)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> Result<String, BodyError> {
    fs::read_to_string(path).map_err(|source| BodyError::File { path: path.into(), source })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), BodyError> {
    fs::write(path, bytes).map_err(|source| BodyError::File { path: path.into(), source })
}
