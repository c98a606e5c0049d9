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
