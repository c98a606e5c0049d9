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

#[cfg(test)]
mod tests {
    use crate::rules::tests::{check, told};
    use crate::scene::{Scene, answer, manual, needle};
    use crate::{BodySide, BodySite, NeedleTechnique, Rule};

    #[test]
    fn an_absolute_one_stops_each_needle_and_no_treatment_that_it_does_not_name() {
        let change = |scene: &mut Scene| {
            scene.visit.safety.answers.push(answer("needle_phobia", "He agreed."));
            scene.visit.needles.push(needle(2, "piriformis", BodySide::Left));
            scene.visit.manual.push(manual("ischaemic_compression", "piriformis"));
        };
        check(Rule::Contraindications, change, &["stop needles[0]", "stop needles[1]"]);
    }

    #[test]
    fn one_that_is_denied_says_nothing() {
        let change = |scene: &mut Scene| {
            let denied = crate::SafetyAnswer { is_present: false, ..answer("needle_phobia", "") };
            scene.visit.safety.answers.push(denied);
        };
        check(Rule::Contraindications, change, &[]);
    }

    #[test]
    fn a_relative_one_needs_a_reason_once_and_then_is_silent() {
        let thinned = |reason: &'static str| {
            move |scene: &mut Scene| {
                scene.visit.safety.answers.push(answer("anticoagulants", reason));
                scene.visit.needles.push(needle(2, "piriformis", BodySide::Left));
            }
        };
        check(Rule::Contraindications, thinned(""), &["reason safety.answers[0]"]);
        check(Rule::Contraindications, thinned("Superficial muscles, pressure held for two minutes."), &[]);
    }

    #[test]
    fn a_standing_one_holds_without_an_answer() {
        let change = |scene: &mut Scene| scene.patient.standing.push("anticoagulants".to_owned());
        check(Rule::Contraindications, change, &["reason safety"]);
        let told = told(Rule::Contraindications, change);
        assert_eq!(told[0].contraindication.as_deref(), Some("anticoagulants"));
        assert_eq!(told[0].sources, ["munoz2022"]);
    }

    #[test]
    fn a_precaution_is_shown() {
        let change = |scene: &mut Scene| scene.visit.safety.answers.push(answer("epilepsy", ""));
        check(Rule::Contraindications, change, &["caution safety.answers[0]"]);
    }

    #[test]
    fn current_is_stopped_by_a_pacemaker_and_a_plain_needle_is_not() {
        let paced = |technique| {
            move |scene: &mut Scene| {
                scene.visit.safety.answers.push(answer("electronic_implant", ""));
                scene.visit.needles[0].technique = technique;
            }
        };
        check(Rule::Contraindications, paced(NeedleTechnique::Electrical), &["stop needles[0]"]);
        check(Rule::Contraindications, paced(NeedleTechnique::Winding), &[]);
    }

    #[test]
    fn it_holds_where_the_atlas_says() {
        let implants = |muscle: &'static str| {
            move |scene: &mut Scene| {
                scene.visit.safety.answers.push(answer("soft_implants", ""));
                scene.visit.needles[0].muscle = muscle.to_owned();
            }
        };
        check(Rule::Contraindications, implants("gluteus_maximus"), &["stop needles[0]"]);
        check(Rule::Contraindications, implants("tibialis_anterior"), &[]);
    }

    #[test]
    fn the_place_of_the_needle_goes_before_the_extent_of_its_muscle() {
        let atlas = embedded::atlas();
        let region = atlas.body().region("back.lumbar.right").expect("a region");
        let site = BodySite { cell: region.cells()[0].0, point: [0.0; 3] };
        let change = |scene: &mut Scene| {
            scene.visit.safety.answers.push(answer("soft_implants", ""));
            scene.visit.needles[0].muscle = "gluteus_maximus".to_owned();
            scene.visit.needles[0].site = Some(site);
        };
        check(Rule::Contraindications, change, &[]);
    }

    #[test]
    fn a_rash_on_the_foot_does_not_stop_the_hip() {
        let rash = |region: &'static str| {
            move |scene: &mut Scene| {
                let regions = vec![region.to_owned()];
                scene.visit.safety.answers.push(crate::SafetyAnswer { regions, ..answer("skin_infection_local", "") });
            }
        };
        check(Rule::Contraindications, rash("foot.heel.right"), &[]);
        check(Rule::Contraindications, rash("buttock.upper.left"), &[]);
        check(Rule::Contraindications, rash("buttock.upper.right"), &["stop needles[0]"]);
    }
}
