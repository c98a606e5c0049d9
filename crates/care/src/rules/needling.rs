//! What the atlas says of needling a muscle: whether at all, what lies beneath, and how deep.

use super::{Context, is_blank, named, sentence};
use crate::{Check, Level, Needle, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    let mut warned: Vec<&str> = Vec::new();
    for (index, needle) in visit.needles.iter().enumerate() {
        let Some(muscle) = context.atlas.muscle(&needle.muscle) else { continue };
        let needling = &muscle.needling;
        let mut say = |level: Level, text: String| {
            let check = Check::new(Rule::Needling, level, format!("needles[{index}]"), text);
            checks.push(check.at(Some(&needle.muscle), Some(needle.side)).citing(&needling.sources));
        };
        if !needling.allowed {
            let why = needling.why.as_deref().unwrap_or_default();
            say(Level::Stop, format!("{} is not needled. {why}", muscle.name).trim_end().to_owned());
        }
        if let Some(most) = too_deep(needle, needling.max_depth_mm) {
            let text =
                format!("{}: deeper than {most} mm. Write on the needle why.", sentence(&named(needle, context.atlas)));
            say(Level::ReasonNeeded, text);
        }
        if !needling.hazards.is_empty() && !warned.contains(&needle.muscle.as_str()) {
            warned.push(&needle.muscle);
            let beneath = needling.beneath.as_deref().unwrap_or_default();
            let text = format!("{}: {}. {beneath}", muscle.name, needling.hazards.join(", "));
            say(Level::Caution, text.trim_end().to_owned());
        }
    }
}

/// The limit that was passed without a word.
fn too_deep(needle: &Needle, most: Option<f64>) -> Option<f64> {
    let most = most?;
    let depth = needle.depth?.get();
    (depth > most && is_blank(&needle.note)).then_some(most)
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::check;
    use crate::scene::{Scene, needle};
    use crate::{BodySide, Millimetres, Rule};

    #[test]
    fn a_muscle_that_is_not_needled_stops() {
        let change = |scene: &mut Scene| scene.visit.needles[0].muscle = "plantaris".to_owned();
        check(Rule::Needling, change, &["stop needles[0]"]);
    }

    #[test]
    fn hazards_are_told_once_a_muscle() {
        let change = |scene: &mut Scene| {
            scene.visit.needles.push(needle(2, "gluteus_medius", BodySide::Left));
            scene.visit.needles.push(needle(3, "piriformis", BodySide::Left));
        };
        check(Rule::Needling, change, &["caution needles[0]", "caution needles[2]"]);
    }

    #[test]
    fn deeper_than_the_limit_needs_a_note() {
        let deep = |mm: f64, note: &'static str| {
            move |scene: &mut Scene| {
                scene.visit.needles[0].muscle = "rhomboids".to_owned();
                scene.visit.needles[0].depth = Some(Millimetres::new(mm).expect("a depth"));
                scene.visit.needles[0].note = note.to_owned();
            }
        };
        check(Rule::Needling, deep(19.5, ""), &["reason needles[0]", "caution needles[0]"]);
        check(Rule::Needling, deep(19.5, "Under ultrasound."), &["caution needles[0]"]);
        check(Rule::Needling, deep(19.0, ""), &["caution needles[0]"]);
    }
}
