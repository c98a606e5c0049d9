//! Measures lie in their range, and what shows the course is measured at each visit.

use super::Context;
use crate::{Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    for (index, measured) in visit.measures.iter().enumerate() {
        let Some(measure) = context.atlas.measure(&measured.measure) else { continue };
        if !(measure.lowest..=measure.highest).contains(&measured.value) {
            let (value, short, unit) = (measured.value, &measure.short, &measure.unit);
            let text = format!("{short} is {value}; expected {} to {} {unit}.", measure.lowest, measure.highest);
            checks.push(Check::new(Rule::Measures, Level::Stop, format!("measures[{index}]"), text));
        }
    }
    for id in &context.atlas.defaults().course.each_visit {
        if visit.measures.iter().all(|measured| measured.measure != *id)
            && let Some(measure) = context.atlas.measure(id)
        {
            let text = format!("{} ({}) was not asked at this visit.", measure.name, measure.short);
            checks.push(Check::new(Rule::Measures, Level::Caution, "measures", text).citing(&measure.sources));
        }
    }
}
