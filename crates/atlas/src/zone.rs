//! Probability of pain around the line of a zone.

use crate::ZoneDefaults;
use crate::body::{Body, CellId, Point, cells_along};

/// Cells of a zone with the probability that its cause, when active, hurts there; ascending.
///
/// # Formula
/// `r(d) = p · Φ((radius − d) / σ)`, where `d` is the distance of the cell's centre from the line, `p` the probability inside the
/// zone, `σ` the blur and `Φ` the standard normal distribution: at the radius itself half of `p` is left.
///
/// # Limits
/// Cells with `r` below `smallest_probability` are left out; only cells that hang together with the line belong.
pub fn referral_map(
    body: &Body,
    line: &[Point],
    radius_mm: f64,
    probability: f64,
    defaults: &ZoneDefaults,
) -> Vec<(CellId, f32)> {
    let blur_mm = 10.0 * defaults.blur_cm;
    let r = |distance_mm: f64| probability * normal_cdf((radius_mm - distance_mm) / blur_mm);
    let reach_mm = farthest(radius_mm + 10.0 * blur_mm, |distance_mm| r(distance_mm) >= defaults.smallest_probability);
    cells_along(body, line, reach_mm)
        .into_iter()
        .map(|along| (along.cell, r(along.distance_mm)))
        .filter(|&(_, r)| r >= defaults.smallest_probability)
        .map(|(cell, r)| (cell, r.min(defaults.largest_probability) as f32))
        .collect()
}

/// Cells whose centre lies within the radius: where at least half of the zone's probability is left.
pub fn core_cells(body: &Body, line: &[Point], radius_mm: f64) -> Vec<CellId> {
    let along = cells_along(body, line, radius_mm).into_iter();
    along.filter(|along| along.distance_mm <= radius_mm).map(|along| along.cell).collect()
}

fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// The largest value up to `most` for which a condition holds that holds up to some value and never after it.
fn farthest(most: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, most);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
