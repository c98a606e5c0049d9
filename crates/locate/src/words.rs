//! Reasons in words, built from names in the atlas.

use atlas::Side;

use crate::case::{Case, Finding, Outcome, Subject, SubjectKind};
use crate::engine::Engine;

const MOST_REGIONS: usize = 3;
/// A region must hold this share of what a cause explains to be named.
const NAMED_SHARE: f64 = 0.1;
/// A cause must make people name a region at least this often for its absence to be named.
const EXPECTED: f64 = 0.5;

/// What speaks for a subject.
pub(crate) fn because(engine: &Engine<'_>, case: &Case, number: usize, regions: &[(usize, f64)]) -> Vec<String> {
    let mut words = Vec::new();
    for &(region, share) in regions.iter().take(MOST_REGIONS) {
        if share >= NAMED_SHARE {
            words.push(format!("pain in {}", region_name(engine, region)));
        }
    }
    let subject = engine.subjects.all[number];
    for finding in case.findings.iter().filter(|finding| finding.result != Outcome::Absent) {
        if concerns(engine, *finding, number) {
            words.push(found(engine, *finding));
        } else if let Some(muscle) = sensitised(engine, *finding, number) {
            words.push(format!("{} in {muscle}, which it sensitises", found(engine, *finding)));
        }
    }
    match subject.kind {
        SubjectKind::Muscle(muscle) => {
            for &load in &case.loads {
                let load = &engine.atlas.loads()[load];
                if engine.atlas.muscles()[muscle].loads.iter().any(|entry| entry.id == load.id) {
                    words.push(lower_first(&load.name));
                }
            }
        }
        SubjectKind::Mimic(mimic) => {
            let id = &engine.atlas.mimics()[mimic].id;
            for &flag in &case.red_flags {
                let flag = &engine.atlas.red_flags()[flag];
                if flag.mimics.contains(id) {
                    words.push(lower_first(&flag.name));
                }
            }
        }
    }
    words
}

/// What speaks against a subject.
pub(crate) fn against(engine: &Engine<'_>, case: &Case, number: usize, missing: &[(usize, f64)]) -> Vec<String> {
    let mut words = Vec::new();
    for &(region, expected) in missing.iter().take(MOST_REGIONS) {
        if expected >= EXPECTED {
            words.push(format!("no pain in {}", region_name(engine, region)));
        }
    }
    for finding in case.findings.iter().filter(|finding| finding.result == Outcome::Absent) {
        if concerns(engine, *finding, number) {
            words.push(found(engine, *finding));
        }
    }
    words
}

/// Whether a finding bears on a subject directly.
fn concerns(engine: &Engine<'_>, finding: Finding, number: usize) -> bool {
    let Subject { kind, side } = engine.subjects.all[number];
    match (finding.muscle, kind) {
        (Some(muscle), SubjectKind::Muscle(own)) => muscle == own && finding.side == side,
        (Some(_), SubjectKind::Mimic(_)) => false,
        (None, kind) => {
            let signs = match kind {
                SubjectKind::Muscle(muscle) => &engine.atlas.muscles()[muscle].signs,
                SubjectKind::Mimic(mimic) => &engine.atlas.mimics()[mimic].signs,
            };
            let id = &engine.atlas.signs()[finding.sign].id;
            engine.subjects.is_on(number, finding.side) && signs.iter().any(|entry| entry.id == *id)
        }
    }
}

/// Name of the muscle of a finding, if the subject is a mimic that sensitises it.
fn sensitised(engine: &Engine<'_>, finding: Finding, number: usize) -> Option<String> {
    let muscle = finding.muscle?;
    let subject = Subject { kind: SubjectKind::Muscle(muscle), side: finding.side };
    let examined = engine.subjects.number(subject)?;
    engine.bedside.sensitisers[examined].contains(&number).then(|| subject_name(engine, subject))
}

/// A finding with its result.
pub(crate) fn found(engine: &Engine<'_>, finding: Finding) -> String {
    let how = match finding.result {
        Outcome::Present => "found",
        Outcome::Unsure => "perhaps found",
        Outcome::Absent => "not found",
    };
    format!("{} {how}", lower_first(&engine.atlas.signs()[finding.sign].name))
}

/// A subject inside a sentence; its side in brackets, as many names hold a comma.
pub(crate) fn subject_name(engine: &Engine<'_>, subject: Subject) -> String {
    let side = subject.side.map_or_else(String::new, |side| format!(" ({})", side.as_str()));
    format!("{}{side}", lower_first(engine.name_of(subject)))
}

pub(crate) fn region_name(engine: &Engine<'_>, region: usize) -> String {
    let region = &engine.atlas.body().regions()[region];
    format!("{}{}", region.name, side_words(region.side))
}

/// Side as a word, for names.
fn side_words(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Right) => ", right",
        Some(Side::Left) => ", left",
        None => "",
    }
}

/// The name inside a sentence; an abbreviation keeps its capital.
pub(crate) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}
