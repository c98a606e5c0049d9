//! The skin that was painted, and how two drawings differ.

use atlas::{Atlas, CellId};
use locate::wire::read_drawing;
use std::collections::BTreeSet;

use crate::{DrawingChange, PaintedArea, RepeatError, Visit};

/// The cells that hurt; `None` without a drawing, and for one of another atlas that left no strokes.
pub fn painted_cells(visit: &Visit, atlas: &Atlas) -> Option<BTreeSet<CellId>> {
    Some(painted(visit, atlas)?.into_iter().map(|(cell, _)| cell).collect())
}

fn painted(visit: &Visit, atlas: &Atlas) -> Option<Vec<(CellId, f64)>> {
    // What cannot be read on this body has no area on it; the drawing itself stays in the visit.
    Some(read_drawing(visit.case.drawing.as_ref()?, atlas).ok()?.cells)
}

pub(super) fn area(visit: &Visit, atlas: &Atlas) -> Option<PaintedArea> {
    let painted = painted(visit, atlas)?;
    let cm2 = cm2(painted.iter().map(|(cell, _)| cell), atlas);
    let cells = painted.iter().map(|&(CellId(cell), intensity)| (cell, intensity)).collect();
    let percent = 100.0 * cm2 / atlas.body().area_cm2();
    Some(PaintedArea { visit: visit.id, at: visit.begun, cm2, percent, cells })
}

pub(super) fn repeat_error(atlas: &Atlas) -> RepeatError {
    let error = &atlas.defaults().drawing;
    RepeatError {
        overlap: error.overlap,
        overlap_sd: error.overlap_sd,
        least_overlap: error.least_overlap(),
        basis: error.basis.clone(),
        grade: error.grade,
        sources: error.sources.clone(),
    }
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

#[cfg(test)]
mod tests {
    use atlas::CellId;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    use super::{cm2, compare};
    use crate::scene::Scene;
    use crate::track;

    fn cells(ids: impl IntoIterator<Item = u16>) -> BTreeSet<CellId> {
        ids.into_iter().map(CellId).collect()
    }

    #[test]
    fn a_region_that_is_painted_has_its_area() {
        let atlas = embedded::atlas();
        let region = atlas.body().region("back.lumbar.right").expect("a region");
        let painted: Vec<(u16, u8)> = region.cells().iter().map(|cell| (cell.0, 5)).collect();
        let mut visit = Scene::new().visit;
        let drawing = serde_json::json!({ "atlas": atlas.version(), "cells": painted });
        visit.case.drawing = Some(serde_json::from_value(drawing).expect("a drawing"));
        let area = track(&[visit.clone()], atlas).area.remove(0);
        assert!((area.cm2 - region.area_cm2).abs() < 1e-6, "{} {}", area.cm2, region.area_cm2);
        assert!((area.percent - 100.0 * region.area_cm2 / atlas.body().area_cm2()).abs() < 1e-9);
        let told: Vec<(u16, u8)> = area.cells.iter().map(|&(cell, intensity)| (cell, intensity as u8)).collect();
        assert_eq!(told, painted);

        visit.case.drawing = None;
        assert_eq!(track(&[visit], atlas).area, []);
    }

    #[test]
    fn less_overlap_than_people_repeat_is_a_change() {
        let atlas = embedded::atlas();
        // 100 cells of one row of ids; the overlap is by area, so that the limit is looked for on both sides of it.
        let before = cells(0..100);
        let limit = atlas.defaults().drawing.least_overlap();
        for shift in 0..100 {
            let change = compare(&before, &cells(shift..100 + shift), atlas);
            assert_eq!(change.is_within_repeat_error, change.jaccard >= limit);
        }
        assert!(compare(&before, &cells(10..110), atlas).is_within_repeat_error);
        assert!(!compare(&before, &cells(80..180), atlas).is_within_repeat_error);
        assert_eq!(compare(&before, &before, atlas).jaccard, 1.0);
        assert_eq!(compare(&cells([]), &cells([]), atlas).jaccard, 1.0);
        assert_eq!(compare(&before, &cells([]), atlas).jaccard, 0.0);
    }

    proptest! {
        #[test]
        fn what_was_gained_and_lost_makes_up_the_difference(
            before in prop::collection::btree_set(0_u16..2000, 0..200),
            after in prop::collection::btree_set(0_u16..2000, 0..200),
        ) {
            let atlas = embedded::atlas();
            let (before, after) = (cells(before), cells(after));
            let change = compare(&before, &after, atlas);
            let grown = cm2(&after, atlas) - cm2(&before, atlas);
            prop_assert!((change.only_after_cm2 - change.only_before_cm2 - grown).abs() < 1e-6);
            let back = compare(&after, &before, atlas);
            prop_assert!((back.jaccard - change.jaccard).abs() < 1e-12);
            prop_assert!((0.0..=1.0).contains(&change.jaccard));
        }
    }
}
