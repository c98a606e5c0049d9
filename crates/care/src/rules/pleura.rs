//! Both lungs are not put at risk in one visit.

use super::treatment::regions;
use super::{Context, is_blank, named};
use crate::{Check, Level, Needle, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    let mut needles: Vec<(usize, &Needle)> =
        visit.needles.iter().enumerate().filter(|(_, needle)| is_over_a_lung(needle, context)).collect();
    needles.sort_by_key(|(index, needle)| (needle.inserted, *index));
    let Some((_, first)) = needles.first() else { return };
    let Some(&(index, later)) = needles.iter().find(|(_, needle)| needle.side != first.side) else { return };
    if is_blank(&later.note) {
        let pleura = &context.atlas.defaults().pleura;
        let (first, then) = (named(first, context.atlas), named(later, context.atlas));
        let text = format!("{} Here: {first}, then {then}.", pleura.both_sides);
        let check = Check::new(Rule::Pleura, Level::ReasonNeeded, format!("needles[{index}]"), text);
        checks.push(check.at(Some(&later.muscle), Some(later.side)).citing(&pleura.sources));
    }
}

/// Its muscle is known for it, or its place is.
fn is_over_a_lung(needle: &Needle, context: &Context<'_>) -> bool {
    let atlas = context.atlas;
    let hazards = atlas.muscle(&needle.muscle).map(|muscle| &muscle.needling.hazards);
    let place = needle.site.and_then(|site| regions(Some(site), None, None, atlas).pop());
    hazards.is_some_and(|hazards| hazards.iter().any(|hazard| hazard.to_lowercase().contains("pleura")))
        || place.is_some_and(|region| atlas.defaults().pleura.regions.contains(&region.base))
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::{check, told};
    use crate::scene::{Scene, needle, time};
    use crate::{BodySide, BodySite, Rule};

    fn both(note: &'static str) -> impl Fn(&mut Scene) {
        move |scene| {
            let mut left = needle(2, "rhomboids", BodySide::Left);
            left.inserted = time("2026-03-02T09:15:00Z");
            let mut right = needle(3, "infraspinatus", BodySide::Right);
            right.note = note.to_owned();
            scene.visit.needles.extend([right, left]);
        }
    }

    #[test]
    fn the_later_needle_of_two_sides_needs_a_reason() {
        check(Rule::Pleura, both(""), &["reason needles[1]"]);
        let words = &told(Rule::Pleura, both(""))[0].text;
        assert!(
            words.ends_with("Here: needle 2 (Rhomboid major and minor, left), then needle 3 (Infraspinatus, right)."),
            "{words}"
        );
        check(Rule::Pleura, both("Onto the bone of the shoulder blade."), &[]);
    }

    #[test]
    fn one_side_is_fine() {
        let change = |scene: &mut Scene| {
            scene.visit.needles.push(needle(2, "rhomboids", BodySide::Left));
            scene.visit.needles.push(needle(3, "infraspinatus", BodySide::Left));
        };
        check(Rule::Pleura, change, &[]);
    }

    #[test]
    fn a_place_over_the_lung_counts_whatever_the_muscle() {
        let cell = |region: &str| embedded::atlas().body().region(region).expect("a region").cells()[0].0;
        let change = |scene: &mut Scene| {
            let mut second = needle(2, "gluteus_medius", BodySide::Left);
            second.site = Some(BodySite { cell: cell("back.ribs.left"), point: [0.0; 3] });
            scene.visit.needles[0].site = Some(BodySite { cell: cell("back.ribs.right"), point: [0.0; 3] });
            scene.visit.needles.push(second);
        };
        check(Rule::Pleura, change, &["reason needles[1]"]);
    }
}
