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

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::tests::check;
    use crate::scene::{Scene, day};

    #[test]
    fn another_part_of_the_body_is_stopped() {
        check(Rule::Training, |scene| scene.visit.needles[0].muscle = "soleus".to_owned(), &["stop needles[0]"]);
    }

    #[test]
    fn training_holds_to_its_last_day() {
        let until = |text: &'static str| move |scene: &mut Scene| scene.clinician.training[0].expires = Some(day(text));
        check(Rule::Training, until("2026-03-01"), &["stop needles[0]"]);
        check(Rule::Training, until("2026-03-02"), &[]);
    }

    #[test]
    fn no_training_at_all_is_missing_once() {
        check(Rule::Training, |scene| scene.clinician.training.clear(), &["missing clinician"]);
    }

    #[test]
    fn who_does_not_needle_needs_none() {
        let change = |scene: &mut Scene| {
            scene.clinician.training.clear();
            scene.visit.needles.clear();
        };
        check(Rule::Training, change, &[]);
    }
}
