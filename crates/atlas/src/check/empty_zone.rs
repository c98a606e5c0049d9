//! Every zone covers at least one cell.

use super::Finding;
use crate::Atlas;
use crate::coverage::entries;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for entry in entries(atlas) {
        for covered in entry.zones.iter().filter(|covered| covered.cells.is_empty()) {
            findings.push(Finding {
                file: entry.file.clone(),
                block: covered.block.clone(),
                problem: format!("no cell lies within its {} cm", covered.zone.radius_cm),
                remedy: "widen the radius or lengthen the path".to_owned(),
                law: "empty_zone",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_zone_too_small_for_any_cell() {
        check(
            "mimics/root.toml",
            "[[zone]]",
            "[[zone]]\npath = [\"blade\"]\nradius_cm = 0.5\nclass = \"essential\"\ngrade = \"opinion\"\n\n[[zone]]",
            "mimics/root.toml: zone 1: no cell lies within its 0.5 cm; widen the radius or lengthen the path\n",
        );
    }
}
