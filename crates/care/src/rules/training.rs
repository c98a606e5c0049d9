//! Whoever needles a part of the body is trained for it.

use super::{Context, muscle_name};
use crate::{Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    if visit.needles.is_empty() {
        return;
    }
    if context.clinician.training.is_empty() {
        let text = format!(
            "No training in needling is entered for {}: enter it with the practitioners.",
            context.clinician.name
        );
        checks.push(Check::new(Rule::Training, Level::Missing, "clinician", text));
        return;
    }
    for (index, needle) in visit.needles.iter().enumerate() {
        let Some(part) = context.atlas.muscle(&needle.muscle).map(|muscle| &muscle.group) else { continue };
        let mut trained = context.clinician.training.iter().filter(|training| training.part == *part).peekable();
        let is_trained = trained.peek().is_some();
        if trained.any(|training| training.expires.is_none_or(|expires| expires >= context.today)) {
            continue;
        }
        let lacks = if is_trained { "has run out" } else { "is not entered" };
        let name = muscle_name(&needle.muscle, context.atlas);
        let text = format!("{name}: training of {} in needling `{part}` {lacks}.", context.clinician.name);
        let check = Check::new(Rule::Training, Level::Stop, format!("needles[{index}]"), text);
        checks.push(check.at(Some(&needle.muscle), Some(needle.side)));
    }
}
