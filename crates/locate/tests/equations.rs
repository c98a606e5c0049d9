//! Equations of docs/how-it-computes.md and the code that cites them name each other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const PAGE: &str = "docs/how-it-computes.md";

#[test]
fn every_equation_is_cited_and_every_citation_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join(PAGE)).unwrap();
    let numbered = equations(&page);
    let in_order: Vec<u32> = (1..=numbered.len() as u32).collect();
    assert_eq!(numbered, in_order, "{PAGE} numbers its equations 1, 2, 3, …");

    let mut cited = BTreeSet::new();
    for file in ["crates/atlas/src", "crates/locate/src"].iter().flat_map(|folder| sources(&root.join(folder))) {
        let text = std::fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| line.contains(PAGE)) {
            let numbers = citation(line).unwrap_or_else(|| {
                panic!("{}: `{line}` is not of the form `Equations (1), (2) of {PAGE}`", file.display())
            });
            for number in numbers {
                assert!(numbered.contains(&number), "{}: {PAGE} has no equation ({number})", file.display());
                cited.insert(number);
            }
        }
    }
    let uncited: Vec<&u32> = numbered.iter().filter(|number| !cited.contains(number)).collect();
    assert!(uncited.is_empty(), "no code cites equations {uncited:?} of {PAGE}: cite each where it is computed");
}

/// Numbers at the ends of lines in fenced blocks, in the order of the page.
fn equations(page: &str) -> Vec<u32> {
    let mut is_fenced = false;
    let mut numbers = Vec::new();
    for line in page.lines() {
        if line.starts_with("```") {
            is_fenced = !is_fenced;
        } else if is_fenced && let Some((formula, number)) = line.rsplit_once("  (") {
            let number: Option<u32> = number.strip_suffix(')').and_then(|number| number.parse().ok());
            numbers.extend(number.filter(|_| !formula.trim().is_empty()));
        }
    }
    numbers
}

/// The numbers of `Equations (1), (2) of …`; none for a line of another form.
fn citation(line: &str) -> Option<Vec<u32>> {
    let (_, after) = line.split_once("quation")?;
    let (numbers, _) = after.trim_start_matches('s').split_once(" of `docs/how-it-computes.md`")?;
    numbers.split(',').map(|number| number.trim().strip_prefix('(')?.strip_suffix(')')?.parse().ok()).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn numbers_are_read_as_they_are_written() {
    let page = "a (9)\n```text\ne^{x}   (1)\nf(2)\n  (3)\nL = 1 + (a - b)      (2)\n```\n```text\n y  (3)\n```\n";
    assert_eq!(equations(page), [1, 2, 3]);
    assert_eq!(citation("//! Equations (6), (18) of `docs/how-it-computes.md`."), Some(vec![6, 18]));
    assert_eq!(citation("// found: equation (17) of `docs/how-it-computes.md`."), Some(vec![17]));
    assert_eq!(citation("/// Equation 6 of `docs/how-it-computes.md`."), None);
    assert_eq!(citation("/// See `docs/how-it-computes.md`."), None);
}
