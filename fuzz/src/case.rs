//! Text → case: refused with a message, or read and written without loss.

use locate::wire::{case, parse_case};

/// The bytes as the text of a case, on the embedded atlas.
pub fn target(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let atlas = embedded::atlas();
    let read = match parse_case(text, atlas) {
        Ok(read) => read,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let written = case(&read, atlas);
    let json = serde_json::to_string(&written).expect("a case can be written");
    let again = parse_case(&json, atlas).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(again, read, "{json}");
    assert_eq!(case(&again, atlas), written);
}
