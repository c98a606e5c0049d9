//! A red flag is decided on before anybody is treated.
//!
//! Flags that were answered with yes and flags that the assessment raised, also by a dangerous mimic; nothing in the ranking
//! takes one away.

use atlas::{Atlas, FlagAction, Urgency};

use super::{Context, is_blank};
use crate::{Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    if !is_blank(&visit.safety.flag_decision) {
        return;
    }
    let raised = visit.assessment.iter().flat_map(|assessment| &assessment.red_flags);
    let mut ids: Vec<&str> = Vec::new();
    for id in visit.case.red_flags.iter().chain(raised) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    for id in ids {
        let (action, words, sources) = told(id, context.atlas);
        let (level, remedy) = match action {
            FlagAction::Emergency => (Level::Stop, "Stop treating until you have written what was decided."),
            FlagAction::Urgent => (Level::ReasonNeeded, "Write what was decided."),
            FlagAction::Caution => (Level::Caution, ""),
        };
        let text = format!("{words} {remedy}");
        checks.push(Check::new(Rule::RedFlags, level, "safety.flag_decision", text.trim_end()).citing(sources));
    }
}

/// What a flag asks for, in the atlas's words; one that the atlas does not know any more is urgent.
fn told<'a>(id: &str, atlas: &'a Atlas) -> (FlagAction, String, &'a [String]) {
    if let Some(flag) = atlas.red_flag(id) {
        let words = format!("{} ({}): may point to {}.", flag.name, flag.action.as_str(), flag.condition);
        return (flag.action, words, &flag.sources);
    }
    let Some(mimic) = atlas.mimic(id) else {
        return (FlagAction::Urgent, format!("Red flag `{id}`."), &[]);
    };
    let action = match mimic.urgency {
        Urgency::Emergency => FlagAction::Emergency,
        Urgency::Urgent => FlagAction::Urgent,
        Urgency::Routine => FlagAction::Caution,
    };
    (action, format!("{} ({}): {}", mimic.name, action.as_str(), mimic.action.text), &mimic.action.sources)
}
