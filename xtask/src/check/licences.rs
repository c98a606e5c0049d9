//! Every linked package, Rust and npm, has a licence that we may ship.

use serde_json::Value;

use super::{Findings, text};

const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

pub fn check(metadata: &Value) -> Result<Findings, String> {
    let mut findings = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        judge("crate", text(package, "name"), text(package, "license"), &mut findings);
    }
    let lock = "web/package-lock.json";
    let lock_text = std::fs::read_to_string(lock).map_err(|error| format!("{lock}: {error}"))?;
    let lock_json: Value = serde_json::from_str(&lock_text).map_err(|error| format!("{lock}: {error}"))?;
    for (path, package) in lock_json["packages"].as_object().into_iter().flatten() {
        if !path.is_empty() {
            judge("npm package", path.trim_start_matches("node_modules/"), text(package, "license"), &mut findings);
        }
    }
    Ok(findings)
}

fn judge(kind: &str, name: &str, licence: &str, findings: &mut Findings) {
    if licence.is_empty() {
        findings.push(format!("{kind} `{name}` states no licence; replace it"));
    } else if !is_allowed(licence) {
        findings.push(format!("{kind} `{name}` has licence `{licence}`; replace it, or add the licence to xtask/src/check/licences.rs with a reason"));
    }
}

/// An SPDX expression is fine if every part joined by AND has one alternative, joined by OR, that is fine.
fn is_allowed(expression: &str) -> bool {
    expression
        .replace(['(', ')'], " ")
        .replace('/', " OR ")
        .split(" AND ")
        .all(|part| part.split(" OR ").any(|licence| ALLOWED.contains(&licence.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alternative_that_may_be_shipped_is_enough() {
        assert!(is_allowed("GPL-3.0 OR MIT"));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(is_allowed("MIT/Apache-2.0"));
    }

    #[test]
    fn a_copyleft_part_is_refused() {
        assert!(!is_allowed("GPL-3.0"));
        assert!(!is_allowed("MIT AND AGPL-3.0"));
    }
}
