//! The atlas of this release as one noisy-OR network: every cause, every cell of the body.

use std::collections::BTreeSet;

use embedded::atlas;

use crate::Problem;
use crate::support::Dice;
use crate::support::network::{Network, Others};

/// Painted cells of a drawing that is taken.
const FEWEST: usize = 60;
const MOST: usize = 120;

pub fn problem(n_sets: usize) -> Problem {
    let causes = atlas().causes();
    let mut findings = vec![Vec::new(); atlas().body().cells().len()];
    for (cause, known) in causes.iter().enumerate() {
        for &(cell, r) in &known.cells {
            findings[cell.index()].push((cause, 1.0 - f64::from(r)));
        }
    }
    let prior = causes.iter().map(|cause| cause.prior).collect();
    let mut dice = Dice::new(0xb0d1);
    let mut evidence = Vec::new();
    while evidence.len() < n_sets {
        let painted = drawing(&mut dice);
        if (FEWEST..=MOST).contains(&painted.len()) {
            evidence.push(painted);
        }
    }
    evidence.sort_by_key(Vec::len);
    Problem { name: "full", network: Network { prior, leak: 0.01, findings }, evidence, others: Others::Absent }
}

/// One to three causes drawn by their priors, each painted where its probability exceeds a threshold of its own.
fn drawing(dice: &mut Dice) -> Vec<usize> {
    let causes = atlas().causes();
    let total: f64 = causes.iter().map(|cause| cause.prior).sum();
    let mut painted = BTreeSet::new();
    for _ in 0..1 + dice.below(3) {
        let mut left = dice.unit() * total;
        let drawn = causes.iter().find(|cause| {
            left -= cause.prior;
            left <= 0.0
        });
        let threshold = dice.between(0.15, 0.55);
        let cells = drawn.map_or(&[][..], |cause| &cause.cells);
        painted.extend(cells.iter().filter(|(_, r)| f64::from(*r) > threshold).map(|(cell, _)| cell.index()));
    }
    painted.into_iter().collect()
}
