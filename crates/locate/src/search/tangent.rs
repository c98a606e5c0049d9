//! A modular upper bound on the whole problem, from tangents (Jaakkola and Jordan, JAIR 1999).
//!
//! Each noisy-OR term is concave in `x = λ + Σ strengths`, so it lies below any of its tangents,
//! and a sum of tangents is a product of independent causes. The slopes are chosen once, by a few
//! damped Newton steps, to make that product as small as they can; any slopes are valid.

use super::island::Island;
use crate::odds::logistic;

const STEPS: usize = 10;
const DAMPING: f64 = 0.6;
/// Steps end when the bound falls by less than this, in nats.
const SMALLEST_STEP: f64 = 0.02;
/// Where the first tangents touch: one likely cause.
const FIRST_TOUCH: f64 = 1.0;
const LARGEST_LN_ODDS: f64 = 600.0;

/// `ln mass(S) ≤ ln_base + Σ_{k∈S} ln odds_k`, sensitisation apart.
/// Equation (23) of `docs/how-it-computes.md`.
pub(crate) struct Tangent {
    pub ln_base: f64,
    /// Odds of each cause under the bound, as logarithm and plain.
    pub ln_odds: Vec<f64>,
    pub odds: Vec<f64>,
}

impl Tangent {
    pub fn new(island: &Island) -> Tangent {
        let rows: Vec<Curve> = island.silent.iter().map(|&silent| Curve::new(silent)).collect();
        let mut ln_slope: Vec<f64> = rows.iter().map(|row| row.ln_slope_at(FIRST_TOUCH)).collect();
        let mut lines: Vec<Line> = rows.iter().zip(&ln_slope).map(|(row, &ln)| row.line(ln)).collect();
        let mut best = Tangent::from_lines(island, &lines);
        let mut best_total = best.total();
        let mut current: Vec<f64> = best.ln_odds.iter().map(|&g| logistic(g)).collect();
        for _ in 0..STEPS {
            for (index, slope) in ln_slope.iter_mut().enumerate() {
                let line = lines[index];
                let (mut expected, mut spread) = (0.0, 0.0);
                for &(k, a) in &island.producers[index] {
                    let p = current[k];
                    expected += p * a;
                    spread += p * (1.0 - p) * a * a;
                }
                let gradient = line.slope * (expected - line.touch);
                let curvature =
                    line.slope / (1.0 + line.slope) + island.row_weight[index] * line.slope * line.slope * spread;
                *slope = (*slope - (DAMPING * gradient / curvature).clamp(-2.0, 2.0)).min(rows[index].steepest);
                lines[index] = rows[index].line(*slope);
            }
            let next = Tangent::from_lines(island, &lines);
            let total = next.total();
            for (p, &g) in current.iter_mut().zip(&next.ln_odds) {
                *p = logistic(g);
            }
            if total < best_total {
                let is_small = best_total - total < SMALLEST_STEP;
                best = next;
                best_total = total;
                if is_small {
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

    fn from_lines(island: &Island, lines: &[Line]) -> Tangent {
        let mut ln_base = 0.0;
        let mut ln_odds = island.log_odds.clone();
        for ((line, weight), producers) in lines.iter().zip(&island.row_weight).zip(&island.producers) {
            ln_base += weight * line.at_leak;
            for &(k, a) in producers {
                ln_odds[k] += weight * line.slope * a;
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

/// One row as a function of `x ≥ 0`, counted from the leak: `ln(1 − silent·e^{−x}) − ln(1 − silent)`.
/// Equation (22) of `docs/how-it-computes.md`.
struct Curve {
    silent: f64,
    ln_silent: f64,
    ln_leak: f64,
    /// Logarithm of the slope at 0; a steeper line would not touch the curve.
    steepest: f64,
}

/// A tangent of a [`Curve`].
#[derive(Clone, Copy)]
struct Line {
    slope: f64,
    /// Where it touches.
    touch: f64,
    /// Its height at x = 0; never below the curve's, which is 0.
    at_leak: f64,
}

impl Curve {
    fn new(silent: f64) -> Curve {
        let (ln_silent, ln_leak) = (libm::log(silent), libm::log(1.0 - silent));
        Curve { silent, ln_silent, ln_leak, steepest: ln_silent - ln_leak }
    }

    fn ln_slope_at(&self, x: f64) -> f64 {
        let e = self.silent * libm::exp(-x);
        libm::log(e / (1.0 - e))
    }

    /// The tangent with slope `ξ`: it touches where `silent·e^{−x} = ξ/(1 + ξ)`, at height `−ln(1 + ξ) − ln(1 − silent)`.
    fn line(&self, ln_slope: f64) -> Line {
        let slope = libm::exp(ln_slope);
        let ln_more = libm::log1p(slope);
        let touch = (self.ln_silent + ln_more - ln_slope).max(0.0);
        // Exact only up to rounding, and the line must stay above the curve.
        let at_leak = (-ln_more - self.ln_leak - slope * touch).max(0.0);
        Line { slope, touch, at_leak }
    }
}
