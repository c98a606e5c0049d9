//! A dependency that no source file of its crate names is dead weight.

use std::path::Path;

use serde_json::Value;

use super::{Findings, dependencies, members, text};

pub fn check(metadata: &Value) -> Result<Findings, String> {
    let mut findings = Vec::new();
    for package in members(metadata) {
        let folder = Path::new(text(package, "manifest_path")).parent().unwrap_or(Path::new("."));
        let source = super::purity::rust_sources(folder)?
            .iter()
            .map(|path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display())))
            .collect::<Result<String, _>>()?;
        for dependency in dependencies(package) {
            let name = dependency["rename"].as_str().unwrap_or(text(dependency, "name")).replace('-', "_");
            let named = [format!("{name}::"), format!("use {name}"), format!("{name}!")];
            if !named.iter().any(|word| source.contains(word)) {
                findings.push(format!(
                    "crate `{}` names `{name}` in no source file; remove it from its Cargo.toml",
                    text(package, "name")
                ));
            }
        }
    }
    Ok(findings)
}
