//! A muscle is neither its own partner nor partner and opponent of the same muscle.

use super::Finding;
use crate::Atlas;
use crate::walk::muscle_file;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for muscle in atlas.muscles() {
        let unit = &muscle.unit;
        let mut find = |problem: String, remedy: &str| {
            findings.push(Finding {
                file: muscle_file(&muscle.id),
                block: "[unit]".to_owned(),
                problem,
                remedy: remedy.to_owned(),
                law: "functional_unit",
            });
        };
        for (key, list) in
            [("agonists", &unit.agonists), ("antagonists", &unit.antagonists), ("satellites", &unit.satellites)]
        {
            if list.contains(&muscle.id) {
                find(format!("`{key}` names the muscle itself"), "take it out");
            }
        }
        for both in unit.agonists.iter().filter(|id| unit.antagonists.contains(id)) {
            find(format!("`{both}` is agonist and antagonist"), "keep it in one list");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_muscle_that_helps_itself() {
        check(
            "muscles/toy.toml",
            "satellites = []",
            "satellites = [\"toy\"]",
            "muscles/toy.toml: [unit]: `satellites` names the muscle itself; take it out\n",
        );
    }

    #[test]
    fn partner_and_opponent_at_once() {
        check(
            "muscles/toy.toml",
            "antagonists = []",
            "antagonists = [\"other\"]",
            "muscles/toy.toml: [unit]: `other` is agonist and antagonist; keep it in one list\n",
        );
    }
}
