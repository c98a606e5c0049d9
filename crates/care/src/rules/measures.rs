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

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::tests::{check, told};
    use crate::scene::Scene;

    #[test]
    fn a_value_lies_in_the_range_of_its_measure() {
        let value = |value: f64| move |scene: &mut Scene| scene.visit.measures[0].value = value;
        check(Rule::Measures, value(10.1), &["stop measures[0]"]);
        check(Rule::Measures, value(f64::NAN), &["stop measures[0]"]);
        check(Rule::Measures, value(10.0), &[]);
        assert_eq!(told(Rule::Measures, value(-1.0))[0].text, "NPRS is -1; expected 0 to 10 points.");
    }

    #[test]
    fn pain_is_asked_at_each_visit() {
        check(Rule::Measures, |scene| scene.visit.measures.clear(), &["caution measures"]);
    }
}
