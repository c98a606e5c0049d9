//! Codes have the form of their vocabulary; what a clinician writes down as a diagnosis has one.

use super::Finding;
use crate::walk::{mimic_file, muscle_file};
use crate::{Atlas, Codes};

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for muscle in atlas.muscles() {
        form(&muscle_file(&muscle.id), &muscle.codes, findings);
    }
    for mimic in atlas.mimics() {
        form(&mimic_file(&mimic.id), &mimic.codes, findings);
    }
}

fn form(file: &str, codes: &Codes, findings: &mut Vec<Finding>) {
    let mut find = |problem: String, remedy: &str| {
        findings.push(Finding {
            file: file.to_owned(),
            block: "[codes]".to_owned(),
            problem,
            remedy: remedy.to_owned(),
            law: "codes",
        });
    };
    if codes.icd10cm.is_empty() {
        find("names no `icd10cm`".to_owned(), "add the code that a clinician writes");
    }
    let single = [
        ("fma", &codes.fma, "FMA", "`FMA32546`"),
        ("ta2", &codes.ta2, "", "a number"),
        ("ta98", &codes.ta98, "A", "`A04.6.02.008`"),
        ("uberon", &codes.uberon, "UBERON:", "`UBERON:0001128`"),
    ];
    for (key, code, prefix, example) in single {
        let is_formed = |code: &String| {
            let digits = code.strip_prefix(prefix).unwrap_or_default();
            !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || (key == "ta98" && c == '.'))
        };
        if let Some(code) = code.as_ref().filter(|code| !is_formed(code)) {
            find(format!("`{key}` is `{code}`"), &format!("write it as {example}"));
        }
    }
    for code in codes.icd10cm.iter().filter(|code| !is_icd10cm(code)) {
        find(format!("`icd10cm` holds `{code}`"), "write it as `M79.18`");
    }
}

/// A letter, a digit, a digit or letter, then up to four after a point.
fn is_icd10cm(code: &str) -> bool {
    let (category, rest) = code.split_once('.').unwrap_or((code, "0"));
    let category: Vec<char> = category.chars().collect();
    let formed = |c: &char| c.is_ascii_digit() || c.is_ascii_uppercase();
    category.len() == 3
        && category[0].is_ascii_uppercase()
        && category[1].is_ascii_digit()
        && formed(&category[2])
        && (1..=4).contains(&rest.len())
        && rest.chars().all(|c| formed(&c))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_diagnosis_without_a_code() {
        check(
            "mimics/root.toml",
            "[codes]\nicd10cm = [\"M54.12\"]\n",
            "",
            "mimics/root.toml: [codes]: names no `icd10cm`; add the code that a clinician writes\n",
        );
    }

    #[test]
    fn codes_of_another_form() {
        check(
            "muscles/toy.toml",
            "icd10cm = [\"M79.18\"]",
            "icd10cm = [\"M79-18\"]\nfma = \"32546\"\nuberon = \"UBERON:1\"",
            "muscles/toy.toml: [codes]: `fma` is `32546`; write it as `FMA32546`\n\
             muscles/toy.toml: [codes]: `icd10cm` holds `M79-18`; write it as `M79.18`\n",
        );
    }
}
