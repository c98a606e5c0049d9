//! A modular upper bound on the whole problem, from tangents (Jaakkola and Jordan, JAIR 1999).
//!
//! Each noisy-OR term is concave in `x = λ + Σ strengths`, so it lies below any of its tangents,
//! and a sum of tangents is a product of independent causes. The slopes are chosen once, by a few
//! damped Newton steps, to make that product as small as they can; any slopes are valid.

use super::island::Island;

const STEPS: usize = 12;
const DAMPING: f64 = 0.6;
const LARGEST_LN_ODDS: f64 = 600.0;

/// `ln mass(S) ≤ ln_base + Σ_{k∈S} ln odds_k`, sensitisation apart.
pub(crate) struct Tangent {
    pub ln_base: f64,
    /// Odds of each cause under the bound, as logarithm and plain.
    pub ln_odds: Vec<f64>,
    pub odds: Vec<f64>,
}

impl Tangent {
    pub fn new(island: &Island) -> Tangent {
        let n_rows = island.silent.len();
        // x at which a row counts as explained once, halfway on the logarithmic scale.
        let mut ln_slope: Vec<f64> = island.silent.iter().map(|&s| ln_slope_at(s, 1.0)).collect();
        let mut best = Tangent::from_slopes(island, &ln_slope);
        let mut best_total = best.total();
        let mut current: Vec<f64> = best.ln_odds.iter().map(|&g| logistic(g)).collect();
        let mut curvature = vec![0.0; n_rows];
        for _ in 0..STEPS {
            for (row, slope) in ln_slope.iter_mut().enumerate() {
                let xi = libm::exp(*slope);
                let mut expected = 0.0;
                let mut spread = 0.0;
                for &(k, a) in &island.producers[row] {
                    let p = current[k];
                    expected += p * a;
                    spread += p * (1.0 - p) * a * a;
                }
                let weight = island.row_weight[row];
                let touch = touch_point(island.silent[row], xi);
                let gradient = xi * (expected - touch);
                curvature[row] = xi / (1.0 + xi) + weight * xi * xi * spread;
                let step = (DAMPING * gradient / curvature[row]).clamp(-2.0, 2.0);
                *slope = (*slope - step).min(steepest(island.silent[row]));
            }
            let next = Tangent::from_slopes(island, &ln_slope);
            let total = next.total();
            for (p, &g) in current.iter_mut().zip(&next.ln_odds) {
                *p = logistic(g);
            }
            if total < best_total {
                let small = best_total - total < 1e-2;
                best = next;
                best_total = total;
                if small {
                    break;
                }
            }
        }
        if best.ln_odds.iter().any(|&g| g > LARGEST_LN_ODDS) {
            // Too steep for plain odds: no bound rather than a wrong one.
            best.ln_base = f64::INFINITY;
            best.odds.fill(1.0);
            best.ln_odds.fill(0.0);
        }
        best
    }

    fn from_slopes(island: &Island, ln_slope: &[f64]) -> Tangent {
        let mut ln_base = 0.0;
        let mut ln_odds = island.log_odds.clone();
        for (row, &ln_xi) in ln_slope.iter().enumerate() {
            let silent = island.silent[row];
            let weight = island.row_weight[row];
            let xi = libm::exp(ln_xi);
            // x is counted from the leak: f(x) = ln(1 − silent·e^{−x}) − ln(1 − silent).
            let touch = touch_point(silent, xi);
            let value = libm::log(1.0 - silent * libm::exp(-touch)) - libm::log(1.0 - silent);
            // Both are exact only up to rounding, and the line must stay above the curve.
            ln_base += weight * (value - xi * touch).max(0.0);
            for &(k, a) in &island.producers[row] {
                ln_odds[k] += weight * xi * a;
            }
        }
        for factor in &island.any {
            // b·1[n ≥ 1] lies below b and below b·n; the smaller of the two as seen from the priors.
            let likely: f64 = factor.members.iter().map(|&k| logistic(ln_odds[k] + factor.ln_ratio)).sum();
            if likely > 1.0 {
                ln_base += factor.ln_ratio;
            } else {
                for &k in &factor.members {
                    ln_odds[k] += factor.ln_ratio;
                }
            }
        }
        let odds = ln_odds.iter().map(|&g| libm::exp(g.min(LARGEST_LN_ODDS))).collect();
        Tangent { ln_base, ln_odds, odds }
    }

    fn total(&self) -> f64 {
        self.ln_odds.iter().fold(self.ln_base, |sum, &g| sum + if g > 30.0 { g } else { libm::log1p(libm::exp(g)) })
    }
}

/// Where the curve has slope `xi`: `silent·e^{−x}/(1 − silent·e^{−x}) = xi`, at or right of 0.
fn touch_point(silent: f64, xi: f64) -> f64 {
    libm::log(silent * (1.0 + 1.0 / xi)).max(0.0)
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

fn ln_slope_at(silent: f64, x: f64) -> f64 {
    let e = silent * libm::exp(-x);
    libm::log(e / (1.0 - e))
}

/// The slope at x = 0; a steeper line would not touch the curve.
fn steepest(silent: f64) -> f64 {
    libm::log(silent / (1.0 - silent))
}
