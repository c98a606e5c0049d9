//! The search over one island: split the node with the widest bounds until the sum is known.
//! Equation (32) of `docs/how-it-computes.md`.

use std::collections::BinaryHeap;

use super::island::Island;
use super::lanes::{LANES, exp};
use super::splits::{Split, Splits};
use super::tangent::Tangent;
use super::tree::{Node, Tree};
use crate::net::{Bounds, Limits};

/// Sets kept for explanations, and how far below the best (in nats) one may be.
const SETS_KEPT: usize = 64;
const SET_DEPTH: f64 = 9.0;
/// Logarithm of the largest mass that sums are kept of.
const LARGEST_LN: f64 = 600.0;
const SMALLEST_LN: f64 = -690.0;
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

/// A node to be split, the widest first; of equals the oldest.
#[derive(PartialEq)]
struct Wide {
    ln_gap: f64,
    node: usize,
}

impl Eq for Wide {}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.ln_gap.total_cmp(&other.ln_gap).then(other.node.cmp(&self.node))
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Wide {
    fn new(nodes: &[Node], node: usize) -> Wide {
        let Node { ln_lower, ln_upper, .. } = nodes[node];
        Wide { ln_gap: ln_upper + libm::log(-libm::expm1(ln_lower - ln_upper)), node }
    }
}

/// Searches an island within `limits`; `groups` are in local numbers.
pub(crate) fn explore(island: &Island, groups: &[Vec<usize>], limits: Limits) -> Explored {
    let tangent = Tangent::new(island);
    let mut tree = Tree::new(island, &tangent);
    let mut wide = BinaryHeap::from([Wide::new(&tree.nodes, 0)]);
    // Sensitisation by two mimics at once can make a split looser than the node it came from.
    let mut ln_total = Bounds { lower: f64::NEG_INFINITY, upper: f64::INFINITY };
    let (mut total, mut is_closed);
    loop {
        total = Total::of(&tree.nodes);
        ln_total.lower = ln_total.lower.max(total.ln_scale + libm::log(total.lower) - island.slack);
        ln_total.upper = ln_total.upper.min(total.ln_scale + libm::log(total.upper) + island.slack);
        is_closed = total.upper - total.lower <= limits.gap * total.lower;
        let spent = tree.nodes.len();
        if is_closed || spent >= limits.nodes {
            break;
        }
        // Several nodes between two sums over the list: the sum costs as much as a few splits.
        let mut left = (1 + spent / 8).min(limits.nodes - spent);
        while left > 0
            && let Some(Wide { node, .. }) = wide.pop()
        {
            if tree.split(node) {
                wide.push(Wide::new(&tree.nodes, node));
                wide.push(Wide::new(&tree.nodes, tree.nodes.len() - 1));
                left -= 1;
            }
        }
        if tree.nodes.len() == spent {
            break;
        }
    }
    let mut splits = Splits::new(island, &tangent, groups, total.ln_scale);
    for (node, is_crumb) in tree.nodes.iter().zip(crumbs(&tree.nodes, &total)) {
        if is_crumb {
            splits.add_undivided(node);
        } else {
            splits.add(&tree, node);
        }
    }
    let (causes, groups) = splits.finish(&tree);
    Explored { ln_total, causes, groups, sets: heaviest_sets(&tree, island), is_closed, nodes: tree.nodes.len() }
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
        // Near what is certainly there, so that it does not vanish beside bounds that are still wide.
        let certain = nodes.iter().map(|node| node.ln_lower).fold(f64::NEG_INFINITY, f64::max);
        let ln_scale = nodes.iter().map(|node| node.ln_upper - LARGEST_LN).fold(certain, f64::max);
        let mut total = Total { ln_scale, lower: 0.0, upper: 0.0 };
        for nodes in nodes.chunks(LANES / 2) {
            let mut ln = [f64::NEG_INFINITY; LANES];
            for (pair, node) in ln.chunks_mut(2).zip(nodes) {
                pair.copy_from_slice(&[node.ln_lower - ln_scale, node.ln_upper - ln_scale]);
            }
            for (mass, ln) in exp(ln).chunks(2).zip(ln.chunks(2)) {
                // The exponential ends at its smallest argument, which would be too much below.
                total.lower += if ln[0] > SMALLEST_LN { mass[0] } else { 0.0 };
                total.upper += if ln[1] > f64::NEG_INFINITY { mass[1] } else { 0.0 };
            }
        }
        total
    }
}

/// The lightest nodes, which together hold so little that their mass may lie on either side.
fn crumbs(nodes: &[Node], total: &Total) -> Vec<bool> {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_unstable_by(|&a, &b| nodes[a].ln_upper.total_cmp(&nodes[b].ln_upper).then(a.cmp(&b)));
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

fn heaviest_sets(tree: &Tree<'_>, island: &Island) -> Vec<(Vec<usize>, f64)> {
    let best = tree.nodes.iter().map(|node| node.ln_mass).fold(f64::NEG_INFINITY, f64::max);
    let mut found: Vec<(f64, usize, Option<u16>)> = Vec::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        if node.ln_mass > best - SET_DEPTH {
            found.push((node.ln_mass, index, None));
        }
        let smallest = libm::exp(best - SET_DEPTH - node.ln_mass);
        let active = tree.active(node);
        for (&k, &odds) in active.causes.iter().zip(active.alone) {
            if odds > smallest {
                found.push((node.ln_mass + libm::log(odds), index, Some(k)));
            }
        }
    }
    found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    found.truncate(SETS_KEPT);
    found
        .into_iter()
        .map(|(ln_mass, index, extra)| {
            let inside = tree.inside(&tree.nodes[index]).iter().copied().chain(extra);
            let mut set: Vec<usize> = inside.map(|k| island.causes[usize::from(k)]).collect();
            set.sort_unstable();
            (set, ln_mass)
        })
        .collect()
}
