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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{form, hash};
    use crate::{Basis, ConsentItem, Jurisdiction};

    const ALL: [Jurisdiction; 6] = [
        Jurisdiction::General,
        Jurisdiction::NewJersey,
        Jurisdiction::Virginia,
        Jurisdiction::Colorado,
        Jurisdiction::Kansas,
        Jurisdiction::England,
    ];

    #[test]
    fn each_form_is_that_of_its_jurisdiction_and_cites_what_it_calls_law() {
        for jurisdiction in ALL {
            let form = form(jurisdiction);
            assert_eq!(form.id, jurisdiction.as_str());
            let own = |key: &String| form.sources.iter().any(|source| source.key == *key);
            let mut ids: Vec<&str> = form.items.iter().map(|item| item.id.as_str()).collect();
            for item in &form.items {
                let is_own = item.sources.iter().any(own);
                assert!(item.basis == Basis::Opinion || is_own, "{}: `{}` cites no law", form.id, item.id);
                for key in &item.sources {
                    assert!(own(key) || embedded::atlas().source(key).is_some(), "{}: unknown source `{key}`", form.id);
                }
            }
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), form.items.len(), "{}: an item twice", form.id);
        }
    }

    #[test]
    fn only_known_words_are_filled_in() {
        let known = ["practitioner", "training_hours", "technique", "muscles"];
        for item in ALL.iter().flat_map(|jurisdiction| &form(*jurisdiction).items) {
            for part in item.text.split('{').skip(1) {
                let name = part.split('}').next().unwrap_or_default();
                assert!(known.contains(&name), "`{name}` in `{}`", item.id);
            }
        }
    }

    /// Computed with Python's hashlib over the bytes that the documentation of `hash` names.
    #[test]
    fn the_hash_can_be_computed_with_other_tools() {
        let items = [ConsentItem { item: "a".to_owned(), text: "b".to_owned(), is_agreed: true }];
        assert_eq!(hash(&items), "3201e9407089f84af7730d9bceab80aa04f68f2c7cdcf6e927aaae8373d59e78");
    }

    proptest! {
        #[test]
        fn any_changed_byte_changes_the_hash(
            texts in prop::collection::vec("[a-zä ]{1,12}", 1..6),
            at in any::<prop::sample::Index>(),
            letter in any::<prop::sample::Index>(),
        ) {
            let items: Vec<ConsentItem> = texts
                .iter()
                .enumerate()
                .map(|(index, text)| ConsentItem { item: format!("i{index}"), text: text.clone(), is_agreed: index % 2 == 0 })
                .collect();
            let which = at.index(items.len());
            let mut changed = items.clone();
            let mut letters: Vec<char> = changed[which].text.chars().collect();
            let place = letter.index(letters.len());
            letters[place] = 'Z';
            changed[which].text = letters.into_iter().collect();
            prop_assert_ne!(hash(&changed), hash(&items));

            let mut turned = items.clone();
            turned[which].is_agreed = !turned[which].is_agreed;
            prop_assert_ne!(hash(&turned), hash(&items));

            let mut renamed = items.clone();
            renamed[which].item.push('x');
            prop_assert_ne!(hash(&renamed), hash(&items));
        }
    }

    #[test]
    fn words_do_not_wander_from_one_item_to_the_next() {
        let items = |texts: [&str; 2]| {
            let [a, b] = texts;
            [("1", a), ("2", b)].map(|(item, text)| ConsentItem {
                item: item.to_owned(),
                text: text.to_owned(),
                is_agreed: true,
            })
        };
        assert_ne!(hash(&items(["ab", "c"])), hash(&items(["a", "bc"])));
    }
}
