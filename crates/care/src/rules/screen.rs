//! Nobody is treated before the safety screen is complete.

use super::Context;
use crate::{Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, _: &Context<'_>, checks: &mut Vec<Check>) {
    let is_treated = !visit.needles.is_empty() || !visit.manual.is_empty();
    if is_treated && !visit.safety.is_complete {
        let text = "The safety screen is not complete: ask what applies, and mark it as complete.";
        checks.push(Check::new(Rule::Screen, Level::Missing, "safety.is_complete", text));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::tests::check;

    #[test]
    fn treatment_waits_for_the_screen() {
        check(Rule::Screen, |scene| scene.visit.safety.is_complete = false, &["missing safety.is_complete"]);
    }

    #[test]
    fn without_treatment_no_screen_is_needed() {
        let change = |scene: &mut crate::scene::Scene| {
            scene.visit.safety.is_complete = false;
            scene.visit.needles.clear();
        };
        check(Rule::Screen, change, &[]);
    }
}
