//! The pages of the whole atlas: nothing leads nowhere, and those in the repository are those of this atlas.

use report::pages;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Paths and texts of all pages, as `palpate atlas render --pages` writes them, without their pictures.
fn written() -> Vec<(PathBuf, String)> {
    let atlas = embedded::atlas();
    let muscles = atlas.muscles().iter().map(|muscle| muscle.id.as_str());
    let ids = muscles.chain(atlas.mimics().iter().map(|mimic| mimic.id.as_str()));
    let entry = |id: &str| pages::entry(atlas, id, &[]).expect("an entry of the atlas");
    let mut written: Vec<(PathBuf, String)> = ids.map(|id| (pages::path(atlas, id).into(), entry(id))).collect();
    written.push(("index.html".into(), pages::index(atlas)));
    written.push(("treatment.html".into(), pages::treatment(atlas)));
    written
}

fn values<'t>(text: &'t str, attribute: &str) -> Vec<&'t str> {
    let begin = format!("{attribute}=\"");
    text.split(begin.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// `../muscles/soleus.html` seen from `mimics/`.
fn resolved(page: &Path, link: &str) -> PathBuf {
    let mut path = page.parent().expect("a file in a folder").to_owned();
    for part in link.split('/') {
        match part {
            ".." => assert!(path.pop(), "{link} leads out of the pages"),
            part => path.push(part),
        }
    }
    path
}

#[test]
fn every_link_leads_somewhere() {
    let written = written();
    let known: BTreeSet<&Path> = written.iter().map(|(path, _)| path.as_path()).collect();
    for (path, text) in &written {
        let anchors: BTreeSet<&str> = values(text, " id").into_iter().collect();
        for link in values(text, "href") {
            match link.strip_prefix('#') {
                Some(anchor) => assert!(anchors.contains(anchor), "{}: #{anchor}", path.display()),
                None if link.ends_with("style.css") => {}
                None => assert!(known.contains(resolved(path, link).as_path()), "{}: {link}", path.display()),
            }
        }
    }
}

#[test]
fn every_entry_stands_in_the_index() {
    let index = pages::index(embedded::atlas());
    let links: BTreeSet<&str> = values(&index, "href").into_iter().collect();
    for (path, _) in written().iter().filter(|(path, _)| path.components().count() == 2) {
        assert!(links.contains(path.to_str().expect("an id of ASCII")), "{}", path.display());
    }
}

#[test]
fn the_pages_in_the_repository_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/atlas");
    let index = std::fs::read_to_string(folder.join("index.html")).expect("docs/atlas/index.html");
    assert!(
        index == pages::index(embedded::atlas()),
        "docs/atlas is not of this atlas; make it again with `make atlas`"
    );
    for (path, _) in written() {
        assert!(folder.join(&path).is_file(), "docs/atlas/{} is missing; `make atlas` writes it", path.display());
        if path.components().count() == 2 {
            let plate = folder.join("plates").join(path.with_extension("png").file_name().expect("a file"));
            assert!(plate.is_file(), "{} is missing; `make atlas` draws it", plate.display());
        }
    }
}
