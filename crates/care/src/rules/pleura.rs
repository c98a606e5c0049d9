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
