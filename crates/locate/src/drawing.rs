//! Strokes to cells, and what can be measured on a drawing.
//!
//! The page has a twin of [`cells_of`] in TypeScript; both follow the same steps in the same order
//! on the same 64-bit floats, so that they agree on every cell.

use std::collections::{BTreeMap, BTreeSet};

use atlas::body::{cells_along, mirror};
use atlas::{Body, CellId, RegionId};

use crate::case::{Drawing, Stroke};

/// The cells that strokes paint, with their intensity, ascending by cell.
///
/// # Formula
/// Strokes apply in order. Within a layer a later stroke overwrites the intensity of an earlier
/// one; an erasing stroke, or one of intensity 0, takes cells away. A cell's intensity is the
/// largest of its layers.
pub fn cells_of(body: &Body, strokes: &[Stroke]) -> Vec<(CellId, f64)> {
    let mut layers: BTreeMap<u32, BTreeMap<CellId, f64>> = BTreeMap::new();
    for stroke in strokes {
        let layer = layers.entry(stroke.layer).or_default();
        let mirrored: Vec<[f64; 3]> = stroke.points.iter().copied().map(mirror).collect();
        let lines = if stroke.is_mirrored { vec![&stroke.points, &mirrored] } else { vec![&stroke.points] };
        for line in lines {
            for along in cells_along(body, line, stroke.radius_mm) {
                if stroke.erases || stroke.intensity <= 0.0 {
                    layer.remove(&along.cell);
                } else {
                    layer.insert(along.cell, stroke.intensity);
                }
            }
        }
    }
    let mut cells: BTreeMap<CellId, f64> = BTreeMap::new();
    for (cell, intensity) in layers.into_values().flatten() {
        let most = cells.entry(cell).or_insert(intensity);
        *most = most.max(intensity);
    }
    cells.into_iter().collect()
}

/// Plain measures of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    pub n_cells: usize,
    /// Painted skin as a share of the whole body, 0 to 100.
    pub percent_of_body: f64,
    /// Painted skin weighted by intensity / 10, 0 to 100.
    pub weighted_percent: f64,
    /// Regions with any painted cell, in atlas order.
    pub regions: Vec<RegionId>,
    /// Area painted on both sides over area painted on either, 0 (one-sided) to 1 (mirror image);
    /// `None` for an empty drawing.
    pub symmetry: Option<f64>,
}

/// Measures of a drawing on `body`.
pub fn measure(body: &Body, drawing: &Drawing) -> Measures {
    let painted: BTreeSet<CellId> = drawing.cells.iter().map(|&(cell, _)| cell).collect();
    let area = |cell: CellId| body.cell(cell).area_cm2;
    let total: f64 = painted.iter().map(|&cell| area(cell)).sum();
    let weighted: f64 = drawing.cells.iter().map(|&(cell, intensity)| area(cell) * intensity / 10.0).sum();
    let both: f64 = painted.iter().filter(|cell| painted.contains(&cell.mirror())).map(|&cell| area(cell)).sum();
    // Each cell painted on one side only has an unpainted mirror that belongs to "either side".
    let either = total + (total - both);
    let regions: BTreeSet<RegionId> = painted.iter().map(|&cell| body.cell(cell).region).collect();
    Measures {
        n_cells: painted.len(),
        percent_of_body: 100.0 * total / body.area_cm2(),
        weighted_percent: 100.0 * weighted / body.area_cm2(),
        regions: regions.into_iter().collect(),
        symmetry: (either > 0.0).then_some(both / either),
    }
}
