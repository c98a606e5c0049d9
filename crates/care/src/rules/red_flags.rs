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

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::tests::{check, told};

    #[test]
    fn an_answered_flag_asks_for_a_decision_and_an_emergency_stops() {
        let flags = ["severe_trauma", "history_of_cancer", "first_back_pain_after_fifty"].map(str::to_owned);
        let place = "safety.flag_decision";
        let expected = [format!("stop {place}"), format!("reason {place}"), format!("caution {place}")];
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(Rule::RedFlags, |scene| scene.visit.case.red_flags = flags.to_vec(), &expected);
    }

    #[test]
    fn a_flag_raised_by_a_dangerous_mimic_speaks_with_its_words() {
        let told = told(Rule::RedFlags, |scene| {
            scene.visit.assessment = Some(crate::AssessmentSnapshot {
                at: scene.visit.begun,
                atlas_version: String::new(),
                atlas_hash: String::new(),
                causes: Vec::new(),
                red_flags: vec!["aortic_dissection".to_owned()],
                unexplained: 0.0,
            });
        });
        let mimic = embedded::atlas().mimic("aortic_dissection").expect("in the atlas");
        assert!(told[0].text.contains(&mimic.action.text), "{}", told[0].text);
        assert_eq!(told[0].level, crate::Level::Stop);
    }

    #[test]
    fn a_decision_settles_it() {
        let change = |scene: &mut crate::scene::Scene| {
            scene.visit.case.red_flags = vec!["severe_trauma".to_owned()];
            scene.visit.safety.flag_decision = "Seen in hospital today, no fracture.".to_owned();
        };
        check(Rule::RedFlags, change, &[]);
    }
}
