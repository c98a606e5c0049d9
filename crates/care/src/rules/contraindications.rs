//! Contraindications: an absolute one stops what falls under it, a relative one needs a reason, a precaution is shown.

use atlas::{Contraindication, ContraindicationClass};

use super::treatment::{self, Treatment};
use super::{Context, is_blank};
use crate::{Check, Level, Rule, SafetyAnswer, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    let treatments = treatment::all(visit, context.atlas);
    for contraindication in context.atlas.contraindications() {
        let id = &contraindication.id;
        let answer = visit.safety.answers.iter().position(|answer| answer.contraindication == *id);
        let is_present = answer.is_some_and(|index| visit.safety.answers[index].is_present);
        if !is_present && !context.patient.standing.contains(id) {
            continue;
        }
        let given = answer.map(|index| &visit.safety.answers[index]);
        let under: Vec<&Treatment<'_>> =
            treatments.iter().filter(|treatment| falls_under(treatment, contraindication, given)).collect();
        let Some(first) = under.first() else { continue };
        let place = answer.map_or_else(|| "safety".to_owned(), |index| format!("safety.answers[{index}]"));
        match contraindication.class {
            ContraindicationClass::Absolute => checks.extend(under.iter().map(|treatment| {
                let text = format!("{}: {} {}.", contraindication.name, contraindication.action, not_for(treatment));
                told(contraindication, Level::Stop, treatment.place.clone(), text, treatment)
            })),
            ContraindicationClass::Relative if given.is_none_or(|answer| is_blank(&answer.reason)) => {
                let text = format!(
                    "{}: {} Write why {} all the same.",
                    contraindication.name,
                    contraindication.action,
                    done(&under)
                );
                checks.push(told(contraindication, Level::ReasonNeeded, place, text, first));
            }
            ContraindicationClass::Relative => {}
            ContraindicationClass::Precaution => {
                let text = format!("{}: {}", contraindication.name, contraindication.action);
                checks.push(told(contraindication, Level::Caution, place, text, first));
            }
        }
    }
}

/// By what is done and by where: the atlas's regions, narrowed to those of the answer.
fn falls_under(treatment: &Treatment<'_>, rule: &Contraindication, answer: Option<&SafetyAnswer>) -> bool {
    rule.kinds.contains(&treatment.kind)
        && treatment.is_within(&rule.regions)
        && answer.is_none_or(|answer| treatment.is_within(&answer.regions))
}

fn told(rule: &Contraindication, level: Level, place: String, text: String, treatment: &Treatment<'_>) -> Check {
    Check {
        contraindication: Some(rule.id.clone()),
        ..Check::new(Rule::Contraindications, level, place, text)
            .at(treatment.muscle, treatment.side)
            .citing(&rule.sources)
    }
}

fn not_for(treatment: &Treatment<'_>) -> String {
    format!("Not for {}", treatment.name)
}

fn done(treatments: &[&Treatment<'_>]) -> String {
    let names: Vec<&str> = treatments.iter().map(|treatment| treatment.name.as_str()).collect();
    format!("{} {} done", names.join(", "), if names.len() == 1 { "is" } else { "are" })
}
