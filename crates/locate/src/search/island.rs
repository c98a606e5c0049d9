//! One connected part of a problem, laid out for fast evaluation.

use crate::net::{AnyOf, View};

/// Causes evaluated together: one cache line of `f64`.
const LANES: usize = 8;

/// Causes that interact with each other and with no one else.
///
/// Local numbering throughout: causes in order of falling potential, rows in order of weight.
pub(crate) struct Island {
    /// Global number of each local cause.
    pub causes: Vec<usize>,
    /// Log-odds and odds of each cause without any shared evidence.
    pub log_odds: Vec<f64>,
    pub odds: Vec<f64>,
    /// Rows that a cause can produce exist (otherwise its odds never change).
    pub is_reaching: Vec<bool>,
    pub silent: Vec<f64>,
    pub row_weight: Vec<f64>,
    /// Sparse rows: (local cause, strength).
    pub producers: Vec<Vec<(usize, f64)>>,
    pub any: Vec<AnyOf>,
    /// For each cause: the points that it raises, as (local point, factor on the odds).
    pub raises: Vec<Vec<(usize, f64)>>,
    /// For each cause: the mimics that raise it.
    pub raised_by: Vec<Vec<(usize, f64)>>,
    /// For each cause that raises any: where its row of `factors` begins.
    raiser: Vec<usize>,
    /// The factor of each raising cause on every cause, 1 where there is none.
    factors: Vec<f64>,
    /// Largest factor that any mimic of the island puts on the odds of a cause.
    pub largest_raise: Vec<f64>,
    pub has_links: bool,
    /// Outward rounding of logarithms: larger than any accumulated rounding error.
    pub slack: f64,
    /// Runs of rows of equal weight, short enough that a product of factors cannot underflow.
    runs: Vec<Run>,
    /// `quiet` by block of causes, then row.
    tile: Vec<[f64; LANES]>,
    /// Per run: logarithm of the product of `1 − silent`.
    ln_nothing: Vec<f64>,
}

struct Run {
    start: usize,
    end: usize,
    weight: f64,
}

/// What a set of causes is worth, and what each further cause would add.
pub(crate) struct Evaluation {
    /// Logarithm of the unnormalised mass of the set, without sensitisation.
    pub ln_mass: f64,
}

impl Island {
    /// The part of `view` made of `causes` (global, in the order wanted) and `rows`.
    pub fn new(view: View<'_>, causes: Vec<usize>, rows: &[usize], any: &[usize], links: &[usize]) -> Island {
        let mut local = vec![usize::MAX; view.net.n_causes];
        for (index, &cause) in causes.iter().enumerate() {
            local[cause] = index;
        }
        let mut rows = rows.to_vec();
        // Rows of equal weight side by side: one logarithm serves the product of all of them.
        let weight = |row: usize| f64::from(view.net.rows[row].count) * view.row_weight[row];
        rows.sort_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(a.cmp(&b)));
        let n_rows = rows.len();
        let n_blocks = causes.len().div_ceil(LANES);
        let mut tile = vec![[1.0; LANES]; n_blocks * n_rows];
        let mut is_reaching = vec![false; causes.len()];
        let mut producers = Vec::with_capacity(n_rows);
        for (at, &row) in rows.iter().enumerate() {
            let mut entries = Vec::with_capacity(view.net.rows[row].causes.len());
            for producer in &view.net.rows[row].causes {
                let k = local[producer.cause];
                if k != usize::MAX {
                    tile[(k / LANES) * n_rows + at][k % LANES] = producer.quiet;
                    is_reaching[k] = true;
                    entries.push((k, producer.strength));
                }
            }
            producers.push(entries);
        }
        let any: Vec<AnyOf> = any
            .iter()
            .map(|&j| AnyOf {
                ln_ratio: view.net.any[j].ln_ratio,
                members: view.net.any[j].members.iter().map(|&c| local[c]).filter(|&k| k != usize::MAX).collect(),
            })
            .filter(|any| !any.members.is_empty())
            .collect();
        for factor in &any {
            for &k in &factor.members {
                is_reaching[k] = true;
            }
        }
        let mut raises = vec![Vec::new(); causes.len()];
        let mut raised_by = vec![Vec::new(); causes.len()];
        let mut largest_raise = vec![1.0_f64; causes.len()];
        let mut has_links = false;
        for &link in links {
            let link = view.net.links[link];
            let (m, k) = (local[link.mimic], local[link.point]);
            if m != usize::MAX && k != usize::MAX && link.raise > 0.0 {
                let factor = libm::exp(link.raise);
                raises[m].push((k, factor));
                raised_by[k].push((m, factor));
                largest_raise[k] = largest_raise[k].max(factor);
                has_links = true;
            }
        }
        let mut raiser = vec![usize::MAX; causes.len()];
        let mut factors = Vec::new();
        for (m, points) in raises.iter().enumerate().filter(|(_, points)| !points.is_empty()) {
            raiser[m] = factors.len();
            factors.resize(factors.len() + causes.len(), 1.0);
            for &(point, factor) in points {
                factors[raiser[m] + point] = factor;
            }
        }
        let silent: Vec<f64> = rows.iter().map(|&r| view.net.rows[r].silent).collect();
        let row_weight: Vec<f64> = rows.iter().map(|&r| weight(r)).collect();
        let log_odds: Vec<f64> = causes.iter().map(|&c| view.log_odds[c]).collect();
        let runs = runs(&row_weight, &silent);
        let ln_nothing = runs
            .iter()
            .map(|run| libm::log(silent[run.start..run.end].iter().fold(1.0, |product, s| product * (1.0 - s))))
            .collect();
        let slack = slack(&silent, &row_weight, causes.len(), any.len());
        Island {
            odds: log_odds.iter().map(|&u| libm::exp(u)).collect(),
            log_odds,
            is_reaching,
            silent,
            row_weight,
            producers,
            any,
            raises,
            raised_by,
            raiser,
            factors,
            largest_raise,
            has_links,
            slack,
            runs,
            tile,
            ln_nothing,
            causes,
        }
    }

    pub fn n_causes(&self) -> usize {
        self.causes.len()
    }

    /// Factor that cause `m`, which raises some, puts on the odds of `k`.
    pub fn raise(&self, m: usize, k: usize) -> f64 {
        self.factors[self.raiser[m] + k]
    }

    /// Mass of `inside`, and for every cause with `wanted`, its odds given exactly `inside`.
    ///
    /// `odds` of other causes are left as they are.
    pub fn evaluate(&self, inside: &[usize], wanted: &[bool], odds: &mut [f64]) -> Evaluation {
        let n_rows = self.silent.len();
        let mut left = self.silent.clone();
        for &k in inside {
            let block = &self.tile[(k / LANES) * n_rows..(k / LANES + 1) * n_rows];
            for (left, quiet) in left.iter_mut().zip(block) {
                *left *= quiet[k % LANES];
            }
        }
        let mut ln_mass = 0.0;
        let mut ln_left = Vec::with_capacity(self.runs.len());
        for (run, nothing) in self.runs.iter().zip(&self.ln_nothing) {
            let ln = libm::log(left[run.start..run.end].iter().fold(1.0, |product, e| product * (1.0 - e)));
            ln_mass += run.weight * (ln - nothing);
            ln_left.push(ln);
        }
        for &k in inside {
            ln_mass += self.log_odds[k];
        }
        let mut extra = vec![0.0; if self.any.is_empty() { 0 } else { self.n_causes() }];
        for factor in &self.any {
            if factor.members.iter().any(|k| inside.contains(k)) {
                ln_mass += factor.ln_ratio;
            } else {
                for &k in &factor.members {
                    extra[k] += factor.ln_ratio;
                }
            }
        }
        for (b, wanted) in wanted.chunks(LANES).enumerate() {
            if !wanted.contains(&true) {
                continue;
            }
            let block = &self.tile[b * n_rows..(b + 1) * n_rows];
            let mut gain = [0.0; LANES];
            for (run, ln_left) in self.runs.iter().zip(&ln_left) {
                let product = run_product(&left[run.start..run.end], &block[run.start..run.end]);
                for (i, is_wanted) in wanted.iter().enumerate() {
                    if *is_wanted {
                        gain[i] += run.weight * (libm::log(product[i]) - ln_left);
                    }
                }
            }
            for (i, is_wanted) in wanted.iter().enumerate() {
                let k = b * LANES + i;
                if *is_wanted {
                    let any = extra.get(k).copied().unwrap_or(0.0);
                    odds[k] = libm::exp(self.log_odds[k] + gain[i] + any);
                }
            }
        }
        Evaluation { ln_mass }
    }
}

fn run_product(left: &[f64], quiet: &[[f64; LANES]]) -> [f64; LANES] {
    let mut product = [1.0; LANES];
    for (e, q) in left.iter().zip(quiet) {
        for i in 0..LANES {
            product[i] *= 1.0 - e * q[i];
        }
    }
    product
}

/// Equal weights together, and never so many factors that the product underflows.
fn runs(weight: &[f64], silent: &[f64]) -> Vec<Run> {
    const SMALLEST_LN: f64 = -650.0;
    let mut runs: Vec<Run> = Vec::new();
    let mut ln = 0.0;
    for (at, (&weight, &silent)) in weight.iter().zip(silent).enumerate() {
        let factor = libm::log(1.0 - silent);
        match runs.last_mut() {
            Some(run) if run.weight == weight && ln + factor > SMALLEST_LN => {
                run.end = at + 1;
                ln += factor;
            }
            _ => {
                runs.push(Run { start: at, end: at + 1, weight });
                ln = factor;
            }
        }
    }
    runs
}

/// A bound on the rounding error of any logarithm computed for an island.
///
/// `1 − e·q` with `e` a product of at most n factors has a relative error of at most
/// `(n + 3)·2⁻⁵³ / (1 − silent)`; every row contributes that, times its weight; sums and products
/// over n causes add `n·2⁻⁵²`. Eight times the sum leaves room for `libm` (under 1 ulp each).
fn slack(silent: &[f64], weight: &[f64], n_causes: usize, n_any: usize) -> f64 {
    let unit = f64::EPSILON;
    let n = n_causes as f64;
    let rows: f64 = silent.iter().zip(weight).map(|(s, w)| (1.0 + w) * (n + 3.0) / (1.0 - s)).sum();
    8.0 * unit * (rows + 700.0 + 8.0 * n + n_any as f64)
}
