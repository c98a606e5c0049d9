//! The atlas: clinical knowledge as plain data, checked and indexed into immutable types.
//!
//! No I/O: the caller hands in the files ([`Sources`]), [`compile()`] turns them into an [`Atlas`] or into the list of everything
//! that is wrong, [`check`] holds the atlas against its laws.
//! [`Atlas::to_bytes`] is what the program carries inside itself.

pub mod body;
pub mod check;
pub mod compile;
pub mod error;
pub mod export;
pub mod expression;
pub mod figures;
pub mod format;
pub mod index;
pub mod stroke;
#[cfg(any(test, feature = "toy"))]
pub mod toy;
pub mod zone;

mod coverage;
mod text;
mod walk;

pub use body::{Body, Cell, CellId, Region, RegionId, Side, Surface};
pub use check::Finding;
pub use compile::{Sources, compile};
pub use error::AtlasError;
pub use figures::Figures;
pub use format::*;
pub use index::{Atlas, Cause, CauseKind, Trace};
pub use text::nearest;
