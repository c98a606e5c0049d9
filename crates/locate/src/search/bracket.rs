//! Two-sided bounds on one node and on every cause and group within it.

use super::island::Island;
use super::tangent::Tangent;

/// Bonuses below this share of a node's floor are left out.
const SMALLEST_BONUS: f64 = 1e-4;

/// What a node has decided about a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Inside,
    Out,
    /// Undecided; its odds given exactly `inside` are known.
    Active,
    /// Undecided; its odds are an old, larger value, small enough to leave.
    Frozen,
}

/// The sets that contain `inside`, avoid what is `Out`, and are free in the rest.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub inside: Vec<usize>,
    pub state: Vec<State>,
    /// Upper bound on the odds of each undecided cause, sensitisation apart.
    pub odds: Vec<f64>,
    /// Factor on the odds of each cause from the mimics inside.
    pub raise: Vec<f64>,
    /// Logarithm of the mass of exactly `inside`, sensitisation included.
    pub ln_mass: f64,
    /// Bounds on the logarithm of the mass of the node.
    pub ln_lower: f64,
    pub ln_upper: f64,
}

impl Node {
    pub fn is_undecided(&self, k: usize) -> bool {
        matches!(self.state[k], State::Active | State::Frozen)
    }

    fn odds_of(&self, k: usize) -> f64 {
        self.odds[k] * self.raise[k]
    }

    /// Further raise of `k` by a mimic with `factor`, beyond what it already has.
    fn further(&self, k: usize, factor: f64) -> f64 {
        (factor / self.raise[k]).max(1.0)
    }
}

/// A product that neither overflows nor loses its small factors.
#[derive(Clone, Copy)]
pub(crate) struct LogProduct {
    ln: f64,
    rest: f64,
}

impl LogProduct {
    pub fn new(ln: f64) -> LogProduct {
        LogProduct { ln, rest: 1.0 }
    }

    /// Multiplies by `factor`, 1 ≤ factor < 1e280.
    pub fn mul(&mut self, factor: f64) {
        if factor > 1e10 || self.rest > 1e250 {
            self.ln += libm::log(self.rest) + libm::log(factor);
            self.rest = 1.0;
        } else {
            self.rest *= factor;
        }
    }

    pub fn ln(self) -> f64 {
        self.ln + libm::log(self.rest)
    }
}

/// A modular upper bound on a node: `ln_base` and the odds of each undecided cause.
struct Cover {
    ln_total: f64,
    /// Odds of each undecided cause; those of a sensitising mimic include what it raises.
    odds: Vec<f64>,
    /// Odds of each undecided cause without that.
    plain: Vec<f64>,
}

fn cover(island: &Island, node: &Node, ln_base: f64, plain: Vec<f64>) -> Cover {
    let mut product = LogProduct::new(ln_base);
    let mut odds = plain.clone();
    for (k, odds) in odds.iter_mut().enumerate() {
        if node.is_undecided(k) {
            for &(point, factor) in &island.raises[k] {
                let further = node.further(point, factor);
                match node.state[point] {
                    State::Inside => *odds *= further,
                    State::Out => {}
                    State::Active | State::Frozen => {
                        *odds *= (1.0 + plain[point] * further) / (1.0 + plain[point]);
                    }
                }
            }
            product.mul(1.0 + *odds);
        }
    }
    Cover { ln_total: product.ln(), odds, plain }
}

fn gain_cover(island: &Island, node: &Node) -> Cover {
    let plain = (0..island.n_causes()).map(|k| if node.is_undecided(k) { node.odds_of(k) } else { 0.0 }).collect();
    cover(island, node, node.ln_mass, plain)
}

fn tangent_cover(island: &Island, tangent: &Tangent, node: &Node) -> Cover {
    let mut ln_base = tangent.ln_base;
    for &k in &node.inside {
        ln_base += tangent.ln_odds[k] + libm::log(node.raise[k]);
    }
    let plain = (0..island.n_causes())
        .map(|k| if node.is_undecided(k) { tangent.odds[k] * node.raise[k] } else { 0.0 })
        .collect();
    cover(island, node, ln_base, plain)
}

/// Sums that the lower bounds of a node and of its causes share.
struct Floor {
    /// Odds of each undecided cause when everything else is already explained; a true lower bound.
    low: Vec<f64>,
    /// Exact odds of the cause alone where known, else `low`.
    single: Vec<f64>,
    /// What sensitisation adds to the sets that hold exactly one undecided mimic.
    bonuses: Vec<Bonus>,
    product: f64,
    sum_low: f64,
    sum_single: f64,
}

/// One undecided mimic that raises points: what its sets are worth beyond the plain floor.
struct Bonus {
    mimic: usize,
    low: f64,
    /// Factor from the points inside that it raises.
    inside: f64,
    /// Product of `1 + low` over undecided causes that raise nothing, without and with its raise.
    plain: f64,
    raised: f64,
}

impl Bonus {
    fn worth(&self, plain: f64, raised: f64) -> f64 {
        (self.low * (self.inside * (raised - 1.0) - (plain - 1.0))).max(0.0)
    }

    fn total(&self) -> f64 {
        self.worth(self.plain, self.raised)
    }

    /// The part of the sets without any of `members`.
    fn without_all(&self, island: &Island, node: &Node, members: &[usize], low: &[f64]) -> f64 {
        let (mut plain, mut raised) = (self.plain, self.raised);
        for &k in members.iter().filter(|&&k| node.is_undecided(k)) {
            if k == self.mimic {
                return 0.0;
            }
            if island.raises[k].is_empty() {
                let factor = island.raised_by[k].iter().find(|(m, _)| *m == self.mimic);
                plain /= 1.0 + low[k];
                raised /= 1.0 + low[k] * factor.map_or(1.0, |&(_, factor)| node.further(k, factor));
            }
        }
        self.worth(plain, raised)
    }
}

fn floor(island: &Island, node: &Node) -> Floor {
    let n = island.n_causes();
    let mut low = vec![0.0; n];
    let mut single = vec![0.0; n];
    let mut bonuses = Vec::new();
    let mut points = 1.0;
    let mut product = 1.0;
    for k in 0..n {
        if node.is_undecided(k) {
            low[k] = island.odds[k] * node.raise[k];
            single[k] = if node.state[k] == State::Active { node.odds_of(k) } else { low[k] };
            product *= 1.0 + low[k];
            if island.raises[k].is_empty() {
                points *= 1.0 + low[k];
            }
        }
    }
    if island.has_links {
        for m in (0..n).filter(|&m| node.is_undecided(m) && !island.raises[m].is_empty()) {
            let mut inside = 1.0;
            let mut undecided = 1.0;
            for &(point, factor) in &island.raises[m] {
                let further = node.further(point, factor);
                match node.state[point] {
                    State::Inside => inside *= further,
                    State::Out => {}
                    _ => undecided *= (1.0 + low[point] * further) / (1.0 + low[point]),
                }
            }
            single[m] *= inside;
            let bonus = Bonus { mimic: m, low: low[m], inside, plain: points, raised: points * undecided };
            // A lower bound may leave out what is too small to be worth its time.
            if bonus.total() > SMALLEST_BONUS * product {
                bonuses.push(bonus);
            }
        }
    }
    Floor {
        sum_low: low.iter().sum(),
        sum_single: single.iter().sum(),
        low,
        single,
        bonuses,
        product,
    }
}

impl Floor {
    /// Lower bound on the node's mass relative to that of exactly `inside`.
    fn total(&self) -> f64 {
        let bonus: f64 = self.bonuses.iter().map(Bonus::total).sum();
        1.0 + self.sum_single + (self.product - 1.0 - self.sum_low).max(0.0) + bonus
    }
}

/// Sets the bounds of a node from its odds.
pub(crate) fn bound(island: &Island, tangent: &Tangent, node: &mut Node) {
    let upper = gain_cover(island, node).ln_total.min(tangent_cover(island, tangent, node).ln_total);
    let lower = node.ln_mass + libm::log(floor(island, node).total());
    node.ln_lower = lower - island.slack;
    node.ln_upper = upper.max(lower) + island.slack;
}

/// Bounds on the mass with and without one cause or group, relative to a common scale.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Split {
    pub with_lower: f64,
    pub with_upper: f64,
    pub without_lower: f64,
    pub without_upper: f64,
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
    let lower = libm::exp(node.ln_lower - ln_scale);
    let upper = libm::exp(node.ln_upper - ln_scale);
    let unit = libm::exp(node.ln_mass - island.slack - ln_scale);
    let floor = floor(island, node);
    let covers = [gain_cover(island, node), tangent_cover(island, tangent, node)];
    let totals = covers.each_ref().map(|cover| libm::exp(cover.ln_total + island.slack - ln_scale));
    // Rounding of sums that cancel, as a share of the node.
    let crumb = upper * island.slack;
    let mut with_upper = vec![0.0; island.n_causes()];
    for k in 0..island.n_causes() {
        let split = &mut causes[k];
        match node.state[k] {
            State::Inside => {
                split.with_lower += lower;
                split.with_upper += upper;
            }
            State::Out => {
                split.without_lower += lower;
                split.without_upper += upper;
            }
            State::Active | State::Frozen => {
                let others = (floor.product / (1.0 + floor.low[k]) - 1.0).max(0.0);
                let (mut bonus_with, mut bonus_without) = (0.0, 0.0);
                for bonus in &floor.bonuses {
                    let without = bonus.without_all(island, node, &[k], &floor.low);
                    bonus_without += without;
                    bonus_with += (bonus.total() - without).max(0.0);
                }
                let with = floor.single[k] + floor.low[k] * others + bonus_with;
                let pairs = (others - (floor.sum_low - floor.low[k])).max(0.0);
                let without = 1.0 + (floor.sum_single - floor.single[k]).max(0.0) + pairs + bonus_without;
                let with_lower = (unit * with - crumb).max(0.0);
                let without_lower = (unit * without - crumb).max(0.0);
                split.with_lower += with_lower;
                split.without_lower += without_lower;
                let mut with_best = upper - without_lower;
                let mut without_best = upper - with_lower;
                for (cover, total) in covers.iter().zip(totals) {
                    let odds = cover.odds[k];
                    with_best = with_best.min(total * odds / (1.0 + odds) * raised_share(island, node, cover, k));
                    without_best = without_best.min(total / (1.0 + odds));
                }
                with_upper[k] = with_best + crumb;
                split.with_upper += with_upper[k];
                split.without_upper += without_best + crumb;
            }
        }
    }
    for (members, split) in groups.iter().zip(unions) {
        add_union(island, node, members, split, &floor, &covers, totals, &with_upper, (lower, upper, unit, crumb));
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
            let averaged = (1.0 + cover.plain[k] * further) / (1.0 + cover.plain[k]);
            share *= (1.0 + odds * further / averaged) / (1.0 + odds);
        }
    }
    share
}

#[allow(clippy::too_many_arguments)] // The parts of one node, already computed by the only caller.
fn add_union(
    island: &Island,
    node: &Node,
    members: &[usize],
    split: &mut Split,
    floor: &Floor,
    covers: &[Cover; 2],
    totals: [f64; 2],
    with_upper: &[f64],
    (lower, upper, unit, crumb): (f64, f64, f64, f64),
) {
    if members.iter().any(|&k| node.state[k] == State::Inside) {
        split.with_lower += lower;
        split.with_upper += upper;
        return;
    }
    let undecided = || members.iter().copied().filter(|&k| node.is_undecided(k));
    if undecided().next().is_none() {
        split.without_lower += lower;
        split.without_upper += upper;
        return;
    }
    let single: f64 = undecided().map(|k| floor.single[k]).sum();
    let low: f64 = undecided().map(|k| floor.low[k]).sum();
    let others = undecided().fold(floor.product, |product, k| product / (1.0 + floor.low[k]));
    let with = single + (floor.product - others - low).max(0.0);
    let pairs = (others - 1.0 - (floor.sum_low - low)).max(0.0);
    let without = 1.0 + (floor.sum_single - single).max(0.0) + pairs;
    let (mut bonus_with, mut bonus_without) = (0.0, 0.0);
    for bonus in &floor.bonuses {
        let without = bonus.without_all(island, node, members, &floor.low);
        bonus_without += without;
        bonus_with += (bonus.total() - without).max(0.0);
    }
    let with_lower = (unit * (with + bonus_with) - crumb).max(0.0);
    let without_lower = (unit * (without + bonus_without) - crumb).max(0.0);
    split.with_lower += with_lower;
    split.without_lower += without_lower;
    let apart: f64 = undecided().map(|k| with_upper[k]).sum();
    split.with_upper += apart.min(upper - without_lower) + crumb;
    let without = covers
        .iter()
        .zip(totals)
        .map(|(cover, total)| undecided().fold(total, |mass, k| mass / (1.0 + cover.odds[k])))
        .fold(upper - with_lower, f64::min);
    split.without_upper += without + crumb;
}
