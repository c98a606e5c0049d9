//! A place on the body is one of the atlas's, and on the side that is said.

use atlas::CellId;

use super::{Context, is_blank, muscle_name};
use crate::{BodySide, BodySite, Check, Level, Rule, Visit};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    for (index, needle) in visit.needles.iter().enumerate() {
        let muscle = Some(needle.muscle.as_str());
        ask(format!("needles[{index}]"), needle.site, Some(needle.side), muscle, &needle.note, context, checks);
    }
    for (index, manual) in visit.manual.iter().enumerate() {
        let muscle = manual.muscle.as_deref();
        ask(format!("manual[{index}]"), manual.site, manual.side, muscle, &manual.note, context, checks);
    }
}

fn ask(
    place: String,
    site: Option<BodySite>,
    side: Option<BodySide>,
    muscle: Option<&str>,
    note: &str,
    context: &Context<'_>,
    checks: &mut Vec<Check>,
) {
    let Some(site) = site else { return };
    if usize::from(site.cell) >= context.atlas.body().cells().len() {
        let text = format!("Cell {} is no place of this body: set the place again.", site.cell);
        checks.push(Check::new(Rule::Site, Level::Stop, place, text).at(muscle, side));
        return;
    }
    let there = BodySide::from(CellId(site.cell).side());
    if let Some(side) = side.filter(|side| *side != there && is_blank(note)) {
        let name = muscle.map_or("The treatment", |muscle| muscle_name(muscle, context.atlas));
        let text = format!("{name}, {side}, is marked on the {there}: put the side or the place right, or write why.");
        checks.push(Check::new(Rule::Site, Level::ReasonNeeded, place, text).at(muscle, Some(side)));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::check;
    use crate::scene::Scene;
    use crate::{BodySite, Rule};

    #[test]
    fn the_other_side_of_the_body_needs_a_reason() {
        let marked = |cell: u16, note: &'static str| {
            move |scene: &mut Scene| {
                scene.visit.needles[0].site = Some(BodySite { cell, point: [0.0; 3] });
                scene.visit.needles[0].note = note.to_owned();
            }
        };
        check(Rule::Site, marked(1, ""), &["reason needles[0]"]);
        check(Rule::Site, marked(1, "Beyond the midline."), &[]);
        check(Rule::Site, marked(0, ""), &[]);
        check(Rule::Site, marked(u16::MAX, ""), &["stop needles[0]"]);
    }
}
