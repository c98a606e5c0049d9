//! Red flags: what must be acted on whatever the ranking says.

use atlas::{FlagAction, ModelDefaults, Urgency};

use crate::assessment::RaisedFlag;
use crate::case::SubjectKind;
use crate::engine::{Engine, Solved};

/// Flags answered in the case, and mimics that are dangerous and too likely to be left; emergencies first.
///
/// An answered flag is raised wherever the pain is: a region may add a reason, never take the flag away.
pub(crate) fn flags(engine: &Engine<'_>, solved: &Solved<'_>) -> Vec<RaisedFlag> {
    let atlas = engine.atlas;
    let mut raised: Vec<RaisedFlag> = Vec::new();
    for &flag in &solved.case.red_flags {
        let flag = &atlas.red_flags()[flag];
        raised.push(RaisedFlag {
            id: flag.id.clone(),
            name: flag.name.clone(),
            action: flag.action,
            because: vec![format!("{} may point to {}", flag.name, flag.condition)],
        });
    }
    let model = &atlas.defaults().model;
    for (number, subject) in engine.subjects.all.iter().enumerate() {
        let SubjectKind::Mimic(mimic) = subject.kind else { continue };
        let mimic = &atlas.mimics()[mimic];
        let Some((limit, action)) = danger(model, mimic.urgency) else { continue };
        let p = solved.pooled.subjects[number].p;
        if p < limit {
            continue;
        }
        let side = subject.side.map_or_else(String::new, |side| format!(" ({side})"));
        let because = format!("{}{side} has a probability of {}", mimic.name, percent(p));
        match raised.iter_mut().find(|flag| flag.id == mimic.id) {
            Some(flag) => flag.because.push(because),
            None => raised.push(RaisedFlag {
                id: mimic.id.clone(),
                name: mimic.name.clone(),
                action,
                because: vec![because],
            }),
        }
    }
    // A stable sort: within an action answers come first, in the order of the case.
    raised.sort_by_key(|flag| std::cmp::Reverse(flag.action));
    raised
}

/// Probability from which a mimic of that urgency raises a flag, and what the flag asks for; none for routine.
pub(crate) fn danger(model: &ModelDefaults, urgency: Urgency) -> Option<(f64, FlagAction)> {
    match urgency {
        Urgency::Routine => None,
        Urgency::Urgent => Some((model.urgent_probability, FlagAction::Urgent)),
        Urgency::Emergency => Some((model.emergency_probability, FlagAction::Emergency)),
    }
}

fn percent(p: f64) -> String {
    if p < 0.095 { format!("{:.1} %", 100.0 * p) } else { format!("{:.0} %", 100.0 * p) }
}
