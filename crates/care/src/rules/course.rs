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
