//! A drawing as a hand might have made it: strokes over painted cells.

use std::collections::BTreeSet;

use ::atlas::{Body, CellId};
use ::locate::wire::{Number, StrokeWire};

/// A stroke this wide covers one cell and little of the next.
const RADIUS_MM: f64 = 11.0;

/// One stroke for each connected part, from cell to neighbour, so that it never leaves what is painted.
pub fn strokes(body: &Body, painted: &BTreeSet<CellId>, intensity: f64) -> Vec<StrokeWire> {
    let mut left = painted.clone();
    let mut strokes = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut way = vec![first];
        let mut points = Vec::new();
        while let Some(&here) = way.last() {
            points.push(body.cell(here).centre_mm.map(|mm| Number((mm * 10.0).round() / 10.0)));
            match body.cell(here).neighbours.iter().find(|next| left.contains(next)) {
                Some(&next) => {
                    left.remove(&next);
                    way.push(next);
                }
                None => {
                    way.pop();
                }
            }
        }
        strokes.push(StrokeWire {
            points,
            radius: Number(RADIUS_MM),
            intensity: Number(intensity),
            quality: Some("aching".to_owned()),
            layer: 0,
            erase: false,
            mirror: false,
        });
    }
    strokes
}

/// The innermost cells: as many as a share of all, at least one.
///
/// Cells are taken from the edge inwards, ring by ring, as a pain draws back.
pub fn shrunk(body: &Body, painted: &BTreeSet<CellId>, share: f64) -> BTreeSet<CellId> {
    let wanted = ((painted.len() as f64 * share).round() as usize).max(1);
    let mut kept = painted.clone();
    while kept.len() > wanted {
        let is_edge = |cell: &CellId| body.cell(*cell).neighbours.iter().any(|next| !kept.contains(next));
        let edge: Vec<CellId> = kept.iter().copied().filter(is_edge).collect();
        let surplus = kept.len() - wanted;
        edge.into_iter().take(surplus).for_each(|cell| {
            kept.remove(&cell);
        });
    }
    kept
}
