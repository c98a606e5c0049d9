//! Texts are sentences: they end, and no word or space stands twice.

use super::Finding;
use crate::Atlas;
use crate::walk::{Text, texts};

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for text in texts(&atlas.compiled) {
        let trimmed = text.text.trim_end();
        let end = trimmed.trim_end_matches([')', '"', '”', '\'']);
        if !end.ends_with(['.', '?', '!']) && !trimmed.ends_with(['.', '?', '!']) {
            let last = trimmed.split_whitespace().last().unwrap_or_default();
            find(&text, format!("ends in `{last}`"), "end the sentence with a full stop", findings);
        }
        if text.text.contains("  ") || trimmed.len() < text.text.trim_end_matches('\n').len() {
            find(&text, "has a double space or one at its end".to_owned(), "take it out", findings);
        }
        if let Some(word) = doubled(text.text) {
            find(&text, format!("says `{word} {word}`"), "say it once", findings);
        }
    }
}

fn find(text: &Text, problem: String, remedy: &str, findings: &mut Vec<Finding>) {
    findings.push(Finding {
        file: text.file.clone(),
        block: text.block.clone(),
        problem,
        remedy: remedy.to_owned(),
        law: "sentences",
    });
}

fn doubled(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let second = pair[1].trim_end_matches(|c: char| !c.is_alphanumeric());
        let same = pair[0].eq_ignore_ascii_case(second) && pair[0].chars().all(char::is_alphabetic);
        same.then_some(second)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_sentence_without_an_end() {
        check(
            "muscles/toy.toml",
            "text = \"Rest.\"",
            "text = \"Rest well\"",
            "muscles/toy.toml: [self_care]: ends in `well`; end the sentence with a full stop\n",
        );
    }

    #[test]
    fn words_and_spaces_that_stand_twice() {
        check(
            "mimics/root.toml",
            "text = \"Look.\"",
            "text = \"Look at the  the root.\"",
            "mimics/root.toml: [distinguish]: has a double space or one at its end; take it out\n\
             mimics/root.toml: [distinguish]: says `the the`; say it once\n",
        );
    }
}
