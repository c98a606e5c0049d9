//! Lines of an export: JSON, one a line, in the order in which the versions were written.

use serde::{Deserialize, Serialize};

/// Number of this form.
pub const FORMAT: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "lowercase", deny_unknown_fields)]
pub enum Line {
    /// The first line.
    Palpate {
        format: u32,
        versions: u64,
    },
    Version(VersionLine),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub kind: String,
    pub id: String,
    pub version: u32,
    pub at: jiff::Timestamp,
    pub author: String,
    pub reason: String,
    /// Hexadecimal, as in the chain: shows that the body is whole.
    pub body_hash: String,
    /// The document as it was kept, to the byte.
    pub body: String,
}
