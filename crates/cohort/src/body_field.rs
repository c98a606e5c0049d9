//! Smooth random fields on the skin.
//!
//! Rahimi and Recht 2007: a sum of waves of random direction has the covariance that its directions are drawn from.

use atlas::Cell;

use crate::dice::Dice;

/// Waves in the sum: more changes nothing that a drawing shows.
const WAVES: usize = 40;
/// A turn of the skin by one radian counts as this much distance: front and back of a trunk or hand lie far apart.
const TURN_MM: f64 = 60.0;

/// `N` independent standard normal fields.
///
/// # Formula
/// Covariance of two places `exp(−(|Δx|² + TURN²·|Δn|²) / 2ℓ²)`, with `Δx` between the places, `Δn` between the normals of the skin and
/// `ℓ` the length. Sampled as `Σᵢ (aᵢ cos ωᵢ·q + bᵢ sin ωᵢ·q) / √WAVES` on `q = (x, TURN·n)`, with `ωᵢ` normal of variance `1/ℓ²` and
/// `aᵢ`, `bᵢ` standard normal.
pub(crate) struct Field<const N: usize> {
    waves: Vec<Wave<N>>,
}

struct Wave<const N: usize> {
    direction: [f64; 6],
    cos: [f64; N],
    sin: [f64; N],
}

impl<const N: usize> Field<N> {
    pub fn new(dice: &mut Dice, length_mm: f64) -> Field<N> {
        let share = 1.0 / libm::sqrt(WAVES as f64);
        let waves = (0..WAVES).map(|_| Wave {
            direction: std::array::from_fn(|_| dice.normal() / length_mm),
            cos: std::array::from_fn(|_| dice.normal() * share),
            sin: std::array::from_fn(|_| dice.normal() * share),
        });
        Field { waves: waves.collect() }
    }

    /// The value at a cell.
    pub fn at(&self, cell: &Cell) -> [f64; N] {
        let ([x, y, z], [a, b, c]) = (cell.centre_mm, cell.normal);
        let place = [x, y, z, TURN_MM * a, TURN_MM * b, TURN_MM * c];
        let mut sum = [0.0; N];
        for wave in &self.waves {
            let mut angle = 0.0;
            for (direction, at) in wave.direction.iter().zip(place) {
                angle += direction * at;
            }
            let (sin, cos) = libm::sincos(angle);
            for (sum, (a, b)) in sum.iter_mut().zip(wave.cos.iter().zip(&wave.sin)) {
                *sum += a * cos + b * sin;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::dice::{Dice, Use};
    use atlas::{Cell, RegionId};

    fn cell(x: f64, facing: f64) -> Cell {
        Cell {
            centre_mm: [x, 1000.0, 0.0],
            normal: [0.0, 0.0, facing],
            area_cm2: 2.0,
            region: RegionId(0),
            neighbours: Vec::new(),
        }
    }

    /// exp(−½) = 0.607 one length away, and exp(−(120 mm)²/2(40 mm)²) = 0.011 on the other side of a thin limb.
    #[test]
    fn covariance_falls_with_distance_and_across_the_body() {
        let mut products = [0.0; 3];
        let n = 4000;
        for index in 0..n {
            let field = Field::<1>::new(&mut Dice::new(0, 0, index, Use::Drawing, 0), 40.0);
            let here = field.at(&cell(0.0, 1.0))[0];
            for (product, other) in products.iter_mut().zip([cell(0.0, 1.0), cell(40.0, 1.0), cell(0.0, -1.0)]) {
                *product += here * field.at(&other)[0] / n as f64;
            }
        }
        for (product, expected) in products.iter().zip([1.0, 0.607, 0.011]) {
            assert!((product - expected).abs() < 0.08, "{products:?}");
        }
    }
}
