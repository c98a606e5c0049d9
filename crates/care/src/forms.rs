//! Consent forms by jurisdiction, and the hash that holds the words that were agreed to.

use sha2::{Digest, Sha256};
use std::sync::OnceLock;

use crate::{ConsentForm, ConsentItem, Jurisdiction};

/// The form that a jurisdiction asks for.
pub fn form(jurisdiction: Jurisdiction) -> &'static ConsentForm {
    static FORMS: [OnceLock<ConsentForm>; 6] = [const { OnceLock::new() }; 6];
    let (index, text) = match jurisdiction {
        Jurisdiction::General => (0, include_str!("../forms/general.toml")),
        Jurisdiction::NewJersey => (1, include_str!("../forms/new_jersey.toml")),
        Jurisdiction::Virginia => (2, include_str!("../forms/virginia.toml")),
        Jurisdiction::Colorado => (3, include_str!("../forms/colorado.toml")),
        Jurisdiction::Kansas => (4, include_str!("../forms/kansas.toml")),
        Jurisdiction::England => (5, include_str!("../forms/england.toml")),
    };
    // The forms are part of the program, and a test reads each.
    FORMS[index].get_or_init(|| toml::from_str(text).expect("a form of this program can be read"))
}

/// SHA-256, in hexadecimal, of the items in their order.
///
/// # Formula
/// Of each item its id, its text and `yes` or `no`, each as its length in bytes (64 bits, least first) and its UTF-8 bytes; no
/// two lists of items have the same bytes.
pub fn hash(items: &[ConsentItem]) -> String {
    let mut hash = Sha256::new();
    for item in items {
        for part in [item.item.as_str(), item.text.as_str(), if item.is_agreed { "yes" } else { "no" }] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
