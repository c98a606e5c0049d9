//! The search over one island: split the node with the widest bounds until the sum is known.

use super::bracket::{Node, State, bound};
use super::island::Island;
use super::splits::{Split, add_splits};
use super::tangent::Tangent;
use crate::net::{Bounds, Limits};

/// A cause whose odds given a node are below this is not evaluated deeper in it.
const NEGLIGIBLE_ODDS: f64 = 3e-5;
/// Sets kept for explanations, and how far below the best (in nats) one may be.
const SETS_KEPT: usize = 64;
const SET_DEPTH: f64 = 9.0;
/// Share of the mass that is not divided among causes, to save the time.
const CRUMBS: f64 = 5e-4;

/// Bounds on one island.
pub(crate) struct Explored {
    pub ln_total: Bounds,
    /// Per local cause and per group: mass with and without it.
    pub causes: Vec<Split>,
    pub groups: Vec<Split>,
    /// Sets (global causes, ascending) with the logarithm of their mass, heaviest first.
    pub sets: Vec<(Vec<usize>, f64)>,
    pub is_closed: bool,
    pub nodes: usize,
}

/// Searches an island within `limits`; `groups` are in local numbers.
pub(crate) fn explore(island: &Island, groups: &[Vec<usize>], limits: Limits) -> Explored {
    let tangent = Tangent::new(island);
    let mut nodes = vec![root(island, &tangent)];
    let mut spent = 1;
    let (mut total, mut is_closed);
    // Sensitisation by two mimics at once can make a split looser than the node it came from.
    let mut ln_total = Bounds { lower: f64::NEG_INFINITY, upper: f64::INFINITY };
    loop {
        total = Total::of(&nodes);
        ln_total.lower = ln_total.lower.max(total.ln_scale + libm::log(total.lower) - island.slack);
        ln_total.upper = ln_total.upper.min(total.ln_scale + libm::log(total.upper) + island.slack);
        is_closed = total.upper - total.lower <= limits.gap * total.lower;
        if is_closed || spent >= limits.nodes {
            break;
        }
        // Several nodes between two sums over the list: the sum costs as much as a split.
        let mut order: Vec<(f64, usize)> =
            nodes.iter().enumerate().map(|(i, node)| (total.gap(node), i)).filter(|&(gap, _)| gap > 0.0).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let widest = match order.first() {
            Some(&(gap, _)) => gap,
            None => break,
        };
        let mut did_split = false;
        for (gap, index) in order.into_iter().take(1 + spent / 8) {
            if gap < widest * 0.25 || spent >= limits.nodes {
                break;
            }
            if let Some(child) = split(island, &tangent, &mut nodes[index]) {
                nodes.push(child);
                spent += 1;
                did_split = true;
            }
        }
        if !did_split {
            break;
        }
    }
    let mut causes = vec![Split::default(); island.n_causes()];
    let mut unions = vec![Split::default(); groups.len()];
    let is_crumb = crumbs(&nodes, &total);
    for (node, is_crumb) in nodes.iter().zip(is_crumb) {
        if is_crumb {
            let most = libm::exp(node.ln_upper - total.ln_scale);
            for split in causes.iter_mut().chain(&mut unions) {
                split.with_upper += most;
                split.without_upper += most;
            }
        } else {
            add_splits(island, &tangent, node, total.ln_scale, groups, &mut causes, &mut unions);
        }
    }
    Explored { ln_total, causes, groups: unions, sets: heaviest_sets(island, &nodes), is_closed, nodes: spent }
}

/// Sums over the node list, in units of `exp(ln_scale)`.
///
/// Summed afresh each time: subtracting old bounds from a running sum leaves rounding noise once
/// the bounds have fallen by many powers of ten.
struct Total {
    ln_scale: f64,
    lower: f64,
    upper: f64,
}

impl Total {
    fn of(nodes: &[Node]) -> Total {
        let ln_scale = nodes.iter().map(|node| node.ln_upper).fold(f64::NEG_INFINITY, f64::max);
        let mut total = Total { ln_scale, lower: 0.0, upper: 0.0 };
        for node in nodes {
            total.lower += libm::exp(node.ln_lower - ln_scale);
            total.upper += libm::exp(node.ln_upper - ln_scale);
        }
        total
    }

    fn gap(&self, node: &Node) -> f64 {
        libm::exp(node.ln_upper - self.ln_scale) - libm::exp(node.ln_lower - self.ln_scale)
    }
}

/// The lightest nodes, which together hold so little that their mass may lie on either side.
fn crumbs(nodes: &[Node], total: &Total) -> Vec<bool> {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by(|&a, &b| nodes[a].ln_upper.total_cmp(&nodes[b].ln_upper).then(a.cmp(&b)));
    let mut is_crumb = vec![false; nodes.len()];
    let mut sum = 0.0;
    for index in order {
        sum += libm::exp(nodes[index].ln_upper - total.ln_scale);
        if sum > CRUMBS * total.lower {
            break;
        }
        is_crumb[index] = true;
    }
    is_crumb
}

fn root(island: &Island, tangent: &Tangent) -> Node {
    let n = island.n_causes();
    let mut odds = island.odds.clone();
    let evaluation = island.evaluate(&[], &island.is_reaching, &mut odds);
    let mut node = Node {
        inside: Vec::new(),
        state: vec![State::Active; n],
        odds,
        raise: vec![1.0; n],
        ln_mass: evaluation.ln_mass,
        ln_lower: 0.0,
        ln_upper: 0.0,
    };
    bound(island, tangent, &mut node);
    node
}

/// Rules the likeliest undecided cause out of `node` and returns the node that contains it.
fn split(island: &Island, tangent: &Tangent, node: &mut Node) -> Option<Node> {
    let branch = widest_cause(island, node)?;
    let mut child = Node {
        inside: node.inside.clone(),
        state: node.state.clone(),
        odds: node.odds.clone(),
        raise: node.raise.clone(),
        ..*node
    };
    node.state[branch] = State::Out;
    bound(island, tangent, node);

    child.inside.push(branch);
    child.state[branch] = State::Inside;
    for &(point, factor) in &island.raises[branch] {
        child.raise[point] = child.raise[point].max(factor);
    }
    // Causes that no row concerns keep exact odds without being evaluated.
    let wanted: Vec<bool> =
        (0..island.n_causes()).map(|k| child.state[k] == State::Active && island.is_reaching[k]).collect();
    let evaluation = island.evaluate(&child.inside, &wanted, &mut child.odds);
    child.ln_mass = evaluation.ln_mass + child.inside.iter().map(|&k| libm::log(child.raise[k])).sum::<f64>();
    for (k, is_wanted) in wanted.iter().enumerate() {
        if *is_wanted && child.odds[k] * island.largest_raise[k] < NEGLIGIBLE_ODDS {
            child.state[k] = State::Frozen;
        }
    }
    bound(island, tangent, &mut child);
    Some(child)
}

/// The undecided cause with the largest odds, what it raises included; ties to the first.
fn widest_cause(island: &Island, node: &Node) -> Option<usize> {
    let mut best = None;
    let mut best_odds = 0.0;
    for k in 0..island.n_causes() {
        if node.is_undecided(k) {
            let mut odds = node.odds[k] * node.raise[k];
            for &(point, factor) in &island.raises[k] {
                if node.state[point] == State::Inside {
                    odds *= (factor / node.raise[point]).max(1.0);
                }
            }
            if odds > best_odds {
                best_odds = odds;
                best = Some(k);
            }
        }
    }
    best
}

fn heaviest_sets(island: &Island, nodes: &[Node]) -> Vec<(Vec<usize>, f64)> {
    let best = nodes.iter().map(|node| node.ln_mass).fold(f64::NEG_INFINITY, f64::max);
    let mut found: Vec<(f64, usize, Option<usize>)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        if node.ln_mass > best - SET_DEPTH {
            found.push((node.ln_mass, index, None));
        }
        let smallest = libm::exp(best - SET_DEPTH - node.ln_mass);
        for k in 0..island.n_causes() {
            let odds = node.odds[k] * node.raise[k];
            if node.state[k] == State::Active && odds > smallest && island.raises[k].is_empty() {
                found.push((node.ln_mass + libm::log(odds), index, Some(k)));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    found.truncate(SETS_KEPT);
    found
        .into_iter()
        .map(|(ln_mass, index, extra)| {
            let mut set: Vec<usize> =
                nodes[index].inside.iter().copied().chain(extra).map(|k| island.causes[k]).collect();
            set.sort_unstable();
            (set, ln_mass)
        })
        .collect()
}
