//! Entries are written on the right: a zone lies there unless its path says `opposite.`.

use super::Finding;
use crate::coverage::entries;
use crate::{Atlas, Side};

/// A zone across the midline lies half on either side; a little more on the left is the unevenness of cells.
const MOST_ON_THE_LEFT: f64 = 0.6;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for entry in entries(atlas) {
        for covered in &entry.zones {
            if covered.zone.path.iter().any(|expression| expression.contains("opposite.")) {
                continue;
            }
            let area = |side: Option<Side>| -> f64 {
                let cells = covered.cells.iter().filter(|cell| side.is_none_or(|side| cell.side() == side));
                cells.map(|&cell| atlas.body().cell(cell).area_cm2).sum()
            };
            let left = area(Some(Side::Left)) / area(None);
            if left > MOST_ON_THE_LEFT {
                findings.push(Finding {
                    file: entry.file.clone(),
                    block: covered.block.clone(),
                    problem: format!("{:.0} % of the zone lies on the left", 100.0 * left),
                    remedy: "write it on the right, or name the landmarks that cross with `opposite.`".to_owned(),
                    law: "laterality",
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_zone_on_the_wrong_side() {
        check(
            "mimics/root.toml",
            "[\"blade\", \"blade down 30\"]",
            "[\"blade medial 20\", \"blade down 30 medial 20\"]",
            "mimics/root.toml: [pain]: `back` is said to be essential, but no essential zone reaches it; \
             draw a zone there or take it out\n\
             mimics/root.toml: zone 1: 100 % of the zone lies on the left; \
             write it on the right, or name the landmarks that cross with `opposite.`\n\
             mimics/root.toml: zone 1: is said to reach `back`, but covers 0 % of it; move or widen the zone, or take the region out\n",
        );
    }
}
