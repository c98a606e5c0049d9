//! The weight of the drawing at which a cause is as probable as in the mean over all weights.

use crate::odds::logistic;

/// How much each weight of the drawing counts in the explanation of a cause: a share of 1 each.
///
/// The probability of a cause is the mean over weights, its log-odds are not. The shares are such that
/// `Σ share·log_odds = logit(mean p)`; so items that are the same at each weight keep their size, and those that grow with it
/// are seen at a weight in between.
///
/// # Formula
/// `share_w ∝ exp(θ·l_w)`, with the only `θ` for which that holds. All equal where the log-odds are.
pub(super) fn shares(log_odds: &[f64]) -> Vec<f64> {
    let n = log_odds.len() as f64;
    let mean = log_odds.iter().sum::<f64>() / n;
    let low = log_odds.iter().copied().fold(f64::INFINITY, f64::min);
    let high = log_odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high - low < SAME {
        return vec![1.0 / n; log_odds.len()];
    }
    let wanted = logit_of_mean(log_odds);
    let at = |theta: f64| {
        let raw: Vec<f64> = log_odds.iter().map(|l| libm::exp(theta * (l - mean) / (high - low))).collect();
        let all: f64 = raw.iter().sum();
        raw.iter().map(|share| share / all).collect::<Vec<f64>>()
    };
    let value = |theta: f64| at(theta).iter().zip(log_odds).map(|(share, l)| share * l).sum::<f64>();
    let (mut from, mut to) = (-STEEPEST, STEEPEST);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (from + to);
        if value(middle) < wanted {
            from = middle;
        } else {
            to = middle;
        }
    }
    at(0.5 * (from + to))
}

/// Log-odds that differ by less are the same.
const SAME: f64 = 1e-9;
/// Keeps exponentials finite.
const LARGEST: f64 = 700.0;
const STEEPEST: f64 = 200.0;
const HALVINGS: usize = 60;

/// Log-odds of the mean of the probabilities that belong to `log_odds`.
fn logit_of_mean(log_odds: &[f64]) -> f64 {
    let bounded = || log_odds.iter().map(|l| l.clamp(-LARGEST, LARGEST));
    let yes: f64 = bounded().map(logistic).sum();
    let no: f64 = bounded().map(|l| logistic(-l)).sum();
    libm::log(yes) - libm::log(no)
}

#[cfg(test)]
mod tests {
    use super::shares;

    /// Odds of 1 : 3 and 3 : 1 have a mean probability of a half, and so has their middle.
    #[test]
    fn shares_meet_the_log_odds_of_the_mean() {
        let even = shares(&[-3f64.ln(), 3f64.ln()]);
        assert!((even[0] - 0.5).abs() < 1e-12, "{even:?}");
        for log_odds in [[-9.0, -4.0, -2.0], [0.5, 3.0, 8.0], [-1.0, -1.0, 2.0], [-20.0, 0.0, 20.0]] {
            let p = log_odds.iter().map(|l: &f64| 1.0 / (1.0 + (-l).exp())).sum::<f64>() / 3.0;
            let shares = shares(&log_odds);
            let met: f64 = shares.iter().zip(log_odds).map(|(share, l)| share * l).sum();
            assert!((met - (p / (1.0 - p)).ln()).abs() < 1e-9, "{log_odds:?} {shares:?}");
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn equal_log_odds_count_equally() {
        assert_eq!(shares(&[-2.0, -2.0, -2.0, -2.0]), [0.25; 4]);
    }
}
