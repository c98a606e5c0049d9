//! The printed chart: muscles ranked by how much their zones overlap the painted area.

use std::collections::BTreeSet;

use atlas::CellId;

use crate::case::{Case, Subject, SubjectKind};
use crate::engine::Engine;

/// Muscles by the Dice coefficient of their zones with the pain, best first.
///
/// # Formula
/// `2·|A ∩ B| / (|A| + |B|)` in skin area. The zone is where the map is at least half of the
/// spillover default, which is the printed outline; a named region counts with all its cells.
pub fn chart(engine: &Engine<'_>, case: &Case) -> Vec<(Subject, f64)> {
    let body = engine.atlas.body();
    let mut pain: BTreeSet<CellId> =
        case.drawing.iter().flat_map(|drawing| drawing.cells.iter().map(|&(cell, _)| cell)).collect();
    for named in case.pain.iter().filter(|named| named.intensity != Some(0.0)) {
        pain.extend(body.regions()[named.region.index()].cells());
    }
    let area = |cells: &BTreeSet<CellId>| -> f64 { cells.iter().map(|&cell| body.cell(cell).area_cm2).sum() };
    let painted = area(&pain);
    let outline = engine.atlas.defaults().zone.spillover_probability / 2.0;
    let mut ranking = Vec::new();
    for (number, subject) in engine.subjects.all.iter().enumerate() {
        if !matches!(subject.kind, SubjectKind::Muscle(_)) {
            continue;
        }
        let maps = engine.subjects.causes[number].iter().flat_map(|&cause| &engine.atlas.causes()[cause].cells);
        let zone: BTreeSet<CellId> = maps.filter(|(_, r)| f64::from(*r) >= outline).map(|&(cell, _)| cell).collect();
        let both: f64 = zone.intersection(&pain).map(|&cell| body.cell(cell).area_cm2).sum();
        let sum = painted + area(&zone);
        ranking.push((*subject, if sum > 0.0 { 2.0 * both / sum } else { 0.0 }));
    }
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranking
}
