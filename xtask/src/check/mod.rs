//! Checks on the shape of the project that neither the compiler nor clippy makes.

mod imports;
mod licences;
mod purity;
mod unused;

use std::process::Command;

use serde_json::Value;

/// What is wrong with the shape of the project: one sentence each, naming place and remedy.
pub type Findings = Vec<String>;

/// Runs every check and returns all findings; empty means that the shape is as documented.
pub fn all() -> Result<Findings, String> {
    let metadata = cargo_metadata()?;
    let mut findings = imports::check(&metadata);
    findings.extend(licences::check(&metadata)?);
    findings.extend(unused::check(&metadata)?);
    findings.extend(purity::check()?);
    Ok(findings)
}

fn cargo_metadata() -> Result<Value, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|error| format!("`cargo metadata` did not start: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("`cargo metadata` is not JSON: {error}"))
}

/// The packages of this workspace.
fn members(metadata: &Value) -> impl Iterator<Item = &Value> {
    let ids: Vec<&str> =
        metadata["workspace_members"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(move |package| package["id"].as_str().is_some_and(|id| ids.contains(&id)))
}

fn dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    package["dependencies"].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}
