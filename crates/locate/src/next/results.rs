//! Every combination of results of a few signs: how likely it is, and where it leaves the posterior.

use crate::next::joint::Joint;
use crate::next::look::{Look, part};

/// Probability of each combination of results; bit `i` of its number says that sign `i` is present.
///
/// # Formula
/// `P(y) = Σ_S P(S)·Π_i P(y_i | S)`; in the rest, signs with the same main subject share its state.
pub(crate) fn chances(joint: &Joint, looks: &[&Look]) -> Vec<f64> {
    let n = 1 << looks.len();
    let mut chances = vec![0.0; n];
    let mut product = vec![0.0; n];
    for (set, &p) in joint.sets.iter().enumerate() {
        product[0] = p;
        for (i, look) in looks.iter().enumerate() {
            spread(&mut product, i, look.states[usize::from(look.state_of[set])].shows);
        }
        chances.iter_mut().zip(&product).for_each(|(sum, p)| *sum += p);
    }
    let mut rest = vec![joint.rest; n];
    for (i, first) in looks.iter().enumerate() {
        if looks[..i].iter().any(|earlier| earlier.number == first.number) {
            continue;
        }
        let alike: Vec<usize> = (i..looks.len()).filter(|&j| looks[j].number == first.number).collect();
        for (combination, rest) in rest.iter_mut().enumerate() {
            let mut sum = 0.0;
            for state in 0..3 {
                sum += alike.iter().fold(first.rest[state].0, |p, &j| {
                    let shows = looks[j].rest[state].1.shows;
                    p * if combination >> j & 1 == 1 { shows } else { 1.0 - shows }
                });
            }
            *rest *= sum;
        }
    }
    chances.iter_mut().zip(&rest).for_each(|(sum, p)| *sum += p);
    chances
}

/// Doubles the first `2^i` products by one more sign.
fn spread(product: &mut [f64], i: usize, shows: f64) {
    let (absent, present) = product[..2 << i].split_at_mut(1 << i);
    for (absent, present) in absent.iter_mut().zip(present) {
        *present = *absent * shows;
        *absent *= 1.0 - shows;
    }
}

/// Expected information of several signs about the causes, in bits.
///
/// # Formula
/// `H(y) − Σ_i H(y_i | S)`: signs are independent given the causes.
pub(crate) fn information(joint: &Joint, looks: &[&Look]) -> f64 {
    let noise: f64 = looks.iter().map(|look| look.noise).sum();
    (chances(joint, looks).into_iter().map(part).sum::<f64>() - noise).max(0.0)
}

/// The posterior after one combination of results.
pub(crate) struct After<'a> {
    joint: &'a Joint,
    looks: &'a [&'a Look],
    combination: usize,
    /// Weight of each listed set.
    weights: Vec<f64>,
    listed: f64,
}

impl<'a> After<'a> {
    pub fn new(joint: &'a Joint, looks: &'a [&'a Look], combination: usize) -> After<'a> {
        let mut weights = joint.sets.clone();
        for (i, look) in looks.iter().enumerate() {
            let result = combination >> i & 1;
            for (weight, &state) in weights.iter_mut().zip(&look.state_of) {
                *weight *= look.states[usize::from(state)].weighs[result];
            }
        }
        let listed = weights.iter().sum();
        After { joint, looks, combination, weights, listed }
    }

    /// Probability of a subject.
    ///
    /// # Formula
    /// Among the rest the signs count as independent given the subject.
    pub fn p(&self, number: usize) -> f64 {
        let held: f64 = self.joint.held[number].iter().map(|&(set, _)| self.weights[set]).sum();
        let (mut with, mut without) = (1.0, 1.0);
        for (i, look) in self.looks.iter().enumerate() {
            let result = self.combination >> i & 1;
            match look.concerned.iter().find(|concerned| concerned.number == number) {
                Some(concerned) => {
                    with *= concerned.with[result];
                    without *= concerned.without[result];
                }
                None => {
                    with *= look.average[result];
                    without *= look.average[result];
                }
            }
        }
        let p = self.joint.rest_p[number];
        let held = held + self.joint.rest * p * with;
        let all = self.listed + self.joint.rest * (p * with + (1.0 - p) * without);
        if all > 0.0 { (held / all).clamp(0.0, 1.0) } else { self.joint.p(number) }
    }
}
