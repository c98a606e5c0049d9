//! The posterior as a mixture: the most probable sets one by one, and all others together.
//!
//! # Formula
//! `P(S) = Σ_l p_l·1[S = S_l] + r·Π_k b_k(S)`: the listed sets as the search found them; among the rest, of mass
//! `r = 1 − Σ p_l`, subjects are taken to be independent, each as likely as its marginal asks for.
//!
//! # Limits
//! All sets listed: exact. None listed: independent subjects.

use crate::engine::{Engine, Solved};

/// Sets taken one by one.
const SETS: usize = 64;

pub(crate) struct Joint {
    /// Probability of each listed set.
    pub sets: Vec<f64>,
    /// Per subject: the listed sets that hold it, ascending, with how many of its causes.
    pub held: Vec<Vec<(usize, u32)>>,
    /// Probability of all other sets together.
    pub rest: f64,
    /// Per subject: its probability among the other sets.
    pub rest_p: Vec<f64>,
}

impl Joint {
    pub fn new(engine: &Engine<'_>, solved: &Solved<'_>) -> Joint {
        let pooled = &solved.pooled;
        let sets: Vec<(Vec<usize>, f64)> = pooled
            .sets
            .iter()
            .take(SETS)
            .map(|(set, p)| (set.iter().map(|&k| engine.subjects.of_cause[solved.evidence.causes[k]]).collect(), *p))
            .collect();
        let marginals: Vec<f64> = pooled.subjects.iter().map(|subject| subject.p).collect();
        Joint::mixed(&sets, &marginals)
    }

    /// From sets of subjects, named once for each active cause, with their probabilities, and the marginals to keep.
    pub fn mixed(sets: &[(Vec<usize>, f64)], marginals: &[f64]) -> Joint {
        let mass: f64 = sets.iter().map(|(_, p)| p).sum();
        // Estimates may add up to a hair more than everything.
        let scale = if mass > 1.0 { 1.0 / mass } else { 1.0 };
        let rest = (1.0 - mass * scale).max(0.0);
        let mut held: Vec<Vec<(usize, u32)>> = vec![Vec::new(); marginals.len()];
        let mut sum = vec![0.0; marginals.len()];
        for (index, (set, p)) in sets.iter().enumerate() {
            for &number in set {
                match held[number].last_mut() {
                    Some((last, count)) if *last == index => *count += 1,
                    _ => {
                        held[number].push((index, 1));
                        sum[number] += p * scale;
                    }
                }
            }
        }
        let among = |p: f64, sum: f64| if rest > 0.0 { ((p - sum) / rest).clamp(0.0, 1.0) } else { 0.0 };
        let rest_p = marginals.iter().zip(&sum).map(|(&p, &sum)| among(p, sum)).collect();
        Joint { sets: sets.iter().map(|(_, p)| p * scale).collect(), held, rest, rest_p }
    }

    /// Probability of a subject.
    pub fn p(&self, number: usize) -> f64 {
        let listed: f64 = self.held[number].iter().map(|&(set, _)| self.sets[set]).sum();
        (listed + self.rest * self.rest_p[number]).clamp(0.0, 1.0)
    }

    /// Probability that any of `numbers` is active among the other sets.
    pub fn rest_any(&self, numbers: &[usize]) -> f64 {
        1.0 - numbers.iter().fold(1.0, |none, &number| none * (1.0 - self.rest_p[number]))
    }
}
