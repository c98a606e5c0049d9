//! What the zones cover, the text says.
//!
//! Zones may brush a region that the text leaves out; when they cover most of it, one of the two is wrong.

use super::Finding;
use crate::Atlas;
use crate::coverage::entries;

/// Part of a region that nobody would call a brush.
const MOST_OF_IT: f64 = 0.6;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for entry in entries(atlas) {
        let declared = |region: &String| entry.pain.essential.contains(region) || entry.pain.spillover.contains(region);
        for (region, share) in entry.shares(atlas.body(), None) {
            if share.of_region >= MOST_OF_IT && !declared(&region) {
                findings.push(Finding {
                    file: entry.file.clone(),
                    block: "[pain]".to_owned(),
                    problem: format!(
                        "zones cover {:.0} % of `{region}`, which the text does not name",
                        100.0 * share.of_region
                    ),
                    remedy: "name it under `essential` or `spillover`, or narrow the zone".to_owned(),
                    law: "undeclared",
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    /// All 32 squares of the sternum, 42 of the 48 of the left chest.
    #[test]
    fn a_zone_over_a_region_that_the_text_leaves_out() {
        check(
            "muscles/toy.toml",
            "[\"nipple\", \"hip up 15\"]\nradius_cm = 8.0",
            "[\"notch\", \"notch down 50\"]\nradius_cm = 18.0",
            "muscles/toy.toml: [pain]: zones cover 100 % of `sternum`, which the text does not name; \
             name it under `essential` or `spillover`, or narrow the zone\n\
             muscles/toy.toml: [pain]: zones cover 88 % of `opposite.chest`, which the text does not name; \
             name it under `essential` or `spillover`, or narrow the zone\n",
        );
    }
}
