//! The hash of an entry: SHA-256 over its fields and the hash before it.
//!
//! Each field is preceded by its length in bytes (64 bits, lowest byte first), so that no two entries have the same bytes.

use sha2::{Digest, Sha256};

use crate::Kind;

/// A row of `version`, as it is hashed.
pub(crate) struct VersionRow<'a> {
    pub clinic: &'a str,
    pub seq: i64,
    pub kind: &'a str,
    pub id: &'a str,
    pub version: i64,
    /// Microseconds since 1970.
    pub at: i64,
    pub author: &'a str,
    pub reason: &'a str,
    pub body_hash: &'a [u8; 32],
    pub previous: &'a [u8; 32],
}

/// A row of `access`, as it is hashed.
pub(crate) struct AccessRow<'a> {
    pub clinic: &'a str,
    pub seq: i64,
    pub at: i64,
    pub author: &'a str,
    /// Empty for what is of no patient.
    pub patient: &'a str,
    pub what: &'a str,
    pub previous: &'a [u8; 32],
}

pub(crate) fn sealed_version(row: &VersionRow<'_>) -> [u8; 32] {
    sealed(&[
        b"palpate version 1",
        row.clinic.as_bytes(),
        &row.seq.to_le_bytes(),
        row.kind.as_bytes(),
        row.id.as_bytes(),
        &row.version.to_le_bytes(),
        &row.at.to_le_bytes(),
        row.author.as_bytes(),
        row.reason.as_bytes(),
        row.body_hash,
        row.previous,
    ])
}

pub(crate) fn sealed_access(row: &AccessRow<'_>) -> [u8; 32] {
    sealed(&[
        b"palpate access 1",
        row.clinic.as_bytes(),
        &row.seq.to_le_bytes(),
        &row.at.to_le_bytes(),
        row.author.as_bytes(),
        row.patient.as_bytes(),
        row.what.as_bytes(),
        row.previous,
    ])
}

/// Names kind and document, so that a body cannot be taken from one document to another.
pub(crate) fn body_hash(kind: Kind, id: &str, body: &str) -> [u8; 32] {
    sealed(&[b"palpate body 1", kind.word().as_bytes(), id.as_bytes(), body.as_bytes()])
}

fn sealed(fields: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for field in fields {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::sealed;

    #[test]
    fn a_byte_that_moves_to_the_next_field_changes_the_hash() {
        assert_ne!(sealed(&[b"ab", b"c"]), sealed(&[b"a", b"bc"]));
    }
}
