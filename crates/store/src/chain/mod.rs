//! The chain of hashes that holds every entry of a clinic: one of versions, one of accesses.

mod append;
mod hash;
mod lists;
mod verify;

pub(crate) use append::{NewVersion, append_access, append_version, begin, take};
pub(crate) use hash::{body_hash, sealed_access, sealed_version};
pub(crate) use verify::verify_clinic;
pub use verify::{ChainEnd, Verified};

/// Names of the two chains in the table `head`.
pub(crate) const VERSIONS: &str = "version";
pub(crate) const ACCESSES: &str = "access";

/// What the first entry of a chain names as the hash before it.
pub(crate) const NOTHING: [u8; 32] = [0; 32];
