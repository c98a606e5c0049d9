//! The laws of the atlas: one file each, a function that looks for what breaks it.
//!
//! What makes an atlas impossible to compile is an [`AtlasError`](crate::AtlasError); a finding is something that a clinician
//! has to put right.

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

/// Holds the atlas against every law; findings in order of file and block.
pub fn all(atlas: &Atlas) -> Vec<Finding> {
    let _ = atlas;
    Vec::new()
}
