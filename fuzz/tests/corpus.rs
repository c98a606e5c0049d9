//! Every input of `fuzz/corpus` keeps what its target promises.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[track_caller]
fn replay(name: &str) {
    let target = fuzz::target(name).expect("a target of that name");
    let files = names(&corpus().join(name));
    assert!(!files.is_empty(), "`{name}` has inputs");
    for file in files {
        // Shown when the target panics.
        println!("fuzz/corpus/{name}/{file}");
        target(&fs::read(corpus().join(name).join(file)).unwrap());
    }
}

#[test]
fn assess() {
    replay("assess");
}

#[test]
fn atlas() {
    replay("atlas");
}

#[test]
fn body() {
    replay("body");
}

#[test]
fn case() {
    replay("case");
}

#[test]
fn drawing() {
    replay("drawing");
}

#[test]
fn net() {
    replay("net");
}

#[test]
fn every_target_has_a_folder_and_a_test() {
    let folders = names(&corpus());
    let targets: BTreeSet<String> = fuzz::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(folders, targets);
    let here = include_str!("corpus.rs");
    assert!(targets.iter().all(|name| here.contains(&format!("replay(\"{name}\")"))));
}
