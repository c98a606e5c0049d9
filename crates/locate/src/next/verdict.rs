//! Whether to go on, in words.

use crate::case::SubjectKind;
use crate::engine::Engine;
use crate::next::joint::Joint;
use crate::next::look::Look;
use crate::next::plan::{Change, is_dangerous, limit};
use crate::next::results::After;
use crate::words::lower_first;

/// Why to go on: what the signs may change.
pub(crate) fn on(engine: &Engine<'_>, joint: &Joint, change: &Change<'_>) -> String {
    let number = change.number;
    let (p, limit) = (joint.p(number), limit(engine, number));
    let rises = p < limit;
    let place = match (engine.subjects.all[number].kind, is_dangerous(engine, number), rises) {
        (SubjectKind::Muscle(_), _, true) => "where it would be treated",
        (SubjectKind::Muscle(_), _, false) => "where it would not be treated",
        (SubjectKind::Mimic(_), true, true) => "where it must not wait",
        (SubjectKind::Mimic(_), false, true) => "where it has to be ruled out",
        (SubjectKind::Mimic(_), _, false) => "where it need not be ruled out",
    };
    let way = if rises { "lift it above" } else { "bring it below" };
    format!("{} is at {}: further signs may {way} {}, {place}", name(engine, number), percent(p), percent(limit))
}

/// Why to stop: what stays as it is whatever these signs show.
pub(crate) fn off(engine: &Engine<'_>, joint: &Joint, batch: &[&Look], changes: &[Change<'_>]) -> String {
    let chance = changes.iter().map(|change| change.chance).fold(0.0, f64::max);
    let rest = if chance < 0.01 {
        "the chance that a few more signs change the plan is below 1 %".to_owned()
    } else {
        format!("the chance that a few more signs change the plan is {}", percent(chance))
    };
    if batch.is_empty() {
        return "every sign that bears on the likely causes has been looked for".to_owned();
    }
    let Some(first) = likeliest_muscle(engine, joint) else { return rest };
    let treat = limit(engine, first);
    let absent = After::new(joint, batch, 0).p(first);
    let present = After::new(joint, batch, (1 << batch.len()) - 1);
    let name = name(engine, first);
    let signs = match batch.len() {
        1 => "the next sign was".to_owned(),
        n => format!("all {} next signs were", word(n)),
    };
    if joint.p(first) >= treat && absent >= treat {
        // Signs of its rivals are among them: without those it may rise, which is no staying.
        let least = floored(absent.min(joint.p(first)));
        format!("even if {signs} absent, {name} would stay above {}; {rest}", percent(least))
    } else if joint.p(first) < treat && muscles(engine).all(|number| present.p(number) < treat) {
        format!("even if {signs} present, no muscle would reach {}; {rest}", percent(treat))
    } else {
        rest
    }
}

/// Why to stop although the plan may change.
pub(crate) fn dear(bits_per_minute: f64) -> String {
    format!("the signs that are left tell less than {bits_per_minute} bits a minute")
}

fn muscles(engine: &Engine<'_>) -> impl Iterator<Item = usize> {
    let subjects = engine.subjects.all.iter().enumerate();
    subjects.filter(|(_, subject)| matches!(subject.kind, SubjectKind::Muscle(_))).map(|(number, _)| number)
}

fn likeliest_muscle(engine: &Engine<'_>, joint: &Joint) -> Option<usize> {
    muscles(engine).reduce(|best, number| if joint.p(number) > joint.p(best) { number } else { best })
}

fn name(engine: &Engine<'_>, number: usize) -> String {
    let subject = engine.subjects.all[number];
    let side = subject.side.map_or_else(String::new, |side| format!(" ({})", side.as_str()));
    format!("{}{side}", lower_first(engine.name_of(subject)))
}

/// Down to a full twentieth: a sentence promises no more than it holds.
fn floored(p: f64) -> f64 {
    libm::floor(p * 20.0) / 20.0
}

fn percent(p: f64) -> String {
    if p < 0.0095 { format!("{:.1} %", 100.0 * p) } else { format!("{:.0} %", 100.0 * p) }
}

fn word(n: usize) -> String {
    match n {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        6 => "six".to_owned(),
        n => n.to_string(),
    }
}
