//! What a cause gains among the others.
//!
//! # Formula
//! At each weight `w` of the drawing, `logit p_k = u_k + ln E_S[exp Δ_k(S)]` exactly, with `u_k` the evidence that concerns
//! the cause alone, `S` the sets without it under their posterior, and `Δ_k(S) = G(S + k) − G(S) − u_k` what it gains beside
//! them. Here `S` runs over the most probable sets, without `k`, and over none.
//!
//! `Δ_k` is a sum over findings, and each is owed `∫₀¹ E_t[δ] dt` of the whole, with `E_t` the mean under the weights
//! `exp(G(S) + t·Δ_k(S))`: the parts add up, one that is always 0 is owed nothing, and parts that are alike are owed the
//! same. This is the price of Aumann and Shapley (Values of Non-Atomic Games, Princeton 1974) along the straight path; the
//! weights of the search are those of [`net`](crate::net).
//!
//! A finding that the others explain is owed little: what it would be owed if nothing else explained it is `δ(∅)`, and the
//! difference is what the others explain away.

use std::collections::BTreeMap;

use crate::engine::{Engine, Solved};

/// Sets that the gains are averaged over.
const SETS: usize = 64;
/// The integral over `t`: equal panels, and points and weights of each (Gauss and Legendre, five points on 0 to 1).
const PANELS: usize = 4;
const NODES: [(f64, f64); 5] = [
    (0.046_910_077_030_668, 0.118_463_442_528_095),
    (0.230_765_344_947_158_5, 0.239_314_335_249_683_2),
    (0.5, 0.284_444_444_444_444_4),
    (0.769_234_655_052_841_5, 0.239_314_335_249_683_2),
    (0.953_089_922_969_332, 0.118_463_442_528_095),
];

/// The likely sets of a case, ready to have a cause put into them.
pub(super) struct Interplay<'e, 's> {
    pub engine: &'e Engine<'e>,
    pub solved: &'s Solved<'s>,
    /// Per cause of the net: the rows that it can produce, with its strength there.
    columns: Vec<Vec<(usize, f64)>>,
    sets: Vec<Vec<usize>>,
    prepared: BTreeMap<Vec<usize>, Prepared>,
}

/// A set with what it explains.
struct Prepared {
    /// By row: summed strengths of the set.
    strength: Vec<f64>,
    /// `G` at each weight.
    ln_mass: Vec<f64>,
}

/// What a cause gains beside others.
pub(super) struct Gain {
    /// At each weight: `ln E_S[exp Δ(S)]`.
    pub whole: Vec<f64>,
    /// At each weight and set: the mean of its share over `t`.
    along: Vec<Vec<f64>>,
    deltas: Vec<Delta>,
    /// Subjects that explain the cause's rows already, and those that sensitise it or that it sensitises, with how much.
    pub takers: Vec<(usize, f64)>,
    pub linked: Vec<(usize, f64)>,
}

/// What a cause adds to one set.
struct Delta {
    /// By row of the cause's column, for each unit of the row's weight.
    rows: Vec<f64>,
    /// By shared finding that the cause is a member of.
    any: Vec<f64>,
    links: f64,
}

/// What a finding is owed among the others, and what it would be owed alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owed {
    /// Index of the row, or of the shared finding.
    pub at: usize,
    pub net: f64,
    pub alone: f64,
}

impl<'e, 's> Interplay<'e, 's> {
    pub fn new(engine: &'e Engine<'e>, solved: &'s Solved<'s>) -> Self {
        let net = &solved.evidence.net;
        let mut columns = vec![Vec::new(); net.n_causes];
        for (row, produced) in net.rows.iter().enumerate() {
            for producer in &produced.causes {
                columns[producer.cause].push((row, producer.strength));
            }
        }
        let likely = solved.pooled.sets.iter().take(SETS).map(|(set, _)| set.clone());
        let mut sets: Vec<Vec<usize>> = likely.chain(std::iter::once(Vec::new())).collect();
        sets.sort();
        sets.dedup();
        Interplay { engine, solved, columns, sets, prepared: BTreeMap::new() }
    }

    /// What cause `k` of the net gains.
    pub fn gain(&mut self, k: usize) -> Gain {
        let mut without: Vec<Vec<usize>> =
            self.sets.iter().map(|set| set.iter().copied().filter(|&j| j != k).collect()).collect();
        without.sort();
        without.dedup();
        for set in &without {
            if !self.prepared.contains_key(set) {
                let prepared = self.prepare(set);
                self.prepared.insert(set.clone(), prepared);
            }
        }
        let prepared: Vec<&Prepared> = without.iter().map(|set| &self.prepared[set]).collect();
        let deltas: Vec<Delta> =
            without.iter().zip(&prepared).map(|(set, prepared)| self.delta(k, set, prepared)).collect();
        let weights = &self.engine.weights;
        let (mut whole, mut along) = (Vec::new(), Vec::new());
        let mut held = vec![0.0; without.len()];
        for (at, &weight) in weights.iter().enumerate() {
            let ln_mass: Vec<f64> = prepared.iter().map(|prepared| prepared.ln_mass[at]).collect();
            let all: Vec<f64> = deltas.iter().map(|delta| self.whole(k, delta, weight)).collect();
            let tilted = |t: f64| ln_mass.iter().zip(&all).map(|(ln, gain)| ln + t * gain).collect::<Vec<f64>>();
            whole.push(ln_sum(&tilted(1.0)) - ln_sum(&ln_mass));
            let mut mean = vec![0.0; without.len()];
            for (t, part) in integral() {
                mean.iter_mut().zip(normalised(&tilted(t))).for_each(|(sum, share)| *sum += part * share);
            }
            along.push(mean);
            for (sum, share) in held.iter_mut().zip(normalised(&ln_mass)) {
                *sum += share / weights.len() as f64;
            }
        }
        let takers = self.takers(k, &without, &held);
        let linked = self.linked(k, &without, &held);
        Gain { whole, along, deltas, takers, linked }
    }

    /// What each row is owed, with the weights of the drawing counting `shares`.
    pub fn rows(&self, k: usize, gain: &Gain, shares: &[f64]) -> Vec<Owed> {
        let column = self.columns[k].iter().enumerate();
        let owed = column.map(|(place, &(row, a))| {
            let weights = || shares.iter().zip(&self.engine.weights);
            let net = weights()
                .zip(&gain.along)
                .map(|((share, &weight), along)| {
                    let mean: f64 = along.iter().zip(&gain.deltas).map(|(p, delta)| p * delta.rows[place]).sum();
                    share * self.row_weight(row, weight) * mean
                })
                .sum();
            let alone = explained(self.solved.evidence.net.rows[row].silent, 0.0, a);
            let alone = weights().map(|(share, &weight)| share * self.row_weight(row, weight) * alone).sum();
            Owed { at: row, net, alone }
        });
        owed.collect()
    }

    /// What each shared finding of a muscle is owed.
    pub fn any(&self, k: usize, gain: &Gain, shares: &[f64]) -> Vec<Owed> {
        let owed = self.member_of(k).enumerate().map(|(place, at)| {
            let net = self.mean(gain, shares, |delta| delta.any[place]);
            Owed { at, net, alone: self.solved.evidence.net.any[at].ln_ratio }
        });
        owed.collect()
    }

    /// What sensitisation is owed.
    pub fn links(&self, gain: &Gain, shares: &[f64]) -> f64 {
        self.mean(gain, shares, |delta| delta.links)
    }

    fn mean(&self, gain: &Gain, shares: &[f64], part: impl Fn(&Delta) -> f64) -> f64 {
        let at_weight =
            |along: &Vec<f64>| along.iter().zip(&gain.deltas).map(|(p, delta)| p * part(delta)).sum::<f64>();
        shares.iter().zip(&gain.along).map(|(share, along)| share * at_weight(along)).sum()
    }

    fn whole(&self, k: usize, delta: &Delta, weight: f64) -> f64 {
        let rows = self.columns[k].iter().zip(&delta.rows);
        rows.map(|(&(row, _), gain)| self.row_weight(row, weight) * gain).sum::<f64>()
            + delta.any.iter().sum::<f64>()
            + delta.links
    }

    fn row_weight(&self, row: usize, weight: f64) -> f64 {
        let evidence = &self.solved.evidence;
        f64::from(evidence.net.rows[row].count) * evidence.row_weight(row, weight)
    }

    /// The shared findings that `k` may have produced.
    fn member_of(&self, k: usize) -> impl Iterator<Item = usize> {
        let any = self.solved.evidence.net.any.iter().enumerate();
        any.filter(move |(_, any)| any.members.contains(&k)).map(|(at, _)| at)
    }

    fn prepare(&self, set: &[usize]) -> Prepared {
        let Solved { evidence, .. } = self.solved;
        let net = &evidence.net;
        let mut strength = vec![0.0; net.rows.len()];
        for &j in set {
            self.columns[j].iter().for_each(|&(row, a)| strength[row] += a);
        }
        let produced = strength.iter().enumerate().filter(|(_, x)| **x > 0.0);
        let gains: Vec<(usize, f64)> =
            produced.map(|(row, &x)| (row, explained(net.rows[row].silent, 0.0, x))).collect();
        let mut fixed = 0.0;
        for any in net.any.iter().filter(|any| any.members.iter().any(|k| set.contains(k))) {
            fixed += any.ln_ratio;
        }
        fixed += self.raises(set);
        fixed += set.iter().map(|&j| evidence.log_odds[evidence.causes[j]]).sum::<f64>();
        let cost =
            |weight: f64| set.iter().map(|&j| self.engine.cost(evidence, evidence.causes[j], weight)).sum::<f64>();
        let skin = |weight: f64| gains.iter().map(|&(row, gain)| self.row_weight(row, weight) * gain).sum::<f64>();
        let ln_mass = self.engine.weights.iter().map(|&weight| fixed + skin(weight) - cost(weight)).collect();
        Prepared { strength, ln_mass }
    }

    fn delta(&self, k: usize, set: &[usize], prepared: &Prepared) -> Delta {
        let net = &self.solved.evidence.net;
        let gain = |&(row, a): &(usize, f64)| {
            explained(net.rows[row].silent, prepared.strength[row], prepared.strength[row] + a)
        };
        let any = self.member_of(k).map(|at| {
            let is_met = net.any[at].members.iter().any(|j| set.contains(j));
            if is_met { 0.0 } else { net.any[at].ln_ratio }
        });
        let with: Vec<usize> = set.iter().copied().chain(std::iter::once(k)).collect();
        let links = if net.links.is_empty() { 0.0 } else { self.raises(&with) - self.raises(set) };
        Delta { rows: self.columns[k].iter().map(gain).collect(), any: any.collect(), links }
    }

    /// What the mimics of a set raise its points by, all together.
    fn raises(&self, set: &[usize]) -> f64 {
        set.iter().map(|&point| self.raise(point, set)).sum()
    }

    /// The strongest raise of a point in a set.
    fn raise(&self, point: usize, set: &[usize]) -> f64 {
        let links = self.solved.evidence.net.links.iter();
        links.filter(|link| link.point == point && set.contains(&link.mimic)).map(|link| link.raise).fold(0.0, f64::max)
    }

    /// Who explains what `k` would explain, by subject, most first.
    fn takers(&self, k: usize, sets: &[Vec<usize>], held: &[f64]) -> Vec<(usize, f64)> {
        let evidence = &self.solved.evidence;
        let weight = self.engine.weights.iter().sum::<f64>() / self.engine.weights.len() as f64;
        let mut alone = vec![0.0; evidence.net.rows.len()];
        for &(row, a) in &self.columns[k] {
            alone[row] = self.row_weight(row, weight) * explained(evidence.net.rows[row].silent, 0.0, a);
        }
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for (set, share) in sets.iter().zip(held) {
            for &j in set {
                let x = &self.prepared[set].strength;
                let share_of = |row: usize, a: f64| a / (x[row] - libm::log(evidence.net.rows[row].silent));
                let taken: f64 = self.columns[j].iter().map(|&(row, a)| alone[row] * share_of(row, a)).sum();
                *sums.entry(self.subject(j)).or_insert(0.0) += share * taken;
            }
        }
        largest_first(sums)
    }

    fn linked(&self, k: usize, sets: &[Vec<usize>], held: &[f64]) -> Vec<(usize, f64)> {
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for link in self.solved.evidence.net.links.iter().filter(|link| link.point == k || link.mimic == k) {
            let partner = if link.point == k { link.mimic } else { link.point };
            let p: f64 = sets.iter().zip(held).filter(|(set, _)| set.contains(&partner)).map(|(_, share)| share).sum();
            *sums.entry(self.subject(partner)).or_insert(0.0) += p * link.raise;
        }
        largest_first(sums)
    }

    fn subject(&self, local: usize) -> usize {
        self.engine.subjects.of_cause[self.solved.evidence.causes[local]]
    }
}

/// `ln(1 − s·e^(−to)) − ln(1 − s·e^(−from))`: what a finding that is silent in `s` of all cases gains by being explained more.
fn explained(silent: f64, from: f64, to: f64) -> f64 {
    libm::log1p(-silent * libm::exp(-to)) - libm::log1p(-silent * libm::exp(-from))
}

/// Points of the integral over `t` with their weights.
fn integral() -> impl Iterator<Item = (f64, f64)> {
    let panels = (0..PANELS).flat_map(|panel| NODES.map(|(t, part)| (panel as f64 + t, part)));
    panels.map(|(t, part)| (t / PANELS as f64, part / PANELS as f64))
}

fn largest_first(sums: BTreeMap<usize, f64>) -> Vec<(usize, f64)> {
    let mut sums: Vec<(usize, f64)> = sums.into_iter().filter(|(_, sum)| *sum > 0.0).collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sums
}

fn ln_sum(ln: &[f64]) -> f64 {
    let top = ln.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    top + libm::log(ln.iter().map(|ln| libm::exp(ln - top)).sum())
}

fn normalised(ln: &[f64]) -> Vec<f64> {
    let all = ln_sum(ln);
    ln.iter().map(|ln| libm::exp(ln - all)).collect()
}
