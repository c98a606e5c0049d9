//! A node's share of the mass with and without each cause and group.

use super::bracket::{Cover, Floor, Node, State};
use super::island::Island;
use super::tangent::Tangent;

/// A cover this far (in nats) above the unit of mass says nothing that rounding would not drown.
const HIGHEST_COVER: f64 = 16.0;

/// Bounds on the mass with and without one cause or group, relative to a common scale.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Split {
    pub with_lower: f64,
    pub with_upper: f64,
    pub without_lower: f64,
    pub without_upper: f64,
}

impl Split {
    fn add(&mut self, with: (f64, f64), without: (f64, f64)) {
        self.with_lower += with.0;
        self.with_upper += with.1;
        self.without_lower += without.0;
        self.without_upper += without.1;
    }
}

/// One node, prepared for its splits; masses in the common scale.
struct Shares<'n> {
    island: &'n Island,
    node: &'n Node,
    floor: Floor,
    covers: Vec<Scaled>,
    lower: f64,
    upper: f64,
    /// Mass of exactly `inside`, rounded down and up.
    unit_lower: f64,
    unit_upper: f64,
    /// Upper bounds on the odds of each undecided cause added alone.
    alone: Vec<f64>,
    sum_alone: f64,
    /// Rounding of sums that cancel.
    crumb: f64,
}

/// A cover in the common scale.
struct Scaled {
    cover: Cover,
    total: f64,
    base: f64,
}

/// Adds a node's share to the splits of causes and groups; `ln_scale` is the unit of mass.
pub(crate) fn add_splits(
    island: &Island,
    tangent: &Tangent,
    node: &Node,
    ln_scale: f64,
    groups: &[Vec<usize>],
    causes: &mut [Split],
    unions: &mut [Split],
) {
    let shares = Shares::new(island, tangent, node, ln_scale);
    let parts: Vec<((f64, f64), (f64, f64))> = (0..island.n_causes()).map(|k| shares.of_cause(k)).collect();
    for (split, &(with, without)) in causes.iter_mut().zip(&parts) {
        split.add(with, without);
    }
    let with_upper: Vec<f64> = parts.iter().map(|(with, _)| with.1).collect();
    for (members, split) in groups.iter().zip(unions) {
        // A group of one is its cause.
        let (with, without) = match members[..] {
            [only] => parts[only],
            _ => shares.of_group(members, &with_upper),
        };
        split.add(with, without);
    }
}

impl<'n> Shares<'n> {
    fn new(island: &'n Island, tangent: &Tangent, node: &'n Node, ln_scale: f64) -> Shares<'n> {
        let scaled = |ln: f64| libm::exp(ln - ln_scale);
        let gains = Cover::of_gains(island, node);
        let (alone, sum_alone) = (gains.alone.clone(), gains.sum_alone);
        let covers = [gains, Cover::of_tangent(island, tangent, node)];
        let covers = covers
            .into_iter()
            .filter(|cover| cover.ln_total - ln_scale < HIGHEST_COVER)
            .map(|cover| Scaled {
                total: scaled(cover.ln_total + island.slack),
                base: scaled(cover.ln_base - island.slack),
                cover,
            })
            .collect();
        let upper = scaled(node.ln_upper);
        Shares {
            floor: Floor::new(island, node),
            covers,
            lower: scaled(node.ln_lower),
            upper,
            unit_lower: scaled(node.ln_mass - island.slack),
            unit_upper: scaled(node.ln_mass + island.slack),
            alone,
            sum_alone,
            crumb: upper * island.slack,
            island,
            node,
        }
    }

    /// Bounds with and without one cause.
    fn of_cause(&self, k: usize) -> ((f64, f64), (f64, f64)) {
        let Shares { island, node, floor, .. } = self;
        match node.state[k] {
            State::Inside => return ((self.lower, self.upper), (0.0, 0.0)),
            State::Out => return ((0.0, 0.0), (self.lower, self.upper)),
            State::Active | State::Frozen => {}
        }
        let (mut bonus_with, mut bonus_without) = (0.0, 0.0);
        for bonus in &floor.bonuses {
            let without = bonus.without_all(island, node, &[k], &floor.low);
            bonus_without += without;
            bonus_with += (bonus.total() - without).max(0.0);
        }
        let others = (floor.product / (1.0 + floor.low[k]) - 1.0).max(0.0);
        let with = floor.single[k] + floor.low[k] * others + bonus_with;
        let pairs = (others - (floor.sum_low - floor.low[k])).max(0.0);
        let without = 1.0 + (floor.sum_single - floor.single[k]).max(0.0) + pairs + bonus_without;
        let with_lower = (self.unit_lower * with - self.crumb).max(0.0);
        let without_lower = (self.unit_lower * without - self.crumb).max(0.0);

        let (mut with_pairs, mut without_pairs) = (f64::INFINITY, f64::INFINITY);
        for Scaled { cover, total, base } in &self.covers {
            let odds = cover.odds[k];
            let crumb = total * island.slack;
            let with = total * odds / (1.0 + odds) * raised_share(island, node, cover, k) - base * cover.alone[k];
            let without = total / (1.0 + odds) - base * (1.0 + cover.sum_alone - cover.alone[k]);
            with_pairs = with_pairs.min(with.max(0.0) + crumb);
            without_pairs = without_pairs.min(without.max(0.0) + crumb);
        }
        let with_upper = self.unit_upper * self.alone[k] + with_pairs;
        let without_upper = self.unit_upper * (1.0 + self.sum_alone - self.alone[k]) + without_pairs;
        (
            (with_lower, with_upper.min(self.upper - without_lower) + self.crumb),
            (without_lower, without_upper.min(self.upper - with_lower) + self.crumb),
        )
    }

    /// Bounds with any and with none of a group; `with_upper` holds the upper bounds of its members.
    fn of_group(&self, members: &[usize], with_upper: &[f64]) -> ((f64, f64), (f64, f64)) {
        let Shares { island, node, floor, .. } = self;
        if members.iter().any(|&k| node.state[k] == State::Inside) {
            return ((self.lower, self.upper), (0.0, 0.0));
        }
        let undecided = || members.iter().copied().filter(|&k| node.is_undecided(k));
        if undecided().next().is_none() {
            return ((0.0, 0.0), (self.lower, self.upper));
        }
        let (mut bonus_with, mut bonus_without) = (0.0, 0.0);
        for bonus in &floor.bonuses {
            let without = bonus.without_all(island, node, members, &floor.low);
            bonus_without += without;
            bonus_with += (bonus.total() - without).max(0.0);
        }
        let single: f64 = undecided().map(|k| floor.single[k]).sum();
        let low: f64 = undecided().map(|k| floor.low[k]).sum();
        let others = undecided().fold(floor.product, |product, k| product / (1.0 + floor.low[k]));
        let with = single + (floor.product - others - low).max(0.0) + bonus_with;
        let pairs = (others - 1.0 - (floor.sum_low - low)).max(0.0);
        let without = 1.0 + (floor.sum_single - single).max(0.0) + pairs + bonus_without;
        let with_lower = (self.unit_lower * with - self.crumb).max(0.0);
        let without_lower = (self.unit_lower * without - self.crumb).max(0.0);

        let apart: f64 = undecided().map(|k| with_upper[k]).sum();
        let mut without_pairs = f64::INFINITY;
        for Scaled { cover, total, base } in &self.covers {
            let mass = undecided().fold(*total, |mass, k| mass / (1.0 + cover.odds[k]));
            let alone: f64 = undecided().map(|k| cover.alone[k]).sum();
            let pairs = mass - base * (1.0 + (cover.sum_alone - alone).max(0.0));
            without_pairs = without_pairs.min(pairs.max(0.0) + total * island.slack);
        }
        let alone: f64 = undecided().map(|k| self.alone[k]).sum();
        let without_upper = self.unit_upper * (1.0 + (self.sum_alone - alone).max(0.0)) + without_pairs;
        (
            (with_lower, apart.min(self.upper - without_lower) + self.crumb),
            (without_lower, without_upper.min(self.upper - with_lower) + self.crumb),
        )
    }
}

/// How much more an undecided point is worth because undecided mimics may raise it.
///
/// The cover charges each mimic with what it raises over all points, averaged over whether the
/// point is active; here the point is active, so its own share becomes the full factor.
fn raised_share(island: &Island, node: &Node, cover: &Cover, k: usize) -> f64 {
    let mut share = 1.0;
    for &(mimic, factor) in &island.raised_by[k] {
        if node.is_undecided(mimic) {
            let further = node.further(k, factor);
            let odds = cover.odds[mimic];
            let averaged = (1.0 + cover.alone[k] * further) / (1.0 + cover.alone[k]);
            share *= (1.0 + odds * further / averaged) / (1.0 + odds);
        }
    }
    share
}
