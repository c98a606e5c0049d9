//! Simulation-based calibration: where data come from the model itself, the posterior is right on average.
//!
//! Sets of causes are drawn from the prior of random networks, findings from their likelihood at weight 1.
//! Talts, Betancourt, Simpson, Vehtari and Gelman 2018 (arXiv 1804.06788).

mod support;

use std::collections::BTreeMap;

use locate::net::{Limits, Link, Net, Row, View};
use locate::posterior::infer;
use support::Dice;

/// Exceeded by chance once in a thousand with nine degrees of freedom.
const LARGEST_CHI2: f64 = 27.88;
const BINS: usize = 10;
/// Draws from each posterior; with ties broken at random a rank is uniform on 0 to `DRAWS`.
const DRAWS: usize = 99;
const LIMITS: Limits = Limits { gap: 1e-3, nodes: 100_000 };
/// Log-odds of what is known: far beyond any evidence here, far below what the engine refuses.
const KNOWN: f64 = 60.0;

/// A problem whose true causes are known.
struct Problem {
    is_true: Vec<bool>,
    net: Net,
    log_odds: Vec<f64>,
    row_weight: Vec<f64>,
}

impl Problem {
    /// A random network with `n` causes, the first of which sensitises the last, a set from its prior and findings from its likelihood.
    fn draw(dice: &mut Dice, n: usize, n_findings: usize) -> Problem {
        let mut log_odds: Vec<f64> = (0..n).map(|_| dice.between(-3.0, 0.5)).collect();
        let link = Link { mimic: 0, point: n - 1, raise: dice.between(0.0, 3.0) };
        let is_true = prior_set(dice, &log_odds, link);
        let silent = 0.95;
        let mut rows = Vec::new();
        for _ in 0..n_findings {
            let producing: Vec<usize> = (0..n).filter(|_| dice.unit() < 0.4).collect();
            let causes: Vec<(usize, f64)> =
                producing.into_iter().map(|k| (k, -(1.0 - dice.between(0.02, 0.98)).ln())).collect();
            let strength: f64 = causes.iter().filter(|(k, _)| is_true[*k]).map(|(_, strength)| strength).sum();
            if dice.unit() < 1.0 - silent * (-strength).exp() {
                rows.push(Row::new(silent, causes));
            } else {
                causes.iter().for_each(|&(k, strength)| log_odds[k] -= strength);
            }
        }
        let row_weight = vec![1.0; rows.len()];
        Problem { is_true, net: Net { n_causes: n, rows, links: vec![link], ..Net::default() }, log_odds, row_weight }
    }

    fn marginals(&self, log_odds: &[f64]) -> Vec<f64> {
        let found = infer(View { net: &self.net, log_odds, row_weight: &self.row_weight }, LIMITS);
        assert!(found.is_closed);
        found.causes.iter().map(|marginal| marginal.p).collect()
    }

    /// The number of active causes in each of [`DRAWS`] sets from the posterior.
    ///
    /// Each cause is drawn given those before it, so that the draws are joint.
    fn numbers(&self, dice: &mut Dice) -> Vec<usize> {
        let mut known: BTreeMap<Vec<bool>, f64> = BTreeMap::new();
        let draw = |_| {
            let mut set: Vec<bool> = Vec::new();
            let mut log_odds = self.log_odds.clone();
            for k in 0..self.net.n_causes {
                let p = *known.entry(set.clone()).or_insert_with(|| self.marginals(&log_odds)[k]);
                set.push(dice.unit() < p);
                log_odds[k] = if set[k] { KNOWN } else { -KNOWN };
            }
            set.iter().filter(|is_active| **is_active).count()
        };
        (0..DRAWS).map(draw).collect()
    }
}

/// `P(S) ∝ exp(Σ u_k + raise where both ends of the link are in S)`.
fn prior_set(dice: &mut Dice, log_odds: &[f64], link: Link) -> Vec<bool> {
    let n = log_odds.len();
    let masses: Vec<f64> = (0..1usize << n)
        .map(|set| {
            let has = |k: usize| set >> k & 1 == 1;
            let sum: f64 = (0..n).filter(|&k| has(k)).map(|k| log_odds[k]).sum();
            (sum + if has(link.mimic) && has(link.point) { link.raise } else { 0.0 }).exp()
        })
        .collect();
    let mut left = dice.unit() * masses.iter().sum::<f64>();
    let drawn = masses.iter().position(|mass| {
        left -= mass;
        left < 0.0
    });
    let set = drawn.unwrap_or(masses.len() - 1);
    (0..n).map(|k| set >> k & 1 == 1).collect()
}

/// χ² of the ranks of the true number of causes among those of the posterior.
fn chi2_of_ranks(problems: usize, change: fn(&mut Problem)) -> f64 {
    let mut dice = Dice::new(0x5bc);
    let mut bins = [0.0; BINS];
    for _ in 0..problems {
        let mut problem = Problem::draw(&mut dice, 7, 12);
        change(&mut problem);
        let truth = problem.is_true.iter().filter(|is_active| **is_active).count();
        let numbers = problem.numbers(&mut dice);
        let below = numbers.iter().filter(|&&number| number < truth).count();
        let ties = numbers.iter().filter(|&&number| number == truth).count();
        bins[(below + dice.below(ties + 1)) * BINS / (DRAWS + 1)] += 1.0;
    }
    let expected = problems as f64 / BINS as f64;
    bins.iter().map(|count| (count - expected) * (count - expected) / expected).sum()
}

#[test]
fn the_number_of_causes_ranks_uniformly_among_posterior_draws() {
    let chi2 = chi2_of_ranks(400, |_| ());
    assert!(chi2 < LARGEST_CHI2, "{chi2}");
}

#[test]
fn evidence_counted_twice_does_not_pass() {
    let chi2 = chi2_of_ranks(400, |problem| problem.row_weight.iter_mut().for_each(|weight| *weight = 2.0));
    assert!(chi2 > LARGEST_CHI2, "{chi2}");
}

/// χ² of how often causes are active against the probability given; one cause of each problem, so that all are independent.
fn chi2_of_reliability(problems: usize, change: fn(&mut Problem)) -> f64 {
    let mut dice = Dice::new(0xca11);
    let mut bins = [(0.0, 0.0, 0.0); BINS];
    for _ in 0..problems {
        let mut problem = Problem::draw(&mut dice, 10, 24);
        change(&mut problem);
        let k = dice.below(10);
        let p = problem.marginals(&problem.log_odds)[k];
        let bin = &mut bins[((p * BINS as f64) as usize).min(BINS - 1)];
        bin.0 += p;
        bin.1 += p * (1.0 - p);
        bin.2 += f64::from(u8::from(problem.is_true[k]));
    }
    assert!(bins.iter().all(|bin| bin.1 > 0.5), "every bin is used: {bins:?}");
    bins.iter().map(|(expected, variance, so)| (so - expected) * (so - expected) / variance).sum()
}

#[test]
fn probabilities_are_frequencies() {
    let chi2 = chi2_of_reliability(2000, |_| ());
    assert!(chi2 < LARGEST_CHI2, "{chi2}");
    let twice = chi2_of_reliability(2000, |problem| problem.row_weight.iter_mut().for_each(|weight| *weight = 2.0));
    assert!(twice > LARGEST_CHI2, "{twice}");
}
