//! Doubtful English: American spelling, the wrong article, marks out of place, brackets left open.

use super::Finding;
use crate::Atlas;
use crate::walk::texts;

/// Beginnings of words in American spelling, and how this atlas spells them.
const SPELLING: [(&str, &str); 22] = [
    ("anesthe", "anaesthe"),
    ("behavior", "behaviour"),
    ("center", "centre"),
    ("cesarean", "caesarean"),
    ("color", "colour"),
    ("diarrhea", "diarrhoea"),
    ("edema", "oedema"),
    ("esophag", "oesophag"),
    ("estrogen", "oestrogen"),
    ("favor", "favour"),
    ("fiber", "fibre"),
    ("gray", "grey"),
    ("gynecolog", "gynaecolog"),
    ("hemato", "haemato"),
    ("hemorrh", "haemorrh"),
    ("ischemi", "ischaemi"),
    ("labor", "labour"),
    ("localiz", "localis"),
    ("orthopedic", "orthopaedic"),
    ("pediatric", "paediatric"),
    ("recogniz", "recognis"),
    ("tumor", "tumour"),
];

/// Words that only look so.
const NOT_AMERICAN: [&str; 3] = ["colorect", "laborator", "laborious"];

/// Begin with the sound of a consonant although a vowel is written.
const CONSONANT_SOUND: [&str; 6] = ["one", "uni", "use", "usu", "uro", "eu"];

/// Begin with the sound of a vowel although a consonant is written.
const VOWEL_SOUND: [&str; 4] = ["hour", "honest", "mri", "x-ray"];

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for text in texts(&atlas.compiled) {
        for (problem, remedy) in doubts(text.text) {
            findings.push(Finding {
                file: text.file.clone(),
                block: text.block.clone(),
                problem,
                remedy,
                law: "english",
            });
        }
    }
}

fn doubts(text: &str) -> Vec<(String, String)> {
    let mut doubts = Vec::new();
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    for word in &words {
        if NOT_AMERICAN.iter().any(|other| word.starts_with(other)) {
            continue;
        }
        if let Some((american, british)) = SPELLING.iter().find(|(american, _)| word.starts_with(american)) {
            doubts.push((format!("says `{word}`"), format!("spell it `{}`", word.replacen(american, british, 1))));
        }
    }
    // Words on both sides of a mark are no article and noun.
    for pair in lower.split_whitespace().collect::<Vec<_>>().windows(2) {
        let begins = |list: &[&str]| list.iter().any(|start| pair[1].starts_with(start));
        let vowel =
            (pair[1].starts_with(['a', 'e', 'i', 'o', 'u']) && !begins(&CONSONANT_SOUND)) || begins(&VOWEL_SOUND);
        let right = match pair[0] {
            "a" if vowel && pair[1].len() > 1 => "an",
            "an" if !vowel && pair[1].chars().all(|c| c.is_ascii_lowercase()) && pair[1].len() > 3 => "a",
            _ => continue,
        };
        doubts.push((format!("says `{} {}`", pair[0], pair[1]), format!("write `{right} {}`", pair[1])));
    }
    for mark in [" ,", " .", " ;", " :", ",,", "..", ";;", ",."] {
        if text.contains(mark) && !text.contains(" .0") {
            doubts.push((format!("holds `{mark}`"), "put the mark right".to_owned()));
        }
    }
    if text.matches('(').count() != text.matches(')').count() {
        doubts.push(("opens and closes brackets unevenly".to_owned(), "pair them".to_owned()));
    }
    if text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase) {
        doubts.push(("begins without a capital".to_owned(), "begin the sentence with one".to_owned()));
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::doubts;
    use crate::check::tests::check;

    #[test]
    fn american_spelling() {
        check(
            "muscles/toy.toml",
            "text = \"Rest.\"",
            "text = \"Rest the tumor.\"",
            "muscles/toy.toml: [self_care]: says `tumor`; spell it `tumour`\n",
        );
    }

    #[test]
    fn what_each_doubt_says() {
        let said = |text: &str| doubts(text).into_iter().map(|(problem, _)| problem).collect::<Vec<_>>();
        assert_eq!(said("This is a ankle."), ["says `a ankle.`"]);
        assert_eq!(said("This is an muscle of an hour, a unit and an X-ray."), ["says `an muscle`"]);
        assert_eq!(said("One , two."), ["holds ` ,`"]);
        assert_eq!(said("One (two."), ["opens and closes brackets unevenly"]);
        assert_eq!(said("one two."), ["begins without a capital"]);
        assert_eq!(said("The laboratory colour of a fibre (grey) is a usual one."), [] as [&str; 0]);
    }
}
