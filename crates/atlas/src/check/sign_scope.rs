//! What is found by examining a muscle belongs to muscles: a mimic lists tests only.

use super::Finding;
use crate::walk::mimic_file;
use crate::{Atlas, SignScope};

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for mimic in atlas.mimics() {
        for listed in &mimic.signs {
            if atlas.sign(&listed.id).is_some_and(|sign| sign.scope == SignScope::Muscle) {
                findings.push(Finding {
                    file: mimic_file(&mimic.id),
                    block: format!("sign `{}`", listed.id),
                    problem: "is found in a muscle, not in a mimic".to_owned(),
                    remedy: "take it out; a muscle that the mimic makes tender stands under [[sensitises]]".to_owned(),
                    law: "sign_scope",
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_tender_muscle_is_no_sign_of_a_root() {
        check(
            "mimics/root.toml",
            "[distinguish]",
            "[[sign]]\nid = \"tender\"\ngrade = \"opinion\"\n\n[distinguish]",
            "mimics/root.toml: sign `tender`: is found in a muscle, not in a mimic; \
             take it out; a muscle that the mimic makes tender stands under [[sensitises]]\n",
        );
    }
}
