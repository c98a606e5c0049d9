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
