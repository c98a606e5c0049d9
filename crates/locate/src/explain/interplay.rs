//! What a cause gains among the others.
//!
//! # Formula
//! At each weight `w` of the drawing, `logit p_k = u_k + ln E_S[exp Δ_k(S)]` exactly, with `u_k` the evidence that concerns
//! the cause alone, `S` the sets without it under their posterior, and `Δ_k(S) = G(S + k) − G(S) − u_k` what it gains beside
//! them. Here `S` runs over the most probable sets, without `k`, and over none.
//!
//! `Δ_k = δ_rows + δ_links`, and each part of it is owed `∫₀¹ E_t[δ] dt`, with `E_t` the mean under the weights
//! `exp(G(S) + t·Δ_k(S))`: the parts add up, one that is always 0 is owed nothing, and parts that are alike are owed the
//! same. This is the price of Aumann and Shapley (Values of Non-Atomic Games, Princeton 1974) along the straight path; the
//! weights of the search are those of [`net`](crate::net).

use std::collections::BTreeMap;

use crate::engine::{Engine, Solved};

/// Sets that the gains are averaged over.
const SETS: usize = 48;
/// Points and weights of the integral over `t` (Gauss and Legendre, five points on 0 to 1).
const NODES: [(f64, f64); 5] = [
    (0.046_910_077_030_668, 0.118_463_442_528_095),
    (0.230_765_344_947_158_5, 0.239_314_335_249_683_2),
    (0.5, 0.284_444_444_444_444_4),
    (0.769_234_655_052_841_5, 0.239_314_335_249_683_2),
    (0.953_089_922_969_332, 0.118_463_442_528_095),
];

/// The likely sets of a case, ready to have a cause put into them.
pub(super) struct Interplay<'e, 's> {
    engine: &'e Engine<'e>,
    solved: &'s Solved<'s>,
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
    /// At each weight: the part of it that sensitisation is owed.
    pub links: Vec<f64>,
    /// Subjects that explain the cause's rows already, and those that sensitise it or that it sensitises, with how much.
    pub takers: Vec<(usize, f64)>,
    pub linked: Vec<(usize, f64)>,
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
        let gains: Vec<(f64, f64, f64)> =
            without.iter().zip(&prepared).map(|(set, prepared)| self.gains(k, set, prepared)).collect();
        let weights = &self.engine.weights;
        let (mut whole, mut links) = (Vec::new(), Vec::new());
        let mut held = vec![0.0; without.len()];
        for (at, weight) in weights.iter().enumerate() {
            let ln_mass: Vec<f64> = prepared.iter().map(|prepared| prepared.ln_mass[at]).collect();
            let all: Vec<f64> = gains.iter().map(|(skin, fixed, link)| weight * skin + fixed + link).collect();
            let along = |t: f64| ln_mass.iter().zip(&all).map(|(ln, gain)| ln + t * gain).collect::<Vec<f64>>();
            whole.push(ln_sum(&along(1.0)) - ln_sum(&ln_mass));
            let mean = |t: f64| {
                let shares = normalised(&along(t));
                shares.iter().zip(&gains).map(|(share, (_, _, link))| share * link).sum::<f64>()
            };
            let is_linked = gains.iter().any(|(_, _, link)| *link != 0.0);
            links.push(if is_linked { NODES.iter().map(|&(t, part)| part * mean(t)).sum() } else { 0.0 });
            for (sum, share) in held.iter_mut().zip(normalised(&ln_mass)) {
                *sum += share / weights.len() as f64;
            }
        }
        let takers = self.takers(k, &without, &held);
        let linked = self.linked(k, &without, &held);
        Gain { whole, links, takers, linked }
    }

    fn prepare(&self, set: &[usize]) -> Prepared {
        let Solved { evidence, .. } = self.solved;
        let net = &evidence.net;
        let mut strength = vec![0.0; net.rows.len()];
        for &j in set {
            self.columns[j].iter().for_each(|&(row, a)| strength[row] += a);
        }
        let (mut skin, mut fixed) = (0.0, 0.0);
        for (row, &x) in strength.iter().enumerate().filter(|(_, x)| **x > 0.0) {
            let gain = f64::from(net.rows[row].count) * explained(net.rows[row].silent, 0.0, x);
            skin += evidence.count_cm2[row] * gain;
            fixed += evidence.row_fixed[row] * gain;
        }
        for any in net.any.iter().filter(|any| any.members.iter().any(|k| set.contains(k))) {
            fixed += any.ln_ratio;
        }
        fixed += set.iter().map(|&point| self.raise(point, set)).sum::<f64>();
        fixed += set.iter().map(|&j| evidence.log_odds[evidence.causes[j]]).sum::<f64>();
        let cost =
            |weight: f64| set.iter().map(|&j| self.engine.cost(evidence, evidence.causes[j], weight)).sum::<f64>();
        let ln_mass = self.engine.weights.iter().map(|&weight| fixed + weight * skin - cost(weight)).collect();
        Prepared { strength, ln_mass }
    }

    /// What `k` adds to a set: for each unit of weight, whatever the weight is, and by sensitisation.
    fn gains(&self, k: usize, set: &[usize], prepared: &Prepared) -> (f64, f64, f64) {
        let evidence = &self.solved.evidence;
        let net = &evidence.net;
        let (mut skin, mut fixed) = (0.0, 0.0);
        for &(row, a) in &self.columns[k] {
            let x = prepared.strength[row];
            let gain = f64::from(net.rows[row].count) * explained(net.rows[row].silent, x, x + a);
            skin += evidence.count_cm2[row] * gain;
            fixed += evidence.row_fixed[row] * gain;
        }
        for any in net.any.iter().filter(|any| any.members.contains(&k)) {
            if !any.members.iter().any(|j| set.contains(j)) {
                fixed += any.ln_ratio;
            }
        }
        let with: Vec<usize> = set.iter().copied().chain(std::iter::once(k)).collect();
        let raised = |set: &[usize]| set.iter().map(|&point| self.raise(point, set)).sum::<f64>();
        let links = if net.links.is_empty() { 0.0 } else { raised(&with) - raised(set) };
        (skin, fixed, links)
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
            let produced = &evidence.net.rows[row];
            let row_weight = weight * evidence.count_cm2[row] + evidence.row_fixed[row];
            alone[row] = row_weight * f64::from(produced.count) * explained(produced.silent, 0.0, a);
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
pub(super) fn explained(silent: f64, from: f64, to: f64) -> f64 {
    libm::log1p(-silent * libm::exp(-to)) - libm::log1p(-silent * libm::exp(-from))
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
