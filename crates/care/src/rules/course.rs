//! A course of treatment has a day on which somebody looks whether it helps.

use super::Context;
use crate::{Check, Level, Plan, Rule, Visit, VisitKind};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    let is_treated = !visit.needles.is_empty() || !visit.manual.is_empty();
    let is_agreed = |plan: &Plan| plan.visits.is_some() || plan.reassess_on.is_some();
    let was_agreed = context.earlier.iter().any(|earlier| is_agreed(&earlier.plan));
    if is_treated && visit.kind != VisitKind::Discharge && !is_agreed(&visit.plan) && !was_agreed {
        let course = &context.atlas.defaults().course;
        checks.push(Check::new(Rule::Course, Level::Caution, "plan", course.no_reassessment.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::check;
    use crate::scene::{Scene, before};
    use crate::{Rule, VisitKind};

    #[test]
    fn a_course_without_a_reassessment_is_shown() {
        check(Rule::Course, |scene| scene.visit.plan.visits = None, &["caution plan"]);
    }

    #[test]
    fn what_was_agreed_before_holds_and_a_discharge_needs_none() {
        let change = |scene: &mut Scene| {
            let first = before(scene, 9, "2026-02-02T09:00:00Z");
            scene.earlier.push(first);
            scene.visit.plan.visits = None;
        };
        check(Rule::Course, change, &[]);
        let change = |scene: &mut Scene| {
            scene.visit.kind = VisitKind::Discharge;
            scene.visit.plan.visits = None;
        };
        check(Rule::Course, change, &[]);
    }
}
