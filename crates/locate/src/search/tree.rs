//! The nodes of a search, side by side in a few long lists.

use std::ops::Range;

use super::cover::Cover;
use super::island::{Island, Scratch};
use super::tangent::Tangent;

/// A cause whose odds can change by less than this deeper in a node is not evaluated there.
pub(super) const NEGLIGIBLE_ODDS: f64 = 1e-5;

/// The sets that contain `inside`, may contain any `active` or frozen cause, and no other.
pub(crate) struct Node {
    inside: Range<usize>,
    active: Range<usize>,
    /// The node that this one was split from.
    pub parent: usize,
    /// Causes that this node froze, beyond those of its parent.
    frozen: Range<usize>,
    /// Bounds on the factor that all frozen causes put on the mass: `Π(1 + odds)`.
    pub frozen_lower: f64,
    pub frozen_upper: f64,
    /// Logarithm of the mass of exactly `inside`, sensitisation included, and that part of it.
    pub ln_mass: f64,
    ln_raise: f64,
    /// Logarithm of the bound of the tangents on exactly `inside`.
    pub ln_tangent: f64,
    /// Bounds on the logarithm of the mass of the node.
    pub ln_lower: f64,
    pub ln_upper: f64,
}

/// A cause that stays undecided in a node and all below it, with bounds on its odds there.
/// Equation (27) of `docs/how-it-computes.md`.
#[derive(Clone, Copy)]
pub(crate) struct Frozen {
    pub cause: u16,
    pub lower: f64,
    pub upper: f64,
}

/// What a node knows of its active causes, in local numbers, ascending.
#[derive(Clone, Copy)]
pub(crate) struct Active<'t> {
    pub causes: &'t [u16],
    /// Odds of each added to exactly `inside`, sensitisation included; exact.
    pub alone: &'t [f64],
    /// Sensitisation's factor in that.
    pub raise: &'t [f64],
}

/// All nodes of a search; each set of causes belongs to exactly one.
pub(crate) struct Tree<'i> {
    island: &'i Island,
    tangent: &'i Tangent,
    pub nodes: Vec<Node>,
    inside: Vec<u16>,
    causes: Vec<u16>,
    alone: Vec<f64>,
    raise: Vec<f64>,
    frozen: Vec<Frozen>,
    scratch: Scratch,
    cover: Cover,
    /// Largest factor that a mimic inside the node at hand puts on each cause.
    raised: Vec<f64>,
    keeps: Vec<bool>,
}

impl<'i> Tree<'i> {
    /// One node that holds every set.
    pub fn new(island: &'i Island, tangent: &'i Tangent) -> Tree<'i> {
        let n = island.n_causes();
        let mut tree = Tree {
            island,
            tangent,
            nodes: Vec::new(),
            inside: Vec::new(),
            causes: (0..n as u16).collect(),
            alone: Vec::new(),
            raise: vec![1.0; n],
            frozen: Vec::new(),
            scratch: Scratch::default(),
            cover: Cover::new(n),
            raised: vec![1.0; n],
            keeps: Vec::new(),
        };
        let ln_mass = island.evaluate(&[], &tree.causes, &mut tree.scratch, &mut tree.alone);
        tree.nodes.push(Node {
            inside: 0..0,
            active: 0..n,
            parent: 0,
            frozen: 0..0,
            frozen_lower: 1.0,
            frozen_upper: 1.0,
            ln_mass,
            ln_raise: 0.0,
            ln_tangent: tangent.ln_base,
            ln_lower: 0.0,
            ln_upper: 0.0,
        });
        tree.bound(0);
        tree
    }

    pub fn inside(&self, node: &Node) -> &[u16] {
        &self.inside[node.inside.clone()]
    }

    /// Causes that a node froze, beyond those of its parent.
    pub fn frozen(&self, node: &Node) -> &[Frozen] {
        &self.frozen[node.frozen.clone()]
    }

    /// All frozen causes of a node.
    pub fn frozen_above<'t>(&'t self, node: &'t Node) -> impl Iterator<Item = &'t Frozen> {
        let above = std::iter::successors(Some(node), |node| {
            (!std::ptr::eq(*node, &self.nodes[0])).then(|| &self.nodes[node.parent])
        });
        above.flat_map(|node| self.frozen(node))
    }

    pub fn active(&self, node: &Node) -> Active<'_> {
        let active = node.active.clone();
        Active { causes: &self.causes[active.clone()], alone: &self.alone[active.clone()], raise: &self.raise[active] }
    }

    /// Rules the likeliest active cause out of a node and adds the node that contains it; false when nothing is undecided.
    pub fn split(&mut self, index: usize) -> bool {
        let active = self.nodes[index].active.clone();
        let Some(at) = likeliest(&self.alone[active.clone()]).map(|at| active.start + at) else { return false };
        let branch = self.causes[at];
        self.causes.copy_within(at + 1..active.end, at);
        self.alone.copy_within(at + 1..active.end, at);
        self.raise.copy_within(at + 1..active.end, at);
        let left = active.start..active.end - 1;
        self.nodes[index].active = left.clone();
        self.bound(index);
        self.include(index, branch, left);
        self.bound(self.nodes.len() - 1);
        true
    }

    /// Adds the node with one more cause inside; its active causes are those of `candidates` that still matter.
    fn include(&mut self, parent_index: usize, branch: u16, candidates: Range<usize>) {
        let parent = &self.nodes[parent_index];
        let inside = self.inside.len()..self.inside.len() + parent.inside.len() + 1;
        self.inside.extend_from_within(parent.inside.clone());
        self.inside.push(branch);
        let start = self.causes.len();
        self.causes.extend_from_within(candidates);
        let mut node = Node {
            active: start..self.causes.len(),
            parent: parent_index,
            frozen: 0..0,
            frozen_lower: parent.frozen_lower,
            frozen_upper: parent.frozen_upper,
            ln_mass: 0.0,
            ln_raise: 0.0,
            ln_tangent: parent.ln_tangent - parent.ln_raise + self.tangent.ln_odds[usize::from(branch)],
            ln_lower: 0.0,
            ln_upper: 0.0,
            inside,
        };
        let inside = &self.inside[node.inside.clone()];
        node.ln_mass = self.island.evaluate(inside, &self.causes[start..], &mut self.scratch, &mut self.alone);
        self.raise.resize(self.causes.len(), 1.0);
        if self.island.has_links {
            self.sensitise(&mut node);
        }
        self.freeze(&mut node);
        self.nodes.push(node);
    }

    fn sensitise(&mut self, node: &mut Node) {
        let Tree { island, inside, raised, causes, alone, raise, .. } = self;
        let inside = &inside[node.inside.clone()];
        for &m in inside {
            for &(point, factor) in &island.raises[usize::from(m)] {
                raised[point] = raised[point].max(factor);
            }
        }
        node.ln_raise = inside.iter().map(|&k| libm::log(raised[usize::from(k)])).sum();
        node.ln_mass += node.ln_raise;
        node.ln_tangent += node.ln_raise;
        for at in node.active.clone() {
            let k = usize::from(causes[at]);
            let mut factor = raised[k];
            for &(point, more) in &island.raises[k] {
                if inside.contains(&(point as u16)) {
                    factor *= (more / raised[point]).max(1.0);
                }
            }
            raise[at] = factor;
            alone[at] *= factor;
        }
        for &m in inside {
            for &(point, _) in &island.raises[usize::from(m)] {
                raised[point] = 1.0;
            }
        }
    }

    /// Moves causes whose odds hardly change any more out of the active ones.
    fn freeze(&mut self, node: &mut Node) {
        let Tree { island, causes, alone, raise, frozen, keeps, .. } = self;
        let range = node.active.clone();
        let active =
            Active { causes: &causes[range.clone()], alone: &alone[range.clone()], raise: &raise[range.clone()] };
        node.frozen.start = frozen.len();
        keeps.clear();
        for (at, (&cause, &alone)) in active.causes.iter().zip(active.alone).enumerate() {
            let k = usize::from(cause);
            // A mimic may still come in and raise a point; submodularity lowers it at most to its own odds.
            let upper = alone * (island.largest_raise[k] / active.raise[at]).max(1.0);
            let lower = (island.odds[k] * active.raise[at]).min(upper);
            // A mimic that raises points has no such bound: more points inside make it likelier.
            let is_frozen = island.raises[k].is_empty() && upper - lower < NEGLIGIBLE_ODDS;
            if is_frozen {
                frozen.push(Frozen { cause, lower, upper });
                node.frozen_lower *= 1.0 + lower;
                node.frozen_upper *= 1.0 + upper;
            }
            keeps.push(!is_frozen);
        }
        node.frozen.end = frozen.len();
        let mut kept = range.start;
        for (at, _) in range.zip(keeps.iter()).filter(|(_, keeps)| **keeps) {
            causes[kept] = causes[at];
            alone[kept] = alone[at];
            raise[kept] = raise[at];
            kept += 1;
        }
        causes.truncate(kept);
        alone.truncate(kept);
        raise.truncate(kept);
        node.active.end = kept;
    }

    fn bound(&mut self, index: usize) {
        let node = &self.nodes[index];
        let active = node.active.clone();
        let view = Active {
            causes: &self.causes[active.clone()],
            alone: &self.alone[active.clone()],
            raise: &self.raise[active],
        };
        self.cover.fill(self.island, self.tangent, node, view);
        let (lower, ln_upper) = (self.cover.lower(), self.cover.ln_upper());
        let slack = self.island.slack;
        let node = &mut self.nodes[index];
        node.ln_lower = node.ln_mass + libm::log(lower * node.frozen_lower) - slack;
        node.ln_upper = node.ln_mass + ln_upper.max(libm::log(lower)) + libm::log(node.frozen_upper) + slack;
    }
}

/// The largest; of equals the first.
fn likeliest(odds: &[f64]) -> Option<usize> {
    let mut best = None;
    let mut most = 0.0;
    for (at, &odds) in odds.iter().enumerate() {
        if odds > most {
            most = odds;
            best = Some(at);
        }
    }
    best
}
