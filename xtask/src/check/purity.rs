//! Domain crates do no I/O, read no clock and no environment, and print nothing.

use std::path::{Path, PathBuf};

use super::Findings;

const PURE: &[&str] = &[
    "crates/atlas/src",
    "crates/care/src",
    "crates/cohort/src",
    "crates/locate/src",
    "crates/paper/src",
    "crates/report/src",
];
const FORBIDDEN: &[&str] = &[
    "std::fs",
    "std::io::std",
    "std::time",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "println!",
    "eprintln!",
    "dbg!(",
    "HashMap",
    "HashSet",
];

pub fn check() -> Result<Findings, String> {
    let mut findings = Vec::new();
    for folder in PURE {
        for path in rust_sources(Path::new(folder))? {
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in FORBIDDEN {
                if code.lines().any(|line| line.contains(word) && !line.trim_start().starts_with("//")) {
                    findings.push(format!(
                        "{}: `{word}` in a domain crate; time, files and randomness are arguments, order is fixed",
                        path.display()
                    ));
                }
            }
        }
    }
    Ok(findings)
}

/// All `.rs` files below a folder, in a fixed order.
pub fn rust_sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.is_dir() {
            found.extend(rust_sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
