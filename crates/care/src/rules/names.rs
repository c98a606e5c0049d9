//! Muscles, techniques, measures and contraindications are named as in the atlas, or no other rule could look at them.

use super::Context;
use crate::{Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    let atlas = context.atlas;
    let mut ask = |place: String, what: &str, id: &str, is_known: bool| {
        if !is_known {
            let text = format!("No {what} of the atlas is called `{id}`; choose one from the list.");
            checks.push(Check::new(Rule::Names, Level::Stop, place, text));
        }
    };
    for (index, needle) in visit.needles.iter().enumerate() {
        ask(format!("needles[{index}]"), "muscle", &needle.muscle, atlas.muscle(&needle.muscle).is_some());
    }
    for (index, manual) in visit.manual.iter().enumerate() {
        let place = format!("manual[{index}]");
        ask(place.clone(), "technique", &manual.technique, atlas.technique(&manual.technique).is_some());
        if let Some(muscle) = &manual.muscle {
            ask(place, "muscle", muscle, atlas.muscle(muscle).is_some());
        }
    }
    for (index, answer) in visit.safety.answers.iter().enumerate() {
        let place = format!("safety.answers[{index}]");
        let id = &answer.contraindication;
        ask(place.clone(), "contraindication", id, atlas.contraindication(id).is_some());
        for region in &answer.regions {
            let is_known = atlas.body().regions().iter().any(|known| known.id == *region || known.base == *region);
            ask(place.clone(), "region", region, is_known);
        }
    }
    for (index, measured) in visit.measures.iter().enumerate() {
        ask(format!("measures[{index}]"), "measure", &measured.measure, atlas.measure(&measured.measure).is_some());
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::tests::check;
    use crate::scene::{answer, manual, nprs};

    #[test]
    fn what_the_atlas_does_not_know_is_stopped() {
        let change = |scene: &mut crate::scene::Scene| {
            scene.visit.needles[0].muscle = "gluteus_medus".to_owned();
            scene.visit.manual.push(manual("pressing_hard", "piriformis"));
            scene.visit.safety.answers.push(answer("fear", ""));
            scene.visit.measures.push(crate::Measured { measure: "mood".to_owned(), ..nprs(1.0, crate::scene::NOW) });
        };
        let expected = ["stop needles[0]", "stop manual[0]", "stop safety.answers[0]", "stop measures[1]"];
        check(Rule::Names, change, &expected);
    }

    #[test]
    fn what_the_atlas_knows_is_fine() {
        check(Rule::Names, |scene| scene.visit.manual.push(manual("ischaemic_compression", "piriformis")), &[]);
    }
}
