//! Brute force: every set of causes, one by one. Shares no code with the search.

#![allow(dead_code)] // Each test file uses its own part.

use locate::net::{AnyOf, Link, Net, Row, View};

pub use dice::Dice;

/// Exact answer by enumeration.
pub struct Exact {
    pub causes: Vec<f64>,
    pub groups: Vec<f64>,
    pub ln_total: f64,
}

/// Enumerates all 2^K sets of `view`.
pub fn enumerate(view: View<'_>) -> Exact {
    let n = view.net.n_causes;
    assert!(n <= 20, "too many causes to enumerate");
    let ln: Vec<f64> = (0..1usize << n).map(|set| ln_mass(view, set)).collect();
    let top = ln.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut total = 0.0;
    let mut causes = vec![0.0; n];
    let mut groups = vec![0.0; view.net.groups.len()];
    for (set, ln) in ln.iter().enumerate() {
        let mass = (ln - top).exp();
        total += mass;
        for (k, sum) in causes.iter_mut().enumerate() {
            if set >> k & 1 == 1 {
                *sum += mass;
            }
        }
        for (members, sum) in view.net.groups.iter().zip(&mut groups) {
            if members.iter().any(|k| set >> k & 1 == 1) {
                *sum += mass;
            }
        }
    }
    Exact {
        causes: causes.iter().map(|m| m / total).collect(),
        groups: groups.iter().map(|m| m / total).collect(),
        ln_total: top + total.ln(),
    }
}

fn ln_mass(view: View<'_>, set: usize) -> f64 {
    let has = |k: usize| set >> k & 1 == 1;
    let mut ln = 0.0;
    for (k, u) in view.log_odds.iter().enumerate() {
        if has(k) {
            ln += u;
        }
    }
    for (row, weight) in view.net.rows.iter().zip(view.row_weight) {
        let x: f64 = row.causes.iter().filter(|p| has(p.cause)).map(|p| p.strength).sum();
        ln += f64::from(row.count) * weight * ((1.0 - row.silent * (-x).exp()).ln() - (1.0 - row.silent).ln());
    }
    for any in &view.net.any {
        if any.members.iter().any(|&k| has(k)) {
            ln += any.ln_ratio;
        }
    }
    for k in (0..view.net.n_causes).filter(|&k| has(k)) {
        let raise = view.net.links.iter().filter(|l| l.point == k && has(l.mimic)).map(|l| l.raise).fold(0.0, f64::max);
        ln += raise;
    }
    ln
}

/// A random problem with its numbers.
pub struct Sample {
    pub net: Net,
    pub log_odds: Vec<f64>,
    pub row_weight: Vec<f64>,
}

impl Sample {
    pub fn view(&self) -> View<'_> {
        View { net: &self.net, log_odds: &self.log_odds, row_weight: &self.row_weight }
    }
}

/// Up to `most` causes, up to twenty rows, groups, shared findings and sensitisation.
pub fn sample(dice: &mut Dice, most: usize) -> Sample {
    let n = 1 + dice.below(most);
    let log_odds = (0..n).map(|_| dice.between(-7.0, 1.0)).collect();
    let n_rows = dice.below(20);
    let weights = [0.05, 0.24, 0.5, 1.0];
    let mut row_weight = Vec::new();
    let rows = (0..n_rows)
        .map(|_| {
            row_weight.push(weights[dice.below(4)]);
            let silent = [0.998, 0.99, 0.9, 0.4][dice.below(4)];
            let mut causes = Vec::new();
            for k in 0..n {
                if dice.unit() < 0.45 {
                    causes.push((k, -(1.0 - dice.between(0.02, 0.98)).ln()));
                }
            }
            Row { count: [1, 1, 2, 7][dice.below(4)], ..Row::new(silent, causes) }
        })
        .collect();
    let n_mimics = if n > 2 { dice.below(n / 2 + 1) } else { 0 };
    let mut links = Vec::new();
    for mimic in 0..n_mimics {
        for point in n_mimics..n {
            if dice.unit() < 0.5 {
                links.push(Link { mimic, point, raise: dice.between(0.0, 4.0) });
            }
        }
    }
    let any = (0..dice.below(4))
        .map(|_| AnyOf { ln_ratio: dice.between(0.0, 3.0), members: (0..n).filter(|_| dice.unit() < 0.4).collect() })
        .collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for k in 0..n {
        match groups.last_mut() {
            Some(group) if dice.unit() < 0.5 => group.push(k),
            _ => groups.push(vec![k]),
        }
    }
    Sample { net: Net { n_causes: n, rows, any, links, groups }, log_odds, row_weight }
}

pub mod dice;
pub mod fixed;
pub mod network;
pub mod quickscore;
pub mod toy;
