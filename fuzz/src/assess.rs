//! A case → an assessment, with the embedded atlas and with the toy.

mod answer;
mod input;

use std::sync::OnceLock;

use arbitrary::Unstructured;
use atlas::Atlas;
use locate::Engine;
use locate::wire::parse_case;

use crate::support::toy;

/// The bytes as a case that the reader accepts.
///
/// Most are of an atlas of a few lines, which answers a hundred times as fast.
pub fn target(bytes: &[u8]) {
    let mut u = Unstructured::new(bytes);
    let engine = if u.ratio(1, 8).unwrap_or(false) { embedded_engine() } else { toy_engine() };
    let Ok(written) = input::case(&mut u, engine.atlas()) else { return };
    let json = serde_json::to_string(&written).expect("a case can be written");
    let case = parse_case(&json, engine.atlas()).unwrap_or_else(|error| panic!("{error}: {json}"));
    answer::check(engine, &case, &json);
}

fn embedded_engine() -> &'static Engine<'static> {
    static ENGINE: OnceLock<Engine<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(embedded::atlas()))
}

fn toy_engine() -> &'static Engine<'static> {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    static ENGINE: OnceLock<Engine<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(ATLAS.get_or_init(toy::atlas)))
}
