//! Times stand in an order that can have happened.

use jiff::Timestamp;

use super::{Context, named, sentence};
use crate::{Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    let mut not_later = |place: &str, what: &str, at: Timestamp, limit: Timestamp, than: &str| {
        if at > limit {
            let text = format!("{} later than {than}: put the time right.", sentence(what));
            checks.push(Check::new(Rule::Dates, Level::Stop, place, text));
        }
    };
    let now = context.now;
    not_later("begun", "the visit begins", visit.begun, now, "now");
    for (index, needle) in visit.needles.iter().enumerate() {
        let (place, name) = (format!("needles[{index}]"), named(needle, context.atlas));
        not_later(&place, &format!("{name} went in"), needle.inserted, now, "now");
        if let Some(out) = &needle.out {
            not_later(&place, &format!("{name} went in"), needle.inserted, out.at, "it came out");
            not_later(&place, &format!("{name} came out"), out.at, now, "now");
        }
    }
    if let Some(consent) = &visit.consent {
        not_later("consent.at", "consent was signed", consent.at, now, "now");
    }
    for (index, response) in visit.responses.iter().enumerate() {
        not_later(&format!("responses[{index}]"), "the patient answered", response.at, now, "now");
    }
    for (index, reaction) in visit.reactions.iter().enumerate() {
        let place = format!("reactions[{index}]");
        not_later(&place, "the reaction began", reaction.began, reaction.ended.unwrap_or(now), "it ended, or now");
        if let Some(ended) = reaction.ended {
            not_later(&place, "the reaction ended", ended, now, "now");
        }
    }
    for (index, measured) in visit.measures.iter().enumerate() {
        not_later(&format!("measures[{index}]"), "it was measured", measured.at, now, "now");
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::tests::{check, told};
    use crate::scene::{Scene, time};

    #[test]
    fn a_needle_comes_out_after_it_went_in() {
        let change = |scene: &mut Scene| scene.visit.needles[0].inserted = time("2026-03-02T09:21:01Z");
        check(Rule::Dates, change, &["stop needles[0]"]);
        let text = &told(Rule::Dates, change)[0].text;
        assert_eq!(text, "Needle 1 (Gluteus medius, right) went in later than it came out: put the time right.");
        check(Rule::Dates, |scene| scene.visit.needles[0].inserted = time("2026-03-02T09:21:00Z"), &[]);
    }

    #[test]
    fn nothing_lies_in_the_future() {
        let change = |scene: &mut Scene| {
            let tomorrow = time("2026-03-03T09:00:00Z");
            scene.visit.begun = tomorrow;
            scene.visit.measures[0].at = tomorrow;
        };
        check(Rule::Dates, change, &["stop begun", "stop measures[0]"]);
    }
}
