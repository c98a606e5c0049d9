//! Posterior over causes with certified bounds, at one weight.
//!
//! Leaves out causes that cannot matter (and widens the bounds by what they could have changed),
//! cuts the rest into islands that share no evidence, and lets [`search`](crate::search) bound
//! each.

use crate::net::{Bounds, Limits, Marginal, Net, Posterior, View};
use crate::odds::logistic;
use crate::search::{Explored, Island, explore};

/// By how much the odds of the causes that are left out of the search can change, all together.
const LEFT_OUT_ODDS: f64 = 5e-4;
/// Evidence beyond this many nats for one cause would overflow; the answer is then open.
const LARGEST_LN_ODDS: f64 = 600.0;
/// Outward rounding of a probability, beyond what the sums carry.
const CRUMB: f64 = 1e-12;
/// Causes × rows × nodes that one search may cost.
const MOST_PRODUCTS: usize = 60_000_000;
const SETS_KEPT: usize = 64;

/// Posterior of every cause and group of `view`.
///
/// # Limits
/// Bounds are valid whether or not the search closed; `is_closed` says which. Each estimate lies
/// within its bounds.
///
/// # Source
/// Bounds of log-submodular sums: Djolonga and Krause, NeurIPS 2014; tangents: Jaakkola and
/// Jordan, JAIR 10:291 (1999).
pub fn infer(view: View<'_>, limits: Limits) -> Posterior {
    let net = view.net;
    let ceiling = ceilings(view);
    if ceiling.iter().any(|&c| c > LARGEST_LN_ODDS) {
        return open(view);
    }
    let is_left_out = left_out(view.log_odds, &ceiling);
    let left_out: Vec<usize> = (0..net.n_causes).filter(|&k| is_left_out[k]).collect();
    let ln_left_out = Bounds {
        lower: left_out.iter().map(|&k| libm::log1p(libm::exp(view.log_odds[k]))).sum(),
        upper: left_out.iter().map(|&k| libm::log1p(libm::exp(ceiling[k]))).sum(),
    };
    let widening = ln_left_out.width();
    let parts = islands(net, &is_left_out);

    let mut none = vec![Bounds { lower: 1.0, upper: 1.0 }; net.groups.len()];
    let mut none_estimate = vec![1.0; net.groups.len()];
    let mut causes = vec![Marginal { p: 0.0, bounds: Bounds { lower: 0.0, upper: 0.0 } }; net.n_causes];
    let mut ln_total = Bounds { lower: 0.0, upper: 0.0 };
    let mut sets = vec![(Vec::new(), 1.0)];
    let mut is_closed = true;
    let mut nodes = 0;
    let n_searched = parts.iter().filter(|part| part.causes.len() > 1).count().max(1);
    for part in &parts {
        let island = Island::new(view, ordered(&part.causes, &ceiling), &part.rows, &part.any, &part.links);
        let (groups, numbers) = local_groups(net, &island);
        let share = Limits {
            gap: limits.gap / n_searched as f64,
            nodes: affordable(&island, limits.nodes.saturating_sub(nodes)),
        };
        let found = explore(&island, &groups, share);
        for (local, split) in found.causes.iter().enumerate() {
            causes[island.causes[local]] = marginal(*split);
        }
        for (split, &group) in found.groups.iter().zip(&numbers) {
            let any = marginal(*split);
            none[group].lower *= 1.0 - any.bounds.upper;
            none[group].upper *= 1.0 - any.bounds.lower;
            none_estimate[group] *= 1.0 - any.p;
        }
        ln_total.lower += found.ln_total.lower;
        ln_total.upper += found.ln_total.upper;
        is_closed &= found.is_closed;
        nodes += found.nodes;
        sets = crossed(sets, &found);
    }
    ln_total.lower += ln_left_out.lower - CRUMB;
    ln_total.upper += ln_left_out.upper + CRUMB;
    for marginal in &mut causes {
        *marginal = widened(*marginal, widening);
    }
    for &k in &left_out {
        causes[k] = between(logistic(view.log_odds[k]), logistic(ceiling[k]));
    }
    let groups = net.groups.iter().enumerate().map(|(g, members)| {
        let any = Marginal {
            p: 1.0 - none_estimate[g],
            bounds: Bounds { lower: 1.0 - none[g].upper, upper: 1.0 - none[g].lower },
        };
        let mut pooled = widened(any, widening);
        // Whatever else is there, a cause has at least its own odds, and at most its ceiling.
        for &k in members.iter().filter(|&&k| is_left_out[k]) {
            let or = |a: f64, b: f64| 1.0 - (1.0 - a) * (1.0 - b);
            pooled.p = or(pooled.p, causes[k].p);
            pooled.bounds.lower = (or(pooled.bounds.lower, causes[k].bounds.lower) - CRUMB).max(0.0);
            pooled.bounds.upper = (or(pooled.bounds.upper, causes[k].bounds.upper) + CRUMB).min(1.0);
        }
        pooled.p = pooled.p.clamp(pooled.bounds.lower, pooled.bounds.upper);
        pooled
    });
    Posterior { groups: groups.collect(), causes, ln_total, sets, is_closed, nodes }
}

/// A node costs causes × rows: a body painted all over gets fewer of them.
fn affordable(island: &Island, nodes: usize) -> usize {
    let cost = island.n_causes() * (island.n_entries() + 1);
    nodes.min(MOST_PRODUCTS / cost).max(2)
}

/// Largest log-odds that each cause can have, whatever the other causes are.
///
/// By submodularity that is its gain on an unexplained drawing; a point gains the strongest raise,
/// a mimic everything that it may raise.
fn ceilings(view: View<'_>) -> Vec<f64> {
    let mut ceiling = view.log_odds.to_vec();
    for (row, weight) in view.net.rows.iter().zip(view.row_weight) {
        for producer in &row.causes {
            ceiling[producer.cause] += f64::from(row.count) * weight * producer.gain;
        }
    }
    for any in &view.net.any {
        for &k in &any.members {
            ceiling[k] += any.ln_ratio;
        }
    }
    let mut strongest = vec![0.0_f64; ceiling.len()];
    for link in &view.net.links {
        ceiling[link.mimic] += link.raise;
        strongest[link.point] = strongest[link.point].max(link.raise);
    }
    ceiling.iter().zip(strongest).map(|(c, s)| c + s).collect()
}

/// Causes whose odds hardly depend on the others: as many as together change by at most [`LEFT_OUT_ODDS`].
fn left_out(log_odds: &[f64], ceiling: &[f64]) -> Vec<bool> {
    let change: Vec<f64> = log_odds.iter().zip(ceiling).map(|(u, c)| libm::exp(*c) - libm::exp(*u)).collect();
    let mut order: Vec<usize> = (0..change.len()).collect();
    order.sort_by(|&a, &b| change[a].total_cmp(&change[b]).then(a.cmp(&b)));
    let mut out = vec![false; change.len()];
    let mut sum = 0.0;
    for k in order {
        sum += change[k];
        if sum > LEFT_OUT_ODDS {
            break;
        }
        out[k] = true;
    }
    out
}

/// Causes in order of falling potential, so that those still in play sit side by side.
fn ordered(causes: &[usize], ceiling: &[f64]) -> Vec<usize> {
    let mut causes = causes.to_vec();
    causes.sort_by(|&a, &b| ceiling[b].total_cmp(&ceiling[a]).then(a.cmp(&b)));
    causes
}

#[derive(Default)]
struct Part {
    causes: Vec<usize>,
    rows: Vec<usize>,
    any: Vec<usize>,
    links: Vec<usize>,
}

/// Causes joined by shared evidence or by sensitisation.
fn islands(net: &Net, is_left_out: &[bool]) -> Vec<Part> {
    let mut parent: Vec<usize> = (0..net.n_causes).collect();
    let kept = |k: &usize| !is_left_out[*k];
    for row in &net.rows {
        join_all(&mut parent, row.causes.iter().map(|p| p.cause).filter(kept));
    }
    for any in &net.any {
        join_all(&mut parent, any.members.iter().copied().filter(kept));
    }
    for link in &net.links {
        join_all(&mut parent, [link.mimic, link.point].into_iter().filter(kept));
    }
    let mut index = vec![usize::MAX; net.n_causes];
    let mut parts: Vec<Part> = Vec::new();
    for k in (0..net.n_causes).filter(kept) {
        let root = find(&mut parent, k);
        if index[root] == usize::MAX {
            index[root] = parts.len();
            parts.push(Part::default());
        }
        parts[index[root]].causes.push(k);
    }
    let mut part_of = |k: usize| index[find(&mut parent, k)];
    for (r, row) in net.rows.iter().enumerate() {
        if let Some(k) = row.causes.iter().map(|p| p.cause).find(kept) {
            parts[part_of(k)].rows.push(r);
        }
    }
    for (j, any) in net.any.iter().enumerate() {
        if let Some(k) = any.members.iter().copied().find(kept) {
            parts[part_of(k)].any.push(j);
        }
    }
    for (l, link) in net.links.iter().enumerate() {
        if kept(&link.mimic) && kept(&link.point) {
            parts[part_of(link.mimic)].links.push(l);
        }
    }
    parts
}

fn find(parent: &mut [usize], mut k: usize) -> usize {
    while parent[k] != k {
        parent[k] = parent[parent[k]];
        k = parent[k];
    }
    k
}

fn join_all(parent: &mut [usize], members: impl Iterator<Item = usize>) {
    let mut first = None;
    for k in members {
        let root = find(parent, k);
        match first {
            None => first = Some(root),
            Some(other) => {
                let (low, high) = (root.min(other), root.max(other));
                parent[high] = low;
                first = Some(low);
            }
        }
    }
}

fn local_groups(net: &Net, island: &Island) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut local = vec![usize::MAX; net.n_causes];
    for (index, &cause) in island.causes.iter().enumerate() {
        local[cause] = index;
    }
    let mut groups = Vec::new();
    let mut numbers = Vec::new();
    for (g, members) in net.groups.iter().enumerate() {
        let members: Vec<usize> = members.iter().map(|&k| local[k]).filter(|&k| k != usize::MAX).collect();
        if !members.is_empty() {
            groups.push(members);
            numbers.push(g);
        }
    }
    (groups, numbers)
}

/// Equation (30) of `docs/how-it-computes.md`.
fn marginal(split: crate::search::Split) -> Marginal {
    let lower = ratio(split.with_lower, split.without_upper).unwrap_or(0.0);
    let upper = ratio(split.with_upper, split.without_lower).unwrap_or(1.0);
    let bounds = Bounds { lower: (lower - CRUMB).max(0.0), upper: (upper + CRUMB).min(1.0) };
    // The lower bounds lie closer to the truth than the upper ones where a search stays open.
    let p = ratio(split.with_lower, split.without_lower).unwrap_or(0.0).clamp(bounds.lower, bounds.upper);
    Marginal { p, bounds }
}

/// Share of `with`; nothing when both are nothing or too much to tell.
fn ratio(with: f64, without: f64) -> Option<f64> {
    let total = with + without;
    (total > 0.0 && total.is_finite()).then(|| with / total)
}

/// Bounds that also hold when causes with total log-mass `ln_extra` are put back.
/// Equation (28) of `docs/how-it-computes.md`.
fn widened(marginal: Marginal, ln_extra: f64) -> Marginal {
    let extra = libm::exp(ln_extra);
    let Bounds { lower, upper } = marginal.bounds;
    let lower = lower / (lower + (1.0 - lower) * extra);
    let upper = upper * extra / (upper * extra + (1.0 - upper));
    let bounds = Bounds { lower: (lower - CRUMB).max(0.0), upper: (upper + CRUMB).min(1.0) };
    Marginal { p: marginal.p, bounds }
}

fn between(lower: f64, upper: f64) -> Marginal {
    Marginal { p: lower, bounds: Bounds { lower: (lower - CRUMB).max(0.0), upper: (upper + CRUMB).min(1.0) } }
}

/// The answer when nothing can be certified.
fn open(view: View<'_>) -> Posterior {
    let unknown = |p| Marginal { p, bounds: Bounds { lower: 0.0, upper: 1.0 } };
    Posterior {
        causes: view.log_odds.iter().map(|&u| unknown(logistic(u))).collect(),
        groups: vec![unknown(0.5); view.net.groups.len()],
        ln_total: Bounds { lower: 0.0, upper: f64::INFINITY },
        sets: Vec::new(),
        is_closed: false,
        nodes: 0,
    }
}

/// Most probable sets of independent parts, from those of each.
fn crossed(sets: Vec<(Vec<usize>, f64)>, found: &Explored) -> Vec<(Vec<usize>, f64)> {
    let mut product: Vec<(Vec<usize>, f64)> = Vec::with_capacity(sets.len() * found.sets.len());
    for (set, p) in &sets {
        for (more, ln_mass) in &found.sets {
            let mut joined = set.clone();
            joined.extend(more);
            joined.sort_unstable();
            product.push((joined, p * libm::exp(ln_mass - found.ln_total.lower).min(1.0)));
        }
    }
    product.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    product.truncate(SETS_KEPT);
    product
}
