//! What the text says hurts, a zone reaches.
//!
//! A zone reaches a region when it covers a tenth of the region, or when about a seventh of what it covers lies there
//! ([`Share`]). An essential region needs an essential zone; a spillover region may be reached by any.

use super::Finding;
use crate::coverage::{Entry, Share, entries, shares};
use crate::{Atlas, ZoneClass};
use std::collections::BTreeMap;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for entry in entries(atlas) {
        let essential = entry.shares(atlas.body(), Some(ZoneClass::Essential));
        unreached(&entry, &entry.pain.essential, &essential, "essential", "essential zone", findings);
        let any = entry.shares(atlas.body(), None);
        unreached(&entry, &entry.pain.spillover, &any, "spillover", "zone", findings);
        for covered in &entry.zones {
            let shares = shares(atlas.body(), covered.cells.iter().copied().collect(), entry.both_sides);
            for region in &covered.zone.reaches {
                if !entry.pain.essential.contains(region) && !entry.pain.spillover.contains(region) {
                    findings.push(Finding {
                        file: entry.file.clone(),
                        block: covered.block.clone(),
                        problem: format!("is said to reach `{region}`, which [pain] does not name"),
                        remedy: "name it there under `essential` or `spillover`, or take it out here".to_owned(),
                        law: "reach",
                    });
                }
                let share = shares.get(region).copied().unwrap_or_default();
                if !share.reaches() {
                    findings.push(Finding {
                        file: entry.file.clone(),
                        block: covered.block.clone(),
                        problem: format!(
                            "is said to reach `{region}`, but covers {:.0} % of it",
                            100.0 * share.of_region
                        ),
                        remedy: "move or widen the zone, or take the region out".to_owned(),
                        law: "reach",
                    });
                }
            }
        }
    }
}

fn unreached(
    entry: &Entry,
    declared: &[String],
    shares: &BTreeMap<String, Share>,
    class: &str,
    zone: &str,
    findings: &mut Vec<Finding>,
) {
    for region in declared.iter().filter(|&region| !shares.get(region).copied().unwrap_or_default().reaches()) {
        findings.push(Finding {
            file: entry.file.clone(),
            block: "[pain]".to_owned(),
            problem: format!("`{region}` is said to be {class}, but no {zone} reaches it"),
            remedy: "draw a zone there or take it out".to_owned(),
            law: "reach",
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_region_without_a_zone() {
        check(
            "muscles/toy.toml",
            "spillover = [\"thigh\"]",
            "spillover = [\"thigh\", \"back\"]",
            "muscles/toy.toml: [pain]: `back` is said to be spillover, but no zone reaches it; draw a zone there or take it out\n",
        );
    }

    #[test]
    fn an_essential_region_with_a_spillover_zone_only() {
        check(
            "muscles/toy.toml",
            "essential = [\"chest\"]\nspillover = [\"thigh\"]",
            "essential = [\"chest\", \"thigh\"]\nspillover = []",
            "muscles/toy.toml: [pain]: `thigh` is said to be essential, but no essential zone reaches it; \
             draw a zone there or take it out\n",
        );
    }

    #[test]
    fn a_zone_that_says_more_than_the_text() {
        check(
            "muscles/toy.toml",
            "reaches = [\"chest\"]",
            "reaches = [\"chest\", \"sternum\"]",
            "muscles/toy.toml: point `upper`, zone 1: is said to reach `sternum`, which [pain] does not name; \
             name it there under `essential` or `spillover`, or take it out here\n",
        );
    }

    #[test]
    fn a_zone_that_reaches_less_than_it_says() {
        check(
            "muscles/toy.toml",
            "reaches = [\"chest\"]",
            "reaches = [\"chest\", \"thigh\"]",
            "muscles/toy.toml: point `upper`, zone 1: is said to reach `thigh`, but covers 0 % of it; \
             move or widen the zone, or take the region out\n",
        );
    }
}
