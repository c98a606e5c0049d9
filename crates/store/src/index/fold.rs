//! A text as it is searched: without case, accents and marks.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that Unicode does not take apart.
const LETTERS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ł', "l"),
    ('þ', "th"),
    ('ı', "i"),
    ('ħ', "h"),
];

pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match LETTERS.iter().find(|(known, _)| *known == letter) {
            Some((_, plain)) => folded.push_str(plain),
            None if is_combining_mark(letter) => {}
            None => folded.push(letter),
        }
    }
    folded
}

/// The words of a text, each once. A word with a digit stays whole, such as a code or a date; another with a mark inside is given in parts
/// and as one, such as `o`, `brien` and `obrien`.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for chunk in fold(text).split_whitespace() {
        found.extend(terms(chunk));
        let joined: String = chunk.chars().filter(|letter| letter.is_alphanumeric()).collect();
        if !joined.is_empty() && !chunk.contains('_') && !chunk.contains(|letter: char| letter.is_ascii_digit()) {
            found.insert(joined);
        }
    }
    found
}

/// The words that a query asks for, all of them.
pub(crate) fn query(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut found: Vec<String> = folded.split_whitespace().flat_map(terms).collect();
    // The longest says most, and leads the search.
    found.sort_by_key(|term| std::cmp::Reverse(term.len()));
    found.dedup();
    found
}

fn terms(chunk: &str) -> Vec<String> {
    if chunk.contains(|letter: char| letter.is_ascii_digit()) {
        let whole = chunk.trim_matches(|letter: char| !letter.is_alphanumeric());
        return Vec::from([whole.to_owned()]);
    }
    chunk.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Every three letters in a row of a word, with its beginning and its end marked.
pub(crate) fn grams(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = "  ".chars().chain(word.chars()).chain(" ".chars()).collect();
    letters.windows(3).map(|three| three.iter().collect()).collect()
}

/// How alike two words are, 0 to 1.
///
/// # Formula
/// `2 |A ∩ B| / (|A| + |B|)` over their [`grams`] (Dice).
pub(crate) fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::{fold, grams, likeness, query, words};

    #[test]
    fn accents_case_and_single_letters_fold() {
        assert_eq!(fold("Łukasz MÜLLER-Strauß Ñandú"), "lukasz muller-strauss nandu");
    }

    #[test]
    fn a_name_with_a_mark_is_found_in_parts_and_as_one() {
        let found = words("O'Brien");
        assert!(["o", "brien", "obrien"].iter().all(|word| found.contains(*word)));
    }

    #[test]
    fn dates_and_codes_stay_whole() {
        assert_eq!(query("M79.18 1970-05-01"), ["1970-05-01", "m79.18"]);
    }

    #[test]
    fn letters_that_changed_places_are_more_alike_than_another_name() {
        let like = |a, b| likeness(&grams(a), &grams(b));
        assert!(like("schmidt", "schmitd") > 0.6);
        assert!(like("schmidt", "kovacs") < 0.1);
        assert_eq!(like("schmidt", "schmidt"), 1.0);
    }
}
