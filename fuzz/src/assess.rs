//! A case → an assessment with the embedded atlas.

mod answer;
mod input;

use std::sync::OnceLock;

use arbitrary::Unstructured;
use locate::Engine;
use locate::wire::parse_case;

/// The bytes as a case that the reader accepts.
pub fn target(bytes: &[u8]) {
    let Ok(written) = input::case(&mut Unstructured::new(bytes)) else { return };
    let json = serde_json::to_string(&written).expect("a case can be written");
    let case = parse_case(&json, engine().atlas()).unwrap_or_else(|error| panic!("{error}: {json}"));
    answer::check(engine(), &case, &json);
}

fn engine() -> &'static Engine<'static> {
    static ENGINE: OnceLock<Engine<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(embedded::atlas()))
}
