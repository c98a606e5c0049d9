//! Compiles `atlas/` into the two files that the program carries: the compiled atlas and the body.

use atlas::{Sources, compile};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../../atlas");
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo"));
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    read(&root, &root, &mut files)?;
    let (compiled, body) = build(files);
    fs::write(out.join("atlas.bin"), compiled)?;
    fs::write(out.join("body.bin"), body)
}

/// Files below `folder` that belong to the atlas, with their paths below `root`.
fn read(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            read(root, &path, files)?;
        } else if Sources::wants(&name) {
            files.push((name, fs::read(&path)?));
        }
    }
    Ok(())
}

/// Cargo shows every line of a build script; the rest is for `palpate atlas check`.
const MOST_TOLD: usize = 5;

/// A release needs a faultless atlas. While one works on it (debug), an entry that cannot be compiled is left out with a
/// warning, so that a slip in one file does not keep the program from running; `palpate atlas check` and the tests still fail.
fn build(mut files: Vec<(String, Vec<u8>)>) -> (Vec<u8>, Vec<u8>) {
    let release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    loop {
        let errors = match compile(&Sources::new(files.iter().cloned())) {
            Ok(atlas) => {
                let body = files.into_iter().find(|(name, _)| name == "body/body.bin");
                return (atlas.to_bytes(), body.map(|(_, bytes)| bytes).unwrap_or_default());
            }
            Err(errors) => errors,
        };
        for error in errors.iter().take(MOST_TOLD) {
            println!("cargo::warning=atlas/{error}");
        }
        let is_entry = |file: &str| file.starts_with("muscles/") || file.starts_with("mimics/");
        let before = files.len();
        files.retain(|(name, _)| !is_entry(name) || errors.iter().all(|error| error.file() != name));
        let n_left_out = before - files.len();
        let level = if release { "error" } else { "warning" };
        println!(
            "cargo::{level}={} things keep the atlas from being compiled; `palpate atlas check` lists all; \
             {n_left_out} entries left out",
            errors.len()
        );
        if release || n_left_out == 0 {
            return Default::default();
        }
    }
}
