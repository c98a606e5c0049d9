//! Partners and opponents are so for each other, and a satellite lies where it can be reached: under the pain of the muscle, or
//! working with or against it.

use super::Finding;
use crate::walk::muscle_file;
use crate::{Atlas, CauseKind, Side};
use std::collections::BTreeSet;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for (index, muscle) in atlas.muscles().iter().enumerate() {
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
        for (key, list) in [("agonists", &unit.agonists), ("antagonists", &unit.antagonists)] {
            for id in list.iter().filter(|&id| *id != muscle.id) {
                let Some(other) = atlas.muscle(id) else { continue };
                let back = if key == "agonists" { &other.unit.agonists } else { &other.unit.antagonists };
                if !back.contains(&muscle.id) {
                    find(
                        format!("`{id}` is among `{key}`, but not the other way round"),
                        "name both in each other's file, or neither",
                    );
                }
            }
        }
        let mut hurts = None;
        for id in &unit.satellites {
            let Some(other) = atlas.muscle_index(id) else { continue };
            let is_partner = unit.agonists.contains(id) || unit.antagonists.contains(id);
            let span = atlas.span(other, Side::Right);
            if is_partner || span.is_empty() || other == index {
                continue;
            }
            let hurts = hurts.get_or_insert_with(|| painful_cells(atlas, index));
            if !span.iter().any(|cell| hurts.contains(cell)) {
                find(
                    format!("satellite `{id}` neither lies under the pain nor works with or against the muscle"),
                    "take it out, or name it as a partner",
                );
            }
        }
    }
}

/// Where any point of a muscle on the right refers.
fn painful_cells(atlas: &Atlas, muscle: usize) -> BTreeSet<crate::CellId> {
    let of_muscle = |kind| matches!(kind, CauseKind::Point { muscle: other, .. } if other == muscle);
    let causes = atlas.causes().iter().filter(|cause| cause.side == Some(Side::Right) && of_muscle(cause.kind));
    causes.flat_map(|cause| cause.cells.iter().map(|&(cell, _)| cell)).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;
    use crate::toy;

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

    /// What the laws say of the toy beside a second muscle, `other`, made from it; `change` edits either.
    #[track_caller]
    fn beside(change: impl Fn(&str, String) -> String) -> String {
        let mut files = toy::files();
        let toy = files["muscles/toy.toml"].clone();
        let other = toy
            .replace("id = \"toy\"", "id = \"other\"")
            .replace("name = \"Toy muscle\"", "name = \"Other muscle\"")
            .replace("agonists = [\"other\"]", "agonists = [\"toy\"]")
            .replace("value = 0.19", "value = 0.01");
        files.insert("muscles/other.toml".to_owned(), change("other", other));
        files.insert("muscles/toy.toml".to_owned(), change("toy", toy));
        let atlas = toy::compiled(files).expect("the pair compiles");
        super::super::all(&atlas).iter().map(|finding| format!("{finding}\n")).collect()
    }

    #[test]
    fn partners_know_each_other() {
        assert_eq!(beside(|_, text| text), "");
        assert_eq!(
            beside(|_, text| text.replace("agonists = [\"toy\"]", "agonists = []")),
            "muscles/toy.toml: [unit]: `other` is among `agonists`, but not the other way round; \
             name both in each other's file, or neither\n"
        );
    }

    #[test]
    fn a_satellite_out_of_reach() {
        let behind = |id: &str, text: String| match id {
            "other" => text
                .replace("agonists = [\"toy\"]", "agonists = []")
                .replace("path = [\"nipple\", \"knee\"]", "path = [\"blade\", \"blade down 30\"]")
                .replace("at = \"nipple\"", "at = \"blade\"")
                .replace("at = \"knee up 5\"", "at = \"blade down 5\""),
            _ => text.replace("agonists = [\"other\"]", "agonists = []"),
        };
        assert_eq!(beside(behind), "");
        assert_eq!(
            beside(|id, text| match id {
                "toy" => behind(id, text).replace("satellites = []", "satellites = [\"other\"]"),
                _ => behind(id, text),
            }),
            "muscles/toy.toml: [unit]: satellite `other` neither lies under the pain nor works with or against the muscle; \
             take it out, or name it as a partner\n"
        );
    }
}
