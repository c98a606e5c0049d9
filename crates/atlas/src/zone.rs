//! Probability of pain around the line of a zone.

use crate::ZoneDefaults;
use crate::body::{Body, CellId, Point, cells_along};

/// Cells of a zone with the probability that its cause, when active, hurts there; ascending.
///
/// # Formula
/// `r(d) = p · Φ((radius − d) / σ)`, where `d` is the distance of the cell's centre from the line, `p` the probability inside the
/// zone, `σ` the blur, at most `blur_share` of the radius, and `Φ` the standard normal distribution: at the radius itself half of `p` is left.
/// Equation (1) of `docs/how-it-computes.md`.
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
    let blur_mm = (10.0 * defaults.blur_cm).min(defaults.blur_share * radius_mm);
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

#[cfg(test)]
mod tests {
    use super::{core_cells, referral_map};
    use crate::body::{CellId, cells_along};
    use crate::toy;

    /// On the line half of the curve's tail beyond the radius is lost: Φ(80/20) = 0.99997; at the radius Φ(0) = ½;
    /// one blur beyond it Φ(−1) = 0.158655.
    #[test]
    fn probability_falls_with_distance_from_the_line() {
        let atlas = toy::atlas();
        let line = [[-100.0, 1000.0, 100.0], [-100.0, 1200.0, 100.0]];
        let r = |distance_mm: f64| {
            let radius_mm = 125.0 - distance_mm;
            let map = referral_map(atlas.body(), &line, radius_mm, 0.8, &atlas.defaults().zone);
            let cell = atlas.body().nearest_cell([25.0, 1125.0, 100.0]);
            map.iter().find(|&&(id, _)| id == cell).map_or(0.0, |&(_, r)| f64::from(r))
        };
        assert!((r(0.0) - 0.4).abs() < 1e-6);
        assert!((r(20.0) - 0.8 * 0.158_655_253_931).abs() < 1e-6);
        assert!((r(-80.0) - 0.8 * 0.999_968_328_758).abs() < 1e-6);
        assert_eq!(r(40.0), 0.0, "0.8 Φ(−2) = 0.018 is below the smallest probability");
    }

    #[test]
    fn the_core_keeps_half_of_the_probability() {
        let atlas = toy::atlas();
        let zone = &atlas.muscles()[0].points[0].zones[0];
        let cause = &atlas.causes()[0];
        let line = &cause.traces[0].points;
        let core = core_cells(atlas.body(), line, 10.0 * zone.radius_cm);
        let half = cause.cells.iter().filter(|(_, r)| *r >= 0.4).map(|&(cell, _)| cell);
        assert_eq!(core, half.collect::<Vec<CellId>>());
    }

    #[test]
    fn a_line_does_not_reach_through_the_body() {
        let atlas = toy::atlas();
        // The back is 200 mm behind: within the radius in space, but the skin between is not.
        let along = cells_along(atlas.body(), &[[-25.0, 1225.0, 100.0]], 210.0);
        assert!(along.iter().all(|along| atlas.body().cell(along.cell).centre_mm[2] > -100.0));
        assert!(along.iter().any(|along| along.distance_mm > 100.0));
    }
}
