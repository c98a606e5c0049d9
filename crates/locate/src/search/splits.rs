//! A node's share of the mass with and without each cause and group.

use super::cover::{Cover, LARGEST, Sums};
use super::island::Island;
use super::tangent::Tangent;
use super::tree::{Active, Frozen, Node, Tree};
use crate::net::Bounds;

/// Room for the rounding of sums over all nodes that cancel, as a share of the whole.
const ROUNDING: f64 = 1e-12;

/// Bounds on the mass with and without one cause or group, relative to a common scale.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Split {
    pub with_lower: f64,
    pub with_upper: f64,
    pub without_lower: f64,
    pub without_upper: f64,
}

impl Split {
    fn add(&mut self, part: Split) {
        self.with_lower += part.with_lower;
        self.with_upper += part.with_upper;
        self.without_lower += part.without_lower;
        self.without_upper += part.without_upper;
    }

    /// The same when frozen members, absent with a probability between `lower` and `upper`, belong to the group too.
    fn and_frozen(self, lower: f64, upper: f64) -> Split {
        Split {
            with_lower: self.with_lower + self.without_lower * (1.0 - upper),
            with_upper: self.with_upper + self.without_upper * (1.0 - lower),
            without_lower: self.without_lower * lower,
            without_upper: self.without_upper * upper,
        }
    }
}

/// Sums of the splits of all nodes.
pub(crate) struct Splits<'i> {
    island: &'i Island,
    tangent: &'i Tangent,
    groups: &'i [Vec<usize>],
    ln_scale: f64,
    causes: Vec<Split>,
    unions: Vec<Split>,
    /// Mass of all nodes, which is that without a cause wherever the cause is not met.
    lower: f64,
    upper: f64,
    /// Mass of the nodes too light to be divided, which may lie on either side of any split.
    undivided: f64,
    /// Mass of each node and of all that were split from it.
    masses: Vec<Bounds>,
    cover: Cover,
    /// Splits of the active causes of the node at hand.
    parts: Vec<Split>,
    standing: Standings,
}

impl<'i> Splits<'i> {
    /// `ln_scale` is the unit of mass.
    pub fn new(island: &'i Island, tangent: &'i Tangent, groups: &'i [Vec<usize>], ln_scale: f64) -> Splits<'i> {
        let n = island.n_causes();
        Splits {
            island,
            tangent,
            groups,
            ln_scale,
            causes: vec![Split::default(); n],
            unions: vec![Split::default(); groups.len()],
            lower: 0.0,
            upper: 0.0,
            undivided: 0.0,
            masses: Vec::new(),
            cover: Cover::new(n),
            parts: Vec::new(),
            standing: Standings::new(n, groups),
        }
    }

    /// A node too light to be divided.
    pub fn add_undivided(&mut self, node: &Node) {
        self.undivided += libm::exp(node.ln_upper - self.ln_scale);
        self.masses.push(Bounds { lower: 0.0, upper: 0.0 });
    }

    /// A node; sums with a cause count where the cause is met, those without are kept as differences from the whole.
    pub fn add(&mut self, tree: &Tree<'_>, node: &Node) {
        let (inside, active) = (tree.inside(node), tree.active(node));
        let scaled = |ln: f64| libm::exp(ln - self.ln_scale);
        let whole = Whole {
            lower: scaled(node.ln_lower),
            upper: scaled(node.ln_upper),
            unit_lower: scaled(node.ln_mass - self.island.slack) * node.frozen_lower,
            unit_upper: scaled(node.ln_mass + self.island.slack) * node.frozen_upper,
            crumb: scaled(node.ln_upper) * self.island.slack,
            crumb_of_lower: scaled(node.ln_lower) * self.island.slack,
        };
        self.lower += whole.lower;
        self.upper += whole.upper;
        self.masses.push(Bounds { lower: whole.lower, upper: whole.upper });
        self.cover.fill(self.island, self.tangent, node, active);
        self.cover.place_all(active);
        let within = Within { island: self.island, cover: &self.cover, active, whole: &whole };
        self.parts.clear();
        self.parts.extend((0..active.causes.len()).map(|at| within.of_cause(at)));
        for (&k, part) in active.causes.iter().zip(&self.parts) {
            self.causes[usize::from(k)].add(whole.difference(part));
        }
        inside.iter().for_each(|&k| self.causes[usize::from(k)].add(whole.all_with()));
        self.standing.meet(active, inside, tree.frozen_above(node));
        for &g in &self.standing.met {
            let part = match self.standing.of[g] {
                Standing::Inside => whole.all_with(),
                Standing::Undecided { lower, upper } => {
                    whole.difference(&within.of_group(&self.groups[g], &self.parts).and_frozen(lower, upper))
                }
            };
            self.unions[g].add(part);
        }
        self.cover.clear_places(active);
    }

    /// Frozen causes, once for each node that froze them and all below it.
    ///
    /// # Formula
    /// With odds between `l` and `u` whatever else is inside, the mass `Z` splits into `Z·o/(1 + o)` with the cause and `Z/(1 + o)`
    /// without, `l ≤ o ≤ u`.
    fn add_frozen(&mut self, tree: &Tree<'_>) {
        for (index, node) in tree.nodes.iter().enumerate().rev() {
            let Bounds { lower, upper } = self.masses[index];
            for frozen in tree.frozen(node) {
                let part = Split {
                    with_lower: lower * frozen.lower / (1.0 + frozen.lower),
                    with_upper: upper * frozen.upper / (1.0 + frozen.upper),
                    without_lower: lower / (1.0 + frozen.upper) - lower,
                    without_upper: upper / (1.0 + frozen.lower) - upper,
                };
                self.causes[usize::from(frozen.cause)].add(part);
            }
            if index > 0 {
                self.masses[node.parent].lower += lower;
                self.masses[node.parent].upper += upper;
            }
        }
    }

    pub fn finish(mut self, tree: &Tree<'_>) -> (Vec<Split>, Vec<Split>) {
        self.add_frozen(tree);
        for (members, split) in self.groups.iter().zip(&mut self.unions) {
            // A group of one is its cause.
            if let [only] = members[..] {
                *split = self.causes[only];
            }
        }
        for split in self.causes.iter_mut().chain(&mut self.unions) {
            split.without_lower = (split.without_lower + (1.0 - ROUNDING) * self.lower).max(0.0);
            split.without_upper = (split.without_upper + (1.0 + ROUNDING) * self.upper).max(0.0) + self.undivided;
            split.with_upper += self.undivided;
        }
        (self.causes, self.unions)
    }
}

/// How the groups of two causes or more stand in the node at hand.
struct Standings {
    groups_of: Vec<Vec<usize>>,
    of: Vec<Standing>,
    /// Groups with a member that is inside, active or frozen.
    met: Vec<usize>,
    is_met: Vec<bool>,
}

#[derive(Clone, Copy)]
enum Standing {
    Inside,
    /// Bounds on the probability that no frozen member is there.
    Undecided {
        lower: f64,
        upper: f64,
    },
}

impl Standings {
    fn new(n_causes: usize, groups: &[Vec<usize>]) -> Standings {
        let mut groups_of = vec![Vec::new(); n_causes];
        for (g, members) in groups.iter().enumerate().filter(|(_, members)| members.len() > 1) {
            members.iter().for_each(|&k| groups_of[k].push(g));
        }
        let unknown = Standing::Undecided { lower: 1.0, upper: 1.0 };
        Standings { groups_of, of: vec![unknown; groups.len()], met: Vec::new(), is_met: vec![false; groups.len()] }
    }

    fn meet<'f>(&mut self, active: Active<'_>, inside: &[u16], frozen: impl Iterator<Item = &'f Frozen>) {
        for g in self.met.drain(..) {
            self.is_met[g] = false;
            self.of[g] = Standing::Undecided { lower: 1.0, upper: 1.0 };
        }
        let Standings { groups_of, of, met, is_met } = self;
        let mut meet = |g: usize| {
            if !is_met[g] {
                is_met[g] = true;
                met.push(g);
            }
        };
        for &k in active.causes.iter().chain(inside) {
            groups_of[usize::from(k)].iter().for_each(|&g| meet(g));
        }
        for frozen in frozen {
            for &g in &groups_of[usize::from(frozen.cause)] {
                meet(g);
                if let Standing::Undecided { lower, upper } = &mut of[g] {
                    *lower /= 1.0 + frozen.upper;
                    *upper /= 1.0 + frozen.lower;
                }
            }
        }
        for &k in inside {
            groups_of[usize::from(k)].iter().for_each(|&g| of[g] = Standing::Inside);
        }
    }
}

/// One node in the common scale.
struct Whole {
    lower: f64,
    upper: f64,
    /// Mass of exactly `inside` times the factor of the frozen causes, rounded down and up.
    unit_lower: f64,
    unit_upper: f64,
    /// Rounding of sums that cancel, and of the lower bounds, which are far smaller where a node is still wide.
    crumb: f64,
    crumb_of_lower: f64,
}

impl Whole {
    /// What a split adds to the sums: with as it is, without as the difference from the whole.
    fn difference(&self, part: &Split) -> Split {
        Split {
            without_lower: part.without_lower - self.lower,
            without_upper: part.without_upper - self.upper,
            ..*part
        }
    }

    /// From lower bounds with and without, in units of exactly `inside`, and upper bounds in the common scale: what is certainly on
    /// one side cannot be on the other.
    fn split(&self, lower: [f64; 2], with_upper: f64, without_upper: f64) -> Split {
        let [with_lower, without_lower] = lower.map(|lower| (self.unit_lower * lower - self.crumb_of_lower).max(0.0));
        Split {
            with_lower,
            with_upper: with_upper.min(self.upper - without_lower) + self.crumb,
            without_lower,
            without_upper: without_upper.min(self.upper - with_lower) + self.crumb,
        }
    }

    fn all_with(&self) -> Split {
        Split { with_lower: self.lower, with_upper: self.upper, without_lower: -self.lower, without_upper: -self.upper }
    }
}

struct Within<'s> {
    island: &'s Island,
    cover: &'s Cover,
    active: Active<'s>,
    whole: &'s Whole,
}

impl Within<'_> {
    /// Bounds with and without one active cause.
    /// Equation (29) of `docs/how-it-computes.md`.
    fn of_cause(&self, at: usize) -> Split {
        let Within { cover, whole, .. } = self;
        let alone = self.active.alone[at];
        let low = cover.low[at];
        let others = (cover.low_product / (1.0 + low) - 1.0).max(0.0);
        let with = alone + low * others;
        let without = 1.0 + (cover.gains.sum - alone).max(0.0) + (others - (cover.low_sum - low)).max(0.0);
        let lower = [with, without];

        let share = self.raised_share(at);
        let (mut with_pairs, mut without_pairs) = (f64::INFINITY, f64::INFINITY);
        for (sums, base, total) in self.covers() {
            let odds = sums.odds[at];
            let crumb = total * self.island.slack;
            let with = total * odds / (1.0 + odds) * share(sums) - base * sums.alone[at];
            let without = total / (1.0 + odds) - base * (1.0 + sums.sum - sums.alone[at]);
            with_pairs = with_pairs.min(with.max(0.0) + crumb);
            without_pairs = without_pairs.min(without.max(0.0) + crumb);
        }
        let with_upper = whole.unit_upper * (alone + with_pairs);
        let without_upper = whole.unit_upper * (1.0 + (cover.gains.sum - alone).max(0.0) + without_pairs);
        whole.split(lower, with_upper, without_upper)
    }

    /// Bounds with any and with none of a group of which none is inside; `parts` are the splits of the active causes.
    fn of_group(&self, members: &[usize], parts: &[Split]) -> Split {
        let Within { cover, whole, .. } = self;
        let active = || members.iter().filter_map(|&k| cover.place_of(k));
        let alone: f64 = active().map(|at| self.active.alone[at]).sum();
        let low: f64 = active().map(|at| cover.low[at]).sum();
        let others = active().fold(cover.low_product, |product, at| product / (1.0 + cover.low[at]));
        let with = alone + (cover.low_product - others - low).max(0.0);
        let without = 1.0 + (cover.gains.sum - alone).max(0.0) + (others - 1.0 - (cover.low_sum - low)).max(0.0);
        let lower = [with, without];

        let apart: f64 = active().map(|at| parts[at].with_upper).sum();
        let mut without_pairs = f64::INFINITY;
        for (sums, base, total) in self.covers() {
            let mass = active().fold(total, |mass, at| mass / (1.0 + sums.odds[at]));
            let alone: f64 = active().map(|at| sums.alone[at]).sum();
            let pairs = mass - base * (1.0 + (sums.sum - alone).max(0.0));
            without_pairs = without_pairs.min(pairs.max(0.0) + total * self.island.slack);
        }
        let without_upper = whole.unit_upper * (1.0 + (cover.gains.sum - alone).max(0.0) + without_pairs);
        whole.split(lower, apart, without_upper)
    }

    fn covers(&self) -> impl Iterator<Item = (&Sums, f64, f64)> {
        let [gains, tangents] = self.cover.totals();
        let covers = [(&self.cover.gains, 1.0, gains), (&self.cover.tangents, self.cover.tangent_base, tangents)];
        covers.into_iter().filter(|(_, _, total)| *total < LARGEST)
    }

    /// How much more an active point is worth because active mimics may raise it.
    ///
    /// The cover charges each mimic with what it raises over all points, averaged over whether the
    /// point is active; here the point is active, so its own share becomes the full factor.
    fn raised_share(&self, at: usize) -> impl Fn(&Sums) -> f64 + '_ {
        let raised_by = &self.island.raised_by[usize::from(self.active.causes[at])];
        move |sums| {
            let mut share = 1.0;
            for &(mimic, factor) in raised_by {
                if let Some(mimic) = self.cover.place_of(mimic) {
                    let further = (factor / self.active.raise[at]).max(1.0);
                    let odds = sums.odds[mimic];
                    let averaged = (1.0 + sums.alone[at] * further) / (1.0 + sums.alone[at]);
                    share *= (1.0 + odds * further / averaged) / (1.0 + odds);
                }
            }
            share
        }
    }
}
