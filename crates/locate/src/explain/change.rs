//! What would change the answer most.

use atlas::SignScope;

use super::phrase::said;
use crate::assessment::Assessment;
use crate::case::{Case, Drawing, Finding, Outcome, RegionPain, SubjectKind};
use crate::engine::{Engine, Solved};
use crate::ledger::{Change, Item, Ledger};
use crate::words::subject_name;

/// Signs that are tried both ways.
const SIGNS: usize = 2;

/// What the first cause of the ranking would be if the first next signs, its own before others, were found or not, if the region
/// that speaks most for it did not hurt, and if the one whose silence speaks most against it did; largest change first.
///
/// Each is a posterior of its own: as dear as the assessment.
pub(super) fn changes(
    engine: &Engine<'_>,
    solved: &Solved<'_>,
    assessment: &Assessment,
    ledger: Option<&Ledger>,
) -> Vec<Change> {
    let (Some(ledger), Some(first)) = (ledger, assessment.causes.first()) else { return Vec::new() };
    let Some(number) = engine.subjects.number(first.subject) else { return Vec::new() };
    let case = solved.case;
    let mut tried: Vec<(String, Case)> = Vec::new();
    // Signs of the first cause before others: those of another muscle move it only by way of that muscle.
    let own = assessment.next.iter().filter(|next| next.subject == first.subject);
    let others = assessment.next.iter().filter(|next| next.subject != first.subject);
    for next in own.chain(others).take(SIGNS) {
        let muscle = match (engine.atlas.signs()[next.sign].scope, next.subject.kind) {
            (SignScope::Muscle, SubjectKind::Muscle(muscle)) => Some(muscle),
            _ => None,
        };
        for result in [Outcome::Present, Outcome::Absent] {
            let finding = Finding { sign: next.sign, muscle, side: next.subject.side, result };
            let mut with = case.clone();
            with.findings.push(finding);
            let mut words = said(engine, &with, Item::Finding(with.findings.len() - 1));
            if muscle.is_some() && next.subject != first.subject {
                words = format!("{words} in {}", subject_name(engine, next.subject));
            }
            tried.push((format!("with {words}"), with));
        }
    }
    let largest = |is_it: fn(&Item) -> bool| ledger.items.iter().map(|contribution| contribution.item).find(is_it);
    if let Some(item @ Item::Pain(region)) = largest(|item| matches!(item, Item::Pain(_))) {
        let mut without = case.clone();
        without.pain.retain(|pain| pain.region != region);
        without.drawing = case.drawing.as_ref().map(|drawing| {
            let cells = drawing.cells.iter().copied();
            let elsewhere = cells.filter(|(cell, _)| engine.atlas.body().cell(*cell).region != region);
            Drawing { cells: elsewhere.collect(), strokes: Vec::new() }
        });
        tried.push((format!("without {}", said(engine, case, item)), without));
    }
    if let Some(Item::Missing(region)) = largest(|item| matches!(item, Item::Missing(_))) {
        let mut with = case.clone();
        with.pain.retain(|pain| pain.region != region);
        with.pain.push(RegionPain { region, intensity: None, quality: None });
        tried.push((format!("with {}", said(engine, &with, Item::Pain(region))), with));
    }
    let p_now = first.posterior.p;
    let mut changes: Vec<Change> = tried
        .into_iter()
        .map(|(words, case)| Change { words, p_now, p_then: engine.solve(&case).pooled.subjects[number].p })
        .collect();
    changes.sort_by(|a, b| (b.p_then - b.p_now).abs().total_cmp(&(a.p_then - a.p_now).abs()));
    changes
}
