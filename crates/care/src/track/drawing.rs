//! The skin that was painted, and how two drawings differ.

use atlas::{Atlas, CellId};
use locate::wire::read_drawing;
use std::collections::BTreeSet;

use crate::{DrawingChange, PaintedArea, Visit};

/// The cells that hurt; `None` without a drawing, and for one of another atlas that left no strokes.
pub fn painted_cells(visit: &Visit, atlas: &Atlas) -> Option<BTreeSet<CellId>> {
    // What cannot be read on this body has no area on it; the drawing itself stays in the visit.
    let drawing = read_drawing(visit.case.drawing.as_ref()?, atlas).ok()?;
    Some(drawing.cells.into_iter().map(|(cell, _)| cell).collect())
}

pub(super) fn area(visit: &Visit, atlas: &Atlas) -> Option<PaintedArea> {
    let cm2 = cm2(&painted_cells(visit, atlas)?, atlas);
    Some(PaintedArea { visit: visit.id, at: visit.begun, cm2, percent: 100.0 * cm2 / atlas.body().area_cm2() })
}

/// How the drawing `after` differs from the drawing `before`.
///
/// # Formula
/// `jaccard = |before ∩ after| / |before ∪ after|`, each the true surface of its cells. Within the repeat error when no less than
/// `overlap − deviations · overlap_sd` of the atlas's `[drawing]`.
///
/// # Limits
/// 1 for equal drawings, two empty ones among them; 0 for drawings that share no cell.
pub fn compare(before: &BTreeSet<CellId>, after: &BTreeSet<CellId>, atlas: &Atlas) -> DrawingChange {
    let only_before_cm2 = cm2(before.difference(after), atlas);
    let only_after_cm2 = cm2(after.difference(before), atlas);
    let both = cm2(before.intersection(after), atlas);
    let either = both + only_before_cm2 + only_after_cm2;
    let jaccard = if either > 0.0 { both / either } else { 1.0 };
    let error = &atlas.defaults().drawing;
    DrawingChange {
        jaccard,
        only_before_cm2,
        only_after_cm2,
        is_within_repeat_error: jaccard >= error.least_overlap(),
        sources: error.sources.clone(),
    }
}

fn cm2<'a>(cells: impl IntoIterator<Item = &'a CellId>, atlas: &Atlas) -> f64 {
    // Adding zero turns the negative zero of an empty sum into zero.
    cells.into_iter().map(|&cell| atlas.body().cell(cell).area_cm2).sum::<f64>() + 0.0
}
