//! The words of an item, from names in the atlas.

use crate::case::{Case, Subject, SubjectKind};
use crate::engine::Engine;
use crate::ledger::Item;
use crate::words::{found, lower_first, region_name, subject_name};

/// Other causes that an item of a ledger names, most of it first.
const NAMED: usize = 2;
/// A cause must have this share of what the first of them has to be named.
const NAMED_SHARE: f64 = 0.3;

/// Whom an item names.
#[derive(Debug, Default)]
pub(super) struct Told {
    takers: Vec<usize>,
    linked: Vec<usize>,
}

impl Told {
    pub fn new(number: usize, takers: Vec<(usize, f64)>, linked: Vec<(usize, f64)>) -> Told {
        let named = |sums: Vec<(usize, f64)>| {
            let most = sums.first().map_or(0.0, |(_, sum)| *sum);
            let kept = sums.into_iter().filter(|&(other, sum)| other != number && sum >= NAMED_SHARE * most);
            kept.map(|(other, _)| other).take(NAMED).collect()
        };
        Told { takers: named(takers), linked: named(linked) }
    }
}

/// What an item of the ledger of a subject says.
pub(super) fn words(engine: &Engine<'_>, case: &Case, number: usize, told: &Told, item: Item, nats: f64) -> String {
    let subject = engine.subjects.all[number];
    match item {
        Item::Prior => "how common it is".to_owned(),
        Item::Points => format!("any of its {} points", engine.subjects.causes[number].len()),
        Item::Elsewhere if nats < 0.0 => "the pain lies where it seldom hurts".to_owned(),
        Item::Elsewhere => "its own territory is what hurts".to_owned(),
        Item::Open => "what the search left open".to_owned(),
        Item::Sensitised => match (subject.kind, names(engine, &told.linked)) {
            (SubjectKind::Muscle(_), Some(mimics)) => format!("sensitised by {mimics}"),
            (SubjectKind::Mimic(_), Some(muscles)) => format!("it sensitises {muscles}"),
            (SubjectKind::Muscle(_), None) => "sensitised by a mimic".to_owned(),
            (SubjectKind::Mimic(_), None) => "muscles that it sensitises".to_owned(),
        },
        Item::Finding(at) => match sensitised(engine, case, subject, at) {
            Some(muscle) => format!("{} in {muscle}, which it sensitises", said(engine, case, item)),
            None => said(engine, case, item),
        },
        _ => said(engine, case, item),
    }
}

/// Who explains already what a cause would explain.
pub(super) fn away(engine: &Engine<'_>, told: &Told) -> String {
    let others = names(engine, &told.takers);
    others.map_or_else(
        || "explained already by other causes".to_owned(),
        |others| format!("explained already by {others}"),
    )
}

/// What was said or found, apart from any cause.
pub(super) fn said(engine: &Engine<'_>, case: &Case, item: Item) -> String {
    let years = |value: f64| if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value}") };
    match item {
        Item::Age => format!("age {}", case.age.map_or_else(String::new, years)),
        Item::Sex => case.sex.map_or("sex", |sex| sex.as_str()).to_owned(),
        Item::Duration => format!("pain for {} weeks", case.duration_weeks.map_or_else(String::new, years)),
        Item::Population => "how often it is found in people with this complaint".to_owned(),
        Item::Load(load) => lower_first(&engine.atlas.loads()[load].name),
        Item::RedFlag(flag) => lower_first(&engine.atlas.red_flags()[flag].name),
        Item::Pain(region) => format!("pain in {}", region_name(engine, region.index())),
        Item::Missing(region) if hurts(engine, case, region) => {
            format!("only a part of {} hurts", region_name(engine, region.index()))
        }
        Item::Missing(region) => format!("no pain in {}", region_name(engine, region.index())),
        Item::Finding(at) => found(engine, case.findings[at]),
        Item::Prior | Item::Points | Item::Elsewhere | Item::Open | Item::Sensitised => String::new(),
    }
}

fn names(engine: &Engine<'_>, numbers: &[usize]) -> Option<String> {
    let names: Vec<String> = numbers.iter().map(|&number| subject_name(engine, engine.subjects.all[number])).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// Some of the region is painted, or it is named.
fn hurts(engine: &Engine<'_>, case: &Case, region: atlas::RegionId) -> bool {
    let mut cells = case.drawing.iter().flat_map(|drawing| &drawing.cells);
    let is_painted = cells.any(|(cell, _)| engine.atlas.body().cell(*cell).region == region);
    is_painted || case.pain.iter().any(|pain| pain.region == region && pain.intensity != Some(0.0))
}

/// The muscle of a finding, where the subject is a mimic.
fn sensitised(engine: &Engine<'_>, case: &Case, subject: Subject, at: usize) -> Option<String> {
    let muscle = case.findings[at].muscle?;
    let examined = Subject { kind: SubjectKind::Muscle(muscle), side: case.findings[at].side };
    matches!(subject.kind, SubjectKind::Mimic(_)).then(|| subject_name(engine, examined))
}
