//! Quickscore: the exact posterior of a noisy-OR network, 2^positives terms.
//!
//! Shares nothing with the search: no bound, no logarithm, no pruning.
//!
//! # Formula
//! With priors `π`, positive findings `F`, `s` and `q` as in [`locate::net`],
//!
//! ```text
//! Z   = Σ_{A⊆F} (−1)^|A| Π_{v∈A} s_v · Π_k (1 − π_k + π_k Π_{v∈A} q_kv)
//! N_j = the same with π_j Π_{v∈A} q_jv for the factor of cause j;      P(j) = N_j / Z
//! ```
//!
//! # Source
//! Heckerman, "A tractable inference algorithm for diagnosing multiple diseases", UAI 1989
//! (arXiv 1304.1511). In `f64` the terms cancel: fixed point keeps the error far below `Z`.

use locate::net::{Bounds, View};

use super::fixed::{Fixed, Signed, ULP};

/// The exact answer, each number as an interval proven to hold it.
pub struct Quickscore {
    pub causes: Vec<Bounds>,
    /// ln Σ_S exp G(S), as in [`locate::net`].
    pub ln_total: Bounds,
}

/// Sums over the subsets of the rows of `view`.
///
/// # Limits
/// Every row has the weight 1, and there are rows alone: no shared signs, no sensitisation.
/// Time doubles with each row: 16 rows and 80 causes take about a tenth of a second.
pub fn quickscore(view: View<'_>) -> Quickscore {
    assert!(view.row_weight.iter().all(|&w| w == 1.0) && view.net.any.is_empty() && view.net.links.is_empty());
    let priors: Vec<f64> = view.log_odds.iter().map(|u| u.exp() / (1.0 + u.exp())).collect();
    let active: Vec<Fixed> = priors.iter().map(|&p| Fixed::new(p)).collect();
    let mut sum = Sum {
        rows: view
            .net
            .rows
            .iter()
            .map(|row| {
                let quiet = row.causes.iter().map(|producer| (producer.cause, Fixed::new(producer.quiet))).collect();
                (Fixed::new(row.silent), quiet)
            })
            .collect(),
        inactive: active.iter().map(|p| p.complement()).collect(),
        before: vec![Fixed::ONE; active.len()],
        total: Signed::default(),
        with: vec![Signed::default(); active.len()],
    };
    sum.subsets(0, &active, Fixed::ONE, false);

    let (n_causes, n_rows) = (view.net.n_causes as f64, view.net.rows.len() as f64);
    // A term is a product of at most (causes + 3) factors, each at most (rows + 3) products deep,
    // and no factor exceeds 1: errors add.
    let term = (n_causes + 3.0) * (n_rows + 3.0) * ULP;
    let error = term * n_rows.exp2();
    // The logistic function is rounded four times, then cut off. dP(j)/du(k) = Cov(j, k) ≤ 1/4, and
    // the total moves by no more than the log-odds do.
    let shift: f64 = priors.iter().map(|p| 4.0 * f64::EPSILON / (1.0 - p) + ULP / p).sum();
    let total = sum.total.value();
    let held = |with: Signed| {
        if total <= 2.0 * error {
            return Bounds { lower: 0.0, upper: 1.0 };
        }
        let slack = shift / 4.0 + 4.0 * f64::EPSILON;
        let lower = (with.value() - error) / (total + error) - slack;
        let upper = (with.value() + error) / (total - error) + slack;
        Bounds { lower: lower.max(0.0), upper: upper.min(1.0) }
    };
    let none: f64 = priors.iter().map(|p| -libm::log1p(-p)).sum::<f64>()
        - view.net.rows.iter().map(|row| (1.0 - row.silent).ln()).sum::<f64>();
    // Sums and logarithms of at most a few hundred nats.
    let slack = shift + 1e3 * (n_causes + n_rows) * f64::EPSILON;
    let ln_total =
        Bounds { lower: (total - error).max(0.0).ln() + none - slack, upper: (total + error).ln() + none + slack };
    Quickscore { causes: sum.with.into_iter().map(held).collect(), ln_total }
}

struct Sum {
    /// `s` and the `q` of the causes of each row.
    rows: Vec<(Fixed, Vec<(usize, Fixed)>)>,
    /// `1 − π`.
    inactive: Vec<Fixed>,
    /// Scratch: product of the factors before each cause.
    before: Vec<Fixed>,
    total: Signed,
    with: Vec<Signed>,
}

impl Sum {
    /// Adds the terms of all subsets that agree with the choice made in the first `row` rows.
    ///
    /// `active` holds `π Π q` over the chosen rows, `sign` and `is_negative` the factor before the product.
    fn subsets(&mut self, row: usize, active: &[Fixed], factor: Fixed, is_negative: bool) {
        if row == self.rows.len() {
            return self.term(active, factor, is_negative);
        }
        self.subsets(row + 1, active, factor, is_negative);
        let (silent, quiet) = &self.rows[row];
        let factor = factor.times(*silent);
        let mut active = active.to_vec();
        for &(cause, q) in quiet {
            active[cause] = active[cause].times(q);
        }
        self.subsets(row + 1, &active, factor, !is_negative);
    }

    fn term(&mut self, active: &[Fixed], factor: Fixed, is_negative: bool) {
        let mut product = factor;
        for ((before, inactive), active) in self.before.iter_mut().zip(&self.inactive).zip(active) {
            *before = product;
            product = product.times(inactive.plus(*active));
        }
        self.total.add(product, is_negative);
        let mut after = Fixed::ONE;
        for k in (0..active.len()).rev() {
            self.with[k].add(self.before[k].times(active[k]).times(after), is_negative);
            after = after.times(self.inactive[k].plus(active[k]));
        }
    }
}
