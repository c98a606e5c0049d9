//! The atlas that the program carries inside itself, compiled from `atlas/` when the program was built.

use atlas::Atlas;
use std::sync::OnceLock;

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.bin"));
static BODY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/body.bin"));

/// The atlas; decoded on first use.
pub fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    // The bytes were written by the same version of `atlas` in the same build.
    ATLAS.get_or_init(|| Atlas::from_bytes(COMPILED, BODY).expect("the embedded atlas was compiled with this program"))
}

/// `atlas/body/body.bin` as it is, for the page.
pub fn body_bytes() -> &'static [u8] {
    BODY
}
