//! Needles in are needles out: each has a number of its own, was in date, came out, and came out whole.

use super::treatment::regions;
use super::{Context, is_blank, named, sentence};
use crate::{Check, Level, Needle, Rule, Severity, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    for (index, needle) in visit.needles.iter().enumerate() {
        let name = sentence(&named(needle, context.atlas));
        let mut say = |level: Level, text: String| {
            let check = Check::new(Rule::NeedleCount, level, format!("needles[{index}]"), text);
            checks.push(check.at(Some(&needle.muscle), Some(needle.side)));
        };
        match &needle.out {
            None => say(Level::Stop, format!("{name} is still in{}.", place(needle, context))),
            Some(out) if !out.is_whole && is_untold(needle, visit) => say(
                Level::Missing,
                format!(
                    "{name} did not come out whole: write on it what happened, or enter a reaction that is not mild."
                ),
            ),
            Some(_) => {}
        }
        if let Some(expires) = needle.expires.filter(|expires| *expires < context.today) {
            say(Level::Stop, format!("{name} could be used until {expires}: take another, or put the date right."));
        }
        if visit.needles[..index].iter().any(|other| other.number == needle.number) {
            say(
                Level::Stop,
                format!("Another needle has the number {}: give this one the next free number.", needle.number),
            );
        }
    }
}

fn place(needle: &Needle, context: &Context<'_>) -> String {
    let region = needle.site.and_then(|site| regions(Some(site), None, None, context.atlas).pop());
    region.map_or_else(String::new, |region| format!(": {}", region.name))
}

/// Neither a note nor a reaction says what happened.
fn is_untold(needle: &Needle, visit: &Visit) -> bool {
    let is_its = |muscle: &Option<String>| muscle.as_ref().is_none_or(|muscle| *muscle == needle.muscle);
    let told = visit.reactions.iter().any(|reaction| reaction.severity > Severity::Mild && is_its(&reaction.muscle));
    is_blank(&needle.note) && !told
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::rules::tests::{check, told};
    use crate::scene::{Scene, day, needle, time};
    use crate::{BodySide, Needle, NeedleOut, Reaction, Rule, Severity};

    #[test]
    fn a_broken_needle_is_told() {
        let broken = |note: &'static str, severity: Option<Severity>| {
            move |scene: &mut Scene| {
                let out = NeedleOut { at: scene.visit.needles[0].inserted, is_whole: false };
                scene.visit.needles[0].out = Some(out);
                scene.visit.needles[0].note = note.to_owned();
                scene.visit.reactions.extend(severity.map(|severity| Reaction {
                    event: "broken needle".to_owned(),
                    severity,
                    began: time("2026-03-02T09:21:00Z"),
                    ended: None,
                    muscle: None,
                    side: None,
                    action: "Referred.".to_owned(),
                    note: String::new(),
                }));
            }
        };
        check(Rule::NeedleCount, broken("", None), &["missing needles[0]"]);
        check(Rule::NeedleCount, broken("", Some(Severity::Mild)), &["missing needles[0]"]);
        check(Rule::NeedleCount, broken("", Some(Severity::Serious)), &[]);
        check(Rule::NeedleCount, broken("Bent, whole tip.", None), &[]);
    }

    #[test]
    fn a_needle_is_used_until_its_last_day() {
        let expires = |text: &'static str| move |scene: &mut Scene| scene.visit.needles[0].expires = Some(day(text));
        check(Rule::NeedleCount, expires("2026-03-01"), &["stop needles[0]"]);
        check(Rule::NeedleCount, expires("2026-03-02"), &[]);
    }

    #[test]
    fn a_number_is_used_once() {
        let change = |scene: &mut Scene| scene.visit.needles.push(needle(1, "piriformis", BodySide::Left));
        check(Rule::NeedleCount, change, &["stop needles[1]"]);
    }

    proptest! {
        #[test]
        fn the_count_closes_exactly_when_each_needle_that_went_in_came_out(steps in prop::collection::vec(0_usize..8, 0..40)) {
            // A step pulls the needle of that number if there is one that is in, and else puts the next one in.
            let mut scene = Scene::new();
            scene.visit.needles.clear();
            let mut inside: Vec<usize> = Vec::new();
            for step in steps {
                if let Some(at) = inside.iter().position(|index| *index == step) {
                    inside.remove(at);
                    let out = NeedleOut { at: time("2026-03-02T09:30:00Z"), is_whole: true };
                    scene.visit.needles[step].out = Some(out);
                } else {
                    inside.push(scene.visit.needles.len());
                    let number = scene.visit.needles.len() as u32 + 1;
                    scene.visit.needles.push(Needle { out: None, ..needle(number, "piriformis", BodySide::Left) });
                }
            }
            let said = told(Rule::NeedleCount, |changed| changed.visit.needles = scene.visit.needles.clone());
            let mut places: Vec<String> = inside.iter().map(|index| format!("needles[{index}]")).collect();
            places.sort();
            let mut said: Vec<String> = said.into_iter().map(|check| check.place).collect();
            said.sort();
            prop_assert_eq!(said, places);
        }
    }
}
