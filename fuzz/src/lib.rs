//! What must hold whatever comes in: readers and engine on any bytes.
//!
//! A target turns bytes into an input and panics when a promise is broken.
//! The fuzzer (`cargo xtask fuzz TARGET`) looks for such bytes; `tests/corpus.rs` replays those worth keeping without it.

mod assess;
mod atlas_file;
mod body_file;
mod case;
mod drawing;
mod net;
// The networks that the tests share name it, and the check of unused dependencies does not look there.
use libm as _;
#[path = "../../crates/locate/tests/support/mod.rs"]
mod support;

use locate::net::Marginal;

/// Panics when the input made from the bytes breaks a promise.
pub type Target = fn(&[u8]);

/// Targets by the name of their folder in `fuzz/corpus`.
pub const TARGETS: [(&str, Target); 6] = [
    ("assess", assess::target),
    ("atlas", atlas_file::target),
    ("body", body_file::target),
    ("case", case::target),
    ("drawing", drawing::target),
    ("net", net::target),
];

/// The target of that name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|&(_, target)| target)
}

/// Whether a probability lies within its bounds, and these between 0 and 1.
fn is_sound(Marginal { p, bounds }: Marginal) -> bool {
    0.0 <= bounds.lower && bounds.contains(p) && bounds.upper <= 1.0
}
