//! The cells along a stroke.
//!
//! Painted strokes and referral zones are the same thing to the body, so this is the only place where a line becomes cells.
//! The page does the same in TypeScript: only `+ − × ÷ √` and comparisons of 64-bit floats, in this order, so that both agree
//! on every cell.

use super::{Body, CellId, Point, distance2};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A cell of a stroke and how far its centre lies from the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Along {
    pub cell: CellId,
    pub distance_mm: f64,
}

/// The cells within `radius_mm` of a line of skin points, in ascending order.
///
/// # Formula
/// Seeds are the cells with the nearest centre to each point (of equals the lowest id); they always belong.
/// A further cell belongs if its centre's squared distance to the line is ≤ `radius_mm²` and it touches a cell that belongs:
/// a line along the inner arm does not jump onto the chest.
///
/// # Limits
/// One point is a segment of length 0; no points give no cells.
pub fn cells_along(body: &Body, points: &[Point], radius_mm: f64) -> Vec<Along> {
    let limit = radius_mm * radius_mm;
    let mut found: BTreeMap<CellId, f64> = BTreeMap::new();
    let mut open = Vec::new();
    for &point in points {
        let seed = body.nearest_cell(point);
        if let Entry::Vacant(place) = found.entry(seed) {
            place.insert(distance2_to_path_mm2(body.cell(seed).centre_mm, points));
            open.push(seed);
        }
    }
    while let Some(cell) = open.pop() {
        for &neighbour in &body.cell(cell).neighbours {
            if found.contains_key(&neighbour) {
                continue;
            }
            let distance2 = distance2_to_path_mm2(body.cell(neighbour).centre_mm, points);
            if distance2 <= limit {
                found.insert(neighbour, distance2);
                open.push(neighbour);
            }
        }
    }
    found.into_iter().map(|(cell, distance2)| Along { cell, distance_mm: distance2.sqrt() }).collect()
}

/// Squared distance from a point to a line of points; infinite when the line is empty.
pub fn distance2_to_path_mm2(point: Point, path: &[Point]) -> f64 {
    if let [only] = path {
        return distance2(point, *only);
    }
    let mut least = f64::INFINITY;
    for ends in path.windows(2) {
        let distance2 = distance2_to_segment(point, ends[0], ends[1]);
        if distance2 < least {
            least = distance2;
        }
    }
    least
}

fn distance2_to_segment(p: Point, a: Point, b: Point) -> f64 {
    let [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    let length2 = dx * dx + dy * dy + dz * dz;
    let mut t = 0.0;
    if length2 > 0.0 {
        t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz) / length2;
        t = t.clamp(0.0, 1.0);
    }
    distance2(p, [a[0] + t * dx, a[1] + t * dy, a[2] + t * dz])
}
