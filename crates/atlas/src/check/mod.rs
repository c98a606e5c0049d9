//! The laws of the atlas: one file each, a function that looks for what breaks it.
//!
//! What makes an atlas impossible to compile is an [`AtlasError`](crate::AtlasError); a finding is something that a clinician
//! has to put right.

mod citations;
mod codes;
mod empty_zone;
mod english;
mod functional_unit;
mod laterality;
mod likelihood;
mod needle;
mod nerve;
mod plain_language;
mod pleura;
mod prior_sum;
mod reach;
mod sentences;
mod sign_scope;
mod sourced;
mod span;
mod undeclared;
mod unused;

use crate::Atlas;

/// A place where an entry breaks a law: `file: block: problem; remedy`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Relative to `atlas/`.
    pub file: String,
    pub block: String,
    pub problem: String,
    pub remedy: String,
    /// The law that is broken, as its module is called.
    pub law: &'static str,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}; {}", self.file, self.block, self.problem, self.remedy)
    }
}

/// A law: adds what breaks it.
type Law = fn(&Atlas, &mut Vec<Finding>);

const LAWS: [Law; 19] = [
    citations::check,
    codes::check,
    empty_zone::check,
    english::check,
    functional_unit::check,
    laterality::check,
    likelihood::check,
    needle::check,
    nerve::check,
    plain_language::check,
    pleura::check,
    prior_sum::check,
    reach::check,
    sentences::check,
    sign_scope::check,
    sourced::check,
    span::check,
    undeclared::check,
    unused::check,
];

/// Holds the atlas against every law; findings in order of file and block.
pub fn all(atlas: &Atlas) -> Vec<Finding> {
    let mut findings = Vec::new();
    for law in LAWS {
        law(atlas, &mut findings);
    }
    findings.sort();
    findings
}

#[cfg(test)]
mod tests {
    use crate::toy;

    /// The findings of all laws on the toy atlas after one change to one file.
    #[track_caller]
    pub(super) fn check(file: &str, from: &str, to: &str, expected: &str) {
        let atlas = toy::changed(file, from, to).expect("the changed toy atlas compiles");
        let findings: String = super::all(&atlas).iter().map(|finding| format!("{finding}\n")).collect();
        assert_eq!(findings, expected);
    }

    #[test]
    fn the_toy_atlas_breaks_no_law() {
        assert_eq!(super::all(&toy::atlas()), []);
    }
}
