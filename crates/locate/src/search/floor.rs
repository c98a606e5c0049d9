//! A lower bound on the sets of one node, and on those with and without each cause, in units of the mass of exactly `inside`.

use super::island::{Island, Scratch};
use super::tree::Active;

/// Causes likelier than this are added up as if they were independent, less what they overlap.
const SIGNIFICANT: f64 = 5e-4;

/// # Formula
/// With significant causes `A` of odds `o_k`, `p_k = o_k/(1 + o_k)`, and the rest `B` of odds `l_k` when all else is explained,
///
/// ```text
/// mass ≥ Π_A(1 + o_k)·e^{−D}·Π_B(1 + l_k) + Σ_B (o_k − l_k)
/// ```
///
/// `D` bounds by how much the gains of a set drawn with `p` fall short of adding up ([`Island::overlap`]), and `E[e^{−X}] ≥ e^{−E[X]}`
/// (Jensen). Given that `k` is in the set the shortfall is at most `D + (1 − p_k)·d_k`, given that it is not, `D − p_k·d_k`.
/// Sets that add no cause or one are never counted for less than they are.
#[derive(Default)]
pub(crate) struct Floor {
    /// Of each active cause: what counts in the product; `o_k` in `A`, `l_k` in `B`.
    odds: Vec<f64>,
    /// What its set alone weighs beyond that.
    extra: Vec<f64>,
    /// `d_k`; 0 in `B`.
    overlap: Vec<f64>,
    /// `e^{−D}·Π(1 + odds)`, and the sum of all extras.
    product: f64,
    extras: f64,
    /// Sets of one: Σ alone.
    singles: f64,
    significant: Vec<u16>,
    p: Vec<f64>,
    overlap_of_significant: Vec<f64>,
}

impl Floor {
    pub fn fill(&mut self, island: &Island, inside: &[u16], active: Active<'_>, scratch: &mut Scratch) {
        self.odds.clear();
        self.extra.clear();
        self.overlap.clear();
        self.significant.clear();
        self.p.clear();
        for ((&k, &alone), &raise) in active.causes.iter().zip(active.alone).zip(active.raise) {
            let is_point = island.raises[usize::from(k)].is_empty();
            // Another mimic may raise the same points already: a mimic keeps its raise only when alone.
            let plain = if is_point { alone } else { alone / raise };
            let low = (island.odds[usize::from(k)] * if is_point { raise } else { 1.0 }).min(plain);
            let is_significant = plain > SIGNIFICANT;
            let odds = if is_significant { plain } else { low };
            if is_significant {
                self.significant.push(k);
                self.p.push(odds / (1.0 + odds));
            }
            self.odds.push(odds);
            self.extra.push(alone - odds);
        }
        let shortfall = if self.significant.len() > 1 {
            island.overlap(inside, &self.significant, &self.p, scratch, &mut self.overlap_of_significant)
        } else {
            self.overlap_of_significant.clear();
            self.overlap_of_significant.resize(self.significant.len(), 0.0);
            0.0
        };
        let mut significant = self.significant.iter().zip(&self.overlap_of_significant).peekable();
        for &k in active.causes {
            let overlap = significant.next_if(|(other, _)| **other == k).map_or(0.0, |(_, &overlap)| overlap);
            self.overlap.push(overlap);
        }
        self.product = self.odds.iter().fold(libm::exp(-shortfall), |product, odds| product * (1.0 + odds));
        self.extras = self.extra.iter().sum();
        self.singles = active.alone.iter().sum();
    }

    /// Of all sets.
    pub fn all(&self) -> f64 {
        (self.product + self.extras).max(1.0 + self.singles)
    }

    /// Of the sets with the active cause at a place; `alone` are its odds.
    pub fn with(&self, at: usize, alone: f64) -> f64 {
        let p = self.odds[at] / (1.0 + self.odds[at]);
        let rest = libm::exp(-(1.0 - p) * self.overlap[at]);
        (self.product * p * rest + self.extra[at]).max(alone)
    }

    pub fn without(&self, at: usize, alone: f64) -> f64 {
        let p = self.odds[at] / (1.0 + self.odds[at]);
        let rest = libm::exp(p * self.overlap[at]);
        let several = self.product * (1.0 - p) * rest + (self.extras - self.extra[at]);
        several.max(1.0 + (self.singles - alone).max(0.0))
    }

    /// Of the sets with none of a group of active causes.
    pub fn without_all(&self, group: impl Iterator<Item = usize> + Clone) -> f64 {
        // Leaving causes out never adds to the shortfall.
        let several = group.clone().fold(self.product, |product, at| product / (1.0 + self.odds[at]));
        let extras = self.extras - group.clone().map(|at| self.extra[at]).sum::<f64>();
        let alone: f64 = group.map(|at| self.odds[at] + self.extra[at]).sum();
        (several + extras).max(1.0 + (self.singles - alone).max(0.0))
    }
}
