//! A node's share of the mass with and without each cause and group.

use super::cover::Cover;
use super::island::Island;
use super::tangent::Tangent;
use super::tree::{Active, Node};

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
}

/// Sums of the splits of all nodes.
pub(crate) struct Splits<'i> {
    island: &'i Island,
    tangent: &'i Tangent,
    groups: &'i [Vec<usize>],
    ln_scale: f64,
    causes: Vec<Split>,
    unions: Vec<Split>,
    /// Groups of two causes or more that each cause belongs to.
    groups_of: Vec<Vec<usize>>,
    /// Mass of all nodes, which is that without a cause wherever the cause is not met.
    lower: f64,
    upper: f64,
    /// Mass of the nodes too light to be divided, which may lie on either side of any split.
    undivided: f64,
    /// Mass of the sets with frozen causes, at most.
    frozen: f64,
    cover: Cover,
    /// Splits of the active causes of the node at hand, and where each cause stands among them.
    parts: Vec<Split>,
    touched: Vec<usize>,
    is_touched: Vec<bool>,
}

impl<'i> Splits<'i> {
    /// `ln_scale` is the unit of mass.
    pub fn new(island: &'i Island, tangent: &'i Tangent, groups: &'i [Vec<usize>], ln_scale: f64) -> Splits<'i> {
        let n = island.n_causes();
        let mut groups_of = vec![Vec::new(); n];
        for (g, members) in groups.iter().enumerate().filter(|(_, members)| members.len() > 1) {
            members.iter().for_each(|&k| groups_of[k].push(g));
        }
        Splits {
            island,
            tangent,
            groups,
            ln_scale,
            causes: vec![Split::default(); n],
            unions: vec![Split::default(); groups.len()],
            groups_of,
            lower: 0.0,
            upper: 0.0,
            undivided: 0.0,
            frozen: 0.0,
            cover: Cover::new(n),
            parts: Vec::new(),
            touched: Vec::new(),
            is_touched: vec![false; groups.len()],
        }
    }

    /// A node too light to be divided.
    pub fn add_undivided(&mut self, node: &Node) {
        self.undivided += libm::exp(node.ln_upper - self.ln_scale);
    }

    /// A node; sums with a cause count where the cause is met, those without are kept as differences from the whole.
    pub fn add(&mut self, node: &Node, inside: &[u16], active: Active<'_>) {
        let scaled = |ln: f64| libm::exp(ln - self.ln_scale);
        let whole = Whole {
            lower: scaled(node.ln_lower),
            upper: scaled(node.ln_upper),
            unit_lower: scaled(node.ln_mass - self.island.slack),
            unit_upper: scaled(node.ln_mass + self.island.slack),
            crumb: scaled(node.ln_upper) * self.island.slack,
        };
        self.lower += whole.lower;
        self.upper += whole.upper;
        self.frozen += whole.upper * node.frozen().min(1.0);
        self.cover.fill(self.island, self.tangent, node, active);
        self.cover.place_all(active);
        let within = Within { island: self.island, cover: &self.cover, active, whole: &whole };
        self.parts.clear();
        self.parts.extend((0..active.causes.len()).map(|at| within.of_cause(at)));
        self.touched.clear();
        for (&k, part) in active.causes.iter().zip(&self.parts) {
            let k = usize::from(k);
            self.causes[k].add(whole.difference(part));
            for &g in &self.groups_of[k] {
                if !self.is_touched[g] {
                    self.is_touched[g] = true;
                    self.touched.push(g);
                }
            }
        }
        for &k in inside {
            let k = usize::from(k);
            self.causes[k].add(whole.all_with());
            for &g in &self.groups_of[k] {
                if self.is_touched[g] {
                    self.is_touched[g] = false;
                    self.unions[g].add(whole.all_with());
                } else if !self.touched.contains(&g) {
                    self.touched.push(g);
                    self.unions[g].add(whole.all_with());
                }
            }
        }
        for &g in &self.touched {
            if std::mem::take(&mut self.is_touched[g]) {
                let part = within.of_group(&self.groups[g], &self.parts);
                self.unions[g].add(whole.difference(&part));
            }
        }
        self.cover.clear_places(active);
    }

    pub fn finish(mut self) -> (Vec<Split>, Vec<Split>) {
        for (members, split) in self.groups.iter().zip(&mut self.unions) {
            // A group of one is its cause.
            if let [only] = members[..] {
                *split = self.causes[only];
            }
        }
        for split in self.causes.iter_mut().chain(&mut self.unions) {
            split.without_lower = (split.without_lower + self.lower - self.frozen).max(0.0);
            split.without_upper = (split.without_upper + self.upper).max(0.0) + self.undivided;
            split.with_upper += self.undivided + self.frozen;
        }
        (self.causes, self.unions)
    }
}

/// One node in the common scale.
struct Whole {
    lower: f64,
    upper: f64,
    /// Mass of exactly `inside`, rounded down and up.
    unit_lower: f64,
    unit_upper: f64,
    /// Rounding of sums that cancel.
    crumb: f64,
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
    fn of_cause(&self, at: usize) -> Split {
        let Within { cover, whole, .. } = self;
        let alone = self.active.alone[at];
        let low = cover.low[at];
        let others = (cover.low_product / (1.0 + low) - 1.0).max(0.0);
        let with = alone + low * others;
        let without = 1.0 + (cover.gains.sum - alone).max(0.0) + (others - (cover.low_sum - low)).max(0.0);
        let with_lower = (whole.unit_lower * with - whole.crumb).max(0.0);
        let without_lower = (whole.unit_lower * without - whole.crumb).max(0.0);

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
        Split {
            with_lower,
            with_upper: with_upper.min(whole.upper - without_lower) + whole.crumb,
            without_lower,
            without_upper: without_upper.min(whole.upper - with_lower) + whole.crumb,
        }
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
        let with_lower = (whole.unit_lower * with - whole.crumb).max(0.0);
        let without_lower = (whole.unit_lower * without - whole.crumb).max(0.0);

        let apart: f64 = active().map(|at| parts[at].with_upper).sum();
        let mut without_pairs = f64::INFINITY;
        for (sums, base, total) in self.covers() {
            let mass = active().fold(total, |mass, at| mass / (1.0 + sums.odds[at]));
            let alone: f64 = active().map(|at| sums.alone[at]).sum();
            let pairs = mass - base * (1.0 + (sums.sum - alone).max(0.0));
            without_pairs = without_pairs.min(pairs.max(0.0) + total * self.island.slack);
        }
        let without_upper = whole.unit_upper * (1.0 + (cover.gains.sum - alone).max(0.0) + without_pairs);
        Split {
            with_lower,
            with_upper: apart.min(whole.upper - without_lower) + whole.crumb,
            without_lower,
            without_upper: without_upper.min(whole.upper - with_lower) + whole.crumb,
        }
    }

    fn covers(&self) -> impl Iterator<Item = (&super::cover::Sums, f64, f64)> {
        let [gains, tangents] = self.cover.totals();
        let covers = [(&self.cover.gains, 1.0, gains), (&self.cover.tangents, self.cover.tangent_base, tangents)];
        covers.into_iter().filter(|(_, _, total)| *total < super::cover::LARGEST)
    }

    /// How much more an active point is worth because active mimics may raise it.
    ///
    /// The cover charges each mimic with what it raises over all points, averaged over whether the
    /// point is active; here the point is active, so its own share becomes the full factor.
    fn raised_share(&self, at: usize) -> impl Fn(&super::cover::Sums) -> f64 + '_ {
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
