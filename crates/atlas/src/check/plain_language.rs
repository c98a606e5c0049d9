//! What patients read is free of the words in `vocabulary/jargon.tsv`.

use super::Finding;
use crate::Atlas;
use crate::walk::{Reader, texts};

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for text in texts(&atlas.compiled).iter().filter(|text| text.reader == Reader::Patient) {
        let lower = text.text.to_lowercase();
        for jargon in &atlas.vocabulary().jargon {
            if holds_word(&lower, &jargon.term) {
                findings.push(Finding {
                    file: text.file.clone(),
                    block: text.block.clone(),
                    problem: format!("says `{}` to a patient", jargon.term),
                    remedy: format!("say it plainly, such as `{}`", jargon.plain),
                    law: "plain_language",
                });
            }
        }
    }
}

fn holds_word(text: &str, word: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(letter) && !text[at + word.len()..].starts_with(letter))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn jargon_in_the_words_for_the_patient() {
        check(
            "muscles/toy.toml",
            "An ache in your chest.",
            "An Anterior ache.",
            "muscles/toy.toml: [pain] plain: says `anterior` to a patient; say it plainly, such as `front`\n",
        );
    }

    #[test]
    fn part_of_a_word_is_not_the_word() {
        check("muscles/toy.toml", "An ache in your chest.", "An anteriorly ache.", "");
    }
}
