//! Who may import whom: the table of ARCHITECTURE.md.

use serde_json::Value;

use super::{Findings, dependencies, members, text};

/// Each crate with the crates of this workspace that it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("atlas", &[]),
    ("embedded", &["atlas"]),
    ("locate", &["atlas"]),
    ("care", &["atlas", "locate"]),
    ("cohort", &["atlas", "locate"]),
    ("report", &["atlas", "locate"]),
    ("store", &["care"]),
    ("paper", &["atlas", "care", "report"]),
    ("server", &["atlas", "care", "embedded", "locate", "paper", "store"]),
    ("cli", &["atlas", "care", "cohort", "embedded", "locate", "report", "server", "store"]),
    ("fuzz", &["atlas", "embedded", "locate"]),
    ("xtask", &["atlas", "report"]),
];

pub fn check(metadata: &Value) -> Findings {
    let names: Vec<&str> = members(metadata).map(|package| text(package, "name")).collect();
    let mut findings = Vec::new();
    for package in members(metadata) {
        let name = text(package, "name");
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(known, _)| *known == name) else {
            findings.push(format!(
                "crate `{name}` is not in the import table; add it to ARCHITECTURE.md and xtask/src/check/imports.rs"
            ));
            continue;
        };
        for dependency in dependencies(package) {
            let imported = text(dependency, "name");
            let for_tests_only = dependency["kind"].as_str() == Some("dev");
            if names.contains(&imported) && !for_tests_only && !allowed.contains(&imported) {
                findings.push(format!("crate `{name}` imports `{imported}`, which the import table does not allow"));
            }
        }
    }
    findings
}
