//! One connected part of a problem, laid out for fast evaluation.

use std::ops::Range;

use super::lanes::{LANES, Lanes, exp, ln, on_widest, power};
use crate::net::{AnyOf, View};

/// Logarithm of the smallest product that is taken without a logarithm in between.
const SMALLEST_LN: f64 = -650.0;

/// Causes that interact with each other and with no one else.
///
/// Local numbering throughout: causes in order of falling potential.
pub(crate) struct Island {
    /// Global number of each local cause.
    pub causes: Vec<usize>,
    /// Log-odds and odds of each cause without any shared evidence.
    pub log_odds: Vec<f64>,
    pub odds: Vec<f64>,
    pub silent: Vec<f64>,
    /// Weight of each row, all its counts together.
    pub row_weight: Vec<f64>,
    /// Sparse rows: (local cause, strength).
    pub producers: Vec<Vec<(usize, f64)>>,
    pub any: Vec<AnyOf>,
    /// For each cause: the points that it raises, as (local point, factor on the odds).
    pub raises: Vec<Vec<(usize, f64)>>,
    /// For each cause: the mimics that raise it.
    pub raised_by: Vec<Vec<(usize, f64)>>,
    /// Largest factor that any mimic of the island puts on the odds of a cause.
    pub largest_raise: Vec<f64>,
    pub has_links: bool,
    /// Outward rounding of logarithms: larger than any accumulated rounding error.
    pub slack: f64,
    chunks: Vec<Chunk>,
    segments: Vec<Segment>,
    /// `silent` of each row in the order of the segments.
    silent_in_order: Vec<f64>,
    /// `quiet` by block of causes, then row.
    quiet: Vec<Lanes>,
    /// Per chunk: logarithm of the product of `1 − silent`.
    ln_nothing: Vec<f64>,
}

/// Rows of equal weight whose product cannot underflow: one logarithm serves them all.
struct Chunk {
    segments: Range<usize>,
    weight: f64,
}

/// Rows of a chunk that count equally often.
struct Segment {
    rows: Range<usize>,
    count: u32,
}

/// Room for [`Island::evaluate`], kept between calls.
#[derive(Default)]
pub(crate) struct Scratch {
    left: Vec<f64>,
    ln_left: Vec<f64>,
    /// What shared findings that no cause inside explains would add to each cause.
    extra: Vec<f64>,
}

impl Island {
    /// The part of `view` made of `causes` (global, in the order wanted) and `rows`.
    pub fn new(view: View<'_>, causes: Vec<usize>, rows: &[usize], any: &[usize], links: &[usize]) -> Island {
        let mut local = vec![usize::MAX; view.net.n_causes];
        for (index, &cause) in causes.iter().enumerate() {
            local[cause] = index;
        }
        let layout = Layout::new(view, rows);
        let n_rows = layout.order.len();
        let mut quiet = vec![[1.0; LANES]; n_rows * causes.len().div_ceil(LANES)];
        for (at, &row) in layout.order.iter().enumerate() {
            for producer in &view.net.rows[row].causes {
                let k = local[producer.cause];
                if k != usize::MAX {
                    quiet[(k / LANES) * n_rows + at][k % LANES] = producer.quiet;
                }
            }
        }
        let producers = rows.iter().map(|&row| {
            let entries = view.net.rows[row].causes.iter().map(|producer| (local[producer.cause], producer.strength));
            entries.filter(|&(k, _)| k != usize::MAX).collect()
        });
        let any: Vec<AnyOf> = any
            .iter()
            .map(|&j| AnyOf {
                ln_ratio: view.net.any[j].ln_ratio,
                members: view.net.any[j].members.iter().map(|&c| local[c]).filter(|&k| k != usize::MAX).collect(),
            })
            .filter(|any| !any.members.is_empty())
            .collect();
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
        let silent: Vec<f64> = rows.iter().map(|&r| view.net.rows[r].silent).collect();
        let row_weight: Vec<f64> =
            rows.iter().map(|&r| f64::from(view.net.rows[r].count) * view.row_weight[r]).collect();
        let log_odds: Vec<f64> = causes.iter().map(|&c| view.log_odds[c]).collect();
        let slack = slack(&silent, &row_weight, causes.len(), any.len());
        let mut island = Island {
            odds: log_odds.iter().map(|&u| libm::exp(u)).collect(),
            log_odds,
            producers: producers.collect(),
            silent,
            row_weight,
            any,
            raises,
            raised_by,
            largest_raise,
            has_links,
            slack,
            ln_nothing: Vec::new(),
            chunks: layout.chunks,
            segments: layout.segments,
            silent_in_order: layout.order.iter().map(|&row| view.net.rows[row].silent).collect(),
            quiet,
            causes,
        };
        island.ln_nothing =
            island.chunks.iter().map(|chunk| libm::log(island.product_of(chunk, &island.silent_in_order))).collect();
        island
    }

    pub fn n_causes(&self) -> usize {
        self.causes.len()
    }

    /// Evidence entries that one cause of a node costs.
    pub fn n_entries(&self) -> usize {
        self.silent_in_order.len()
    }

    /// Logarithm of the mass of `inside`, and in `odds` those of each candidate added to exactly `inside`; sensitisation apart.
    pub fn evaluate(&self, inside: &[u16], candidates: &[u16], scratch: &mut Scratch, odds: &mut Vec<f64>) -> f64 {
        let n_rows = self.silent_in_order.len();
        scratch.left.clear();
        scratch.left.extend_from_slice(&self.silent_in_order);
        scratch.extra.clear();
        let mut ln_mass = 0.0;
        for &k in inside {
            let k = usize::from(k);
            ln_mass += self.log_odds[k];
            for (left, quiet) in scratch.left.iter_mut().zip(&self.quiet[k / LANES * n_rows..][..n_rows]) {
                *left *= quiet[k % LANES];
            }
        }
        if !self.any.is_empty() {
            scratch.extra.resize(self.n_causes(), 0.0);
            for factor in &self.any {
                if inside.iter().any(|&k| factor.members.contains(&usize::from(k))) {
                    ln_mass += factor.ln_ratio;
                } else {
                    factor.members.iter().for_each(|&k| scratch.extra[k] += factor.ln_ratio);
                }
            }
        }
        scratch.ln_left.clear();
        for (chunk, nothing) in self.chunks.iter().zip(&self.ln_nothing) {
            let ln = libm::log(self.product_of(chunk, &scratch.left));
            scratch.ln_left.push(ln);
            ln_mass += chunk.weight * (ln - nothing);
        }
        let at = odds.len();
        odds.resize(at + candidates.len(), 0.0);
        on_widest(
            #[inline(always)]
            || self.add_each(candidates, scratch, &mut odds[at..]),
        );
        ln_mass
    }

    /// Odds of each candidate; whole blocks of causes at a time.
    #[inline(always)]
    fn add_each(&self, candidates: &[u16], scratch: &Scratch, odds: &mut [f64]) {
        let n_rows = self.silent_in_order.len();
        let mut at = 0;
        while at < candidates.len() {
            let block = usize::from(candidates[at]) / LANES;
            let quiet = &self.quiet[block * n_rows..][..n_rows];
            let mut ln_odds = [0.0; LANES];
            for (chunk, ln_left) in self.chunks.iter().zip(&scratch.ln_left) {
                let mut all = [1.0; LANES];
                for segment in &self.segments[chunk.segments.clone()] {
                    let rows = segment.rows.clone();
                    let part = run_product(&scratch.left[rows.clone()], &quiet[rows]);
                    let part = if segment.count > 1 { power(part, segment.count) } else { part };
                    for i in 0..LANES {
                        all[i] *= part[i];
                    }
                }
                let ln = ln(all);
                for i in 0..LANES {
                    ln_odds[i] += chunk.weight * (ln[i] - ln_left);
                }
            }
            for (i, ln_odds) in ln_odds.iter_mut().enumerate() {
                let k = block * LANES + i;
                *ln_odds += self.log_odds.get(k).unwrap_or(&0.0) + scratch.extra.get(k).unwrap_or(&0.0);
            }
            let block_odds = exp(ln_odds);
            while at < candidates.len() && usize::from(candidates[at]) / LANES == block {
                odds[at] = block_odds[usize::from(candidates[at]) % LANES];
                at += 1;
            }
        }
    }

    fn product_of(&self, chunk: &Chunk, left: &[f64]) -> f64 {
        let parts = self.segments[chunk.segments.clone()].iter().map(|segment| {
            let part = left[segment.rows.clone()].iter().fold(1.0, |product, left| product * (1.0 - left));
            power([part; LANES], segment.count)[0]
        });
        parts.fold(1.0, |all, part| all * part)
    }
}

/// Product of `1 − left·quiet` over rows, for eight causes.
#[inline(always)]
fn run_product(left: &[f64], quiet: &[Lanes]) -> Lanes {
    let mut product = [1.0; LANES];
    for (left, quiet) in left.iter().zip(quiet) {
        for i in 0..LANES {
            product[i] *= 1.0 - left * quiet[i];
        }
    }
    product
}

/// Where each row stands.
struct Layout {
    chunks: Vec<Chunk>,
    segments: Vec<Segment>,
    /// Rows in the order of the segments; one that counts very often stands there several times.
    order: Vec<usize>,
}

impl Layout {
    fn new(view: View<'_>, rows: &[usize]) -> Layout {
        let mut counted: Vec<(usize, u32)> = Vec::with_capacity(rows.len());
        for &row in rows {
            let most = ((SMALLEST_LN / libm::log(1.0 - view.net.rows[row].silent)) as u32).max(1);
            let mut count = view.net.rows[row].count;
            while count > 0 {
                counted.push((row, count.min(most)));
                count -= count.min(most);
            }
        }
        counted.sort_by(|a, b| {
            let weight = view.row_weight[a.0].total_cmp(&view.row_weight[b.0]);
            weight.then(a.1.cmp(&b.1)).then(a.0.cmp(&b.0))
        });
        let mut layout = Layout { chunks: Vec::new(), segments: Vec::new(), order: Vec::new() };
        let mut ln = 0.0;
        for (row, count) in counted {
            let weight = view.row_weight[row];
            let factor = f64::from(count) * libm::log(1.0 - view.net.rows[row].silent);
            let is_new_chunk =
                layout.chunks.last().is_none_or(|chunk| chunk.weight != weight) || ln + factor < SMALLEST_LN;
            if is_new_chunk {
                let at = layout.segments.len();
                layout.chunks.push(Chunk { segments: at..at, weight });
                ln = 0.0;
            }
            if is_new_chunk || layout.segments.last().is_none_or(|segment| segment.count != count) {
                layout.segments.push(Segment { rows: layout.order.len()..layout.order.len(), count });
            }
            ln += factor;
            layout.order.push(row);
            let n_segments = layout.segments.len();
            layout.segments[n_segments - 1].rows.end = layout.order.len();
            let n_chunks = layout.chunks.len();
            layout.chunks[n_chunks - 1].segments.end = n_segments;
        }
        layout
    }
}

/// A bound on the rounding error of any logarithm computed for an island.
///
/// `1 − e·q` with `e` a product of at most n factors has a relative error of at most
/// `(n + 3)·2⁻⁵³ / (1 − silent)`; every row contributes that, times its weight; sums and products
/// over n causes add `n·2⁻⁵²`. Eight times the sum leaves room for logarithms and exponentials (under 2 ulp each).
/// Equation (31) of `docs/how-it-computes.md`.
fn slack(silent: &[f64], weight: &[f64], n_causes: usize, n_any: usize) -> f64 {
    let unit = f64::EPSILON;
    let n = n_causes as f64;
    let rows: f64 = silent.iter().zip(weight).map(|(s, w)| (1.0 + w) * (n + 3.0) / (1.0 - s)).sum();
    8.0 * unit * (rows + 700.0 + 8.0 * n + n_any as f64)
}
