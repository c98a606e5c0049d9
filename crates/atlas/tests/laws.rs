//! The real atlas compiles and breaks no law.

use atlas::{Sources, compile};
use std::path::Path;
use std::time::Instant;
use std::{fs, io};

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

fn sources() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../atlas");
    let mut files = Vec::new();
    read(&root, &root, &mut files).expect("the atlas is readable");
    Sources::new(files)
}

fn real() -> atlas::Atlas {
    match compile(&sources()) {
        Ok(atlas) => atlas,
        Err(errors) => panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()),
    }
}

#[test]
fn the_atlas_breaks_no_law() {
    let findings: String = atlas::check::all(&real()).iter().map(|finding| format!("{finding}\n")).collect();
    assert!(findings.is_empty(), "{findings}");
}

/// The vocabularies are what the atlas is to cover.
#[test]
fn the_atlas_is_complete() {
    let atlas = real();
    let vocabulary = atlas.vocabulary();
    let muscles: Vec<&str> = atlas.muscles().iter().map(|muscle| muscle.id.as_str()).collect();
    let mimics: Vec<&str> = atlas.mimics().iter().map(|mimic| mimic.id.as_str()).collect();
    let missing: Vec<&str> = (vocabulary.muscles.iter().map(|row| row.id.as_str()))
        .filter(|id| !muscles.contains(id))
        .chain(vocabulary.mimics.iter().map(|row| row.id.as_str()).filter(|id| !mimics.contains(id)))
        .collect();
    assert!(missing.is_empty(), "no entry: {missing:?}");
    assert_eq!((muscles.len(), mimics.len()), (141, 97));
}

/// Left and right are the same cause seen in a mirror.
#[test]
fn causes_of_both_sides_are_mirrors() {
    let atlas = real();
    for pair in atlas.causes().windows(2).filter(|pair| pair[0].kind == pair[1].kind) {
        let mut mirrored: Vec<_> = pair[0].cells.iter().map(|&(cell, r)| (cell.mirror(), r)).collect();
        mirrored.sort_by_key(|&(cell, _)| cell);
        assert_eq!(mirrored, pair[1].cells, "{}", atlas.cause_id(&pair[0]));
    }
}

/// Times of one run: `cargo test --release -p atlas --test laws -- --ignored --nocapture`.
#[test]
#[ignore = "prints times"]
fn times() {
    let sources = sources();
    let start = Instant::now();
    let atlas = compile(&sources).expect("the atlas compiles");
    println!("compile {:?}: {} causes", start.elapsed(), atlas.causes().len());
    let bytes = atlas.to_bytes();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../atlas");
    let body = fs::read(root.join("body/body.bin")).expect("the body is readable");
    for _ in 0..3 {
        let start = Instant::now();
        let again = atlas::Atlas::from_bytes(&bytes, &body).expect("the bytes are of this version");
        println!("decode {:?}: {} bytes and {} of the body", start.elapsed(), bytes.len(), body.len());
        assert_eq!(again.causes(), atlas.causes());
    }
    let start = Instant::now();
    println!("laws {:?}: {} findings", start.elapsed(), atlas::check::all(&atlas).len());
    println!("laws {:?}", start.elapsed());
}
