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

    pub fn odds_of(&self, k: usize) -> f64 {
        self.odds[k] * self.raise[k]
    }

    /// Further raise of `k` by a mimic with `factor`, beyond what it already has.
    pub fn further(&self, k: usize, factor: f64) -> f64 {
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

/// An upper bound on every set of a node: `ln_base` plus the logarithms of the odds of what is added.
pub(super) struct Cover {
    pub ln_base: f64,
    /// Logarithm of the bound summed over all sets of the node.
    pub ln_total: f64,
    /// Odds of each undecided cause; those of a sensitising mimic include what it may raise.
    pub odds: Vec<f64>,
    /// Odds of each undecided cause added alone.
    pub alone: Vec<f64>,
    pub sum_alone: f64,
}

impl Cover {
    fn new(island: &Island, node: &Node, ln_base: f64, mut alone: Vec<f64>) -> Cover {
        let mut product = LogProduct::new(ln_base);
        let mut odds = alone.clone();
        if island.has_links {
            for m in (0..odds.len()).filter(|&m| node.is_undecided(m)) {
                for &(point, factor) in &island.raises[m] {
                    let further = node.further(point, factor);
                    match node.state[point] {
                        State::Inside => {
                            alone[m] *= further;
                            odds[m] *= further;
                        }
                        State::Out => {}
                        // `alone` of a point is not changed in this loop: points raise nothing.
                        _ => odds[m] *= (1.0 + alone[point] * further) / (1.0 + alone[point]),
                    }
                }
            }
        }
        odds.iter().filter(|odds| **odds > 0.0).for_each(|odds| product.mul(1.0 + odds));
        Cover { ln_base, ln_total: product.ln(), odds, sum_alone: alone.iter().sum(), alone }
    }

    /// From the gain of each cause on exactly `inside`: gains only fall as sets grow.
    pub fn of_gains(island: &Island, node: &Node) -> Cover {
        let alone = (0..island.n_causes()).map(|k| if node.is_undecided(k) { node.odds_of(k) } else { 0.0 });
        Cover::new(island, node, node.ln_mass, alone.collect())
    }

    /// From the tangents of the whole problem.
    pub fn of_tangent(island: &Island, tangent: &Tangent, node: &Node) -> Cover {
        let mut ln_base = tangent.ln_base;
        for &k in &node.inside {
            ln_base += tangent.ln_odds[k] + if node.raise[k] > 1.0 { libm::log(node.raise[k]) } else { 0.0 };
        }
        let alone =
            (0..island.n_causes()).map(|k| if node.is_undecided(k) { tangent.odds[k] * node.raise[k] } else { 0.0 });
        Cover::new(island, node, ln_base, alone.collect())
    }

    /// Logarithm of the bound on the sets that add two causes or more.
    fn ln_pairs(&self, slack: f64) -> f64 {
        let fewer = (1.0 + self.sum_alone) * libm::exp(self.ln_base - self.ln_total);
        self.ln_total + libm::log((1.0 - fewer).max(0.0) + slack)
    }
}

/// Sums that the lower bounds of a node and of its causes share.
pub(super) struct Floor {
    /// Odds of each undecided cause when everything else is already explained; a true lower bound.
    pub low: Vec<f64>,
    /// Exact odds of the cause alone where known, else `low`.
    pub single: Vec<f64>,
    /// What sensitisation adds to the sets that hold exactly one undecided mimic.
    pub bonuses: Vec<Bonus>,
    pub product: f64,
    pub sum_low: f64,
    pub sum_single: f64,
}

/// One undecided mimic that raises points: what its sets are worth beyond the plain floor.
pub(super) struct Bonus {
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

    pub fn total(&self) -> f64 {
        self.worth(self.plain, self.raised)
    }

    /// The part of the sets without any of `members`.
    pub fn without_all(&self, island: &Island, node: &Node, members: &[usize], low: &[f64]) -> f64 {
        let (mut plain, mut raised) = (self.plain, self.raised);
        for &k in members.iter().filter(|&&k| node.is_undecided(k)) {
            if k == self.mimic {
                return 0.0;
            }
            if island.raises[k].is_empty() {
                plain /= 1.0 + low[k];
                raised /= 1.0 + low[k] * node.further(k, island.raise(self.mimic, k));
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
    Floor { sum_low: low.iter().sum(), sum_single: single.iter().sum(), low, single, bonuses, product }
}

impl Floor {
    pub fn new(island: &Island, node: &Node) -> Floor {
        floor(island, node)
    }

    /// Lower bound on the node's mass relative to that of exactly `inside`.
    fn total(&self) -> f64 {
        let bonus: f64 = self.bonuses.iter().map(Bonus::total).sum();
        1.0 + self.sum_single + (self.product - 1.0 - self.sum_low).max(0.0) + bonus
    }
}

/// Sets the bounds of a node from its odds.
///
/// The set itself and those with one more cause are counted as they are; only sets with two more are
/// bounded, by the better of the two covers.
pub(crate) fn bound(island: &Island, tangent: &Tangent, node: &mut Node) {
    let gains = Cover::of_gains(island, node);
    let tangents = Cover::of_tangent(island, tangent, node);
    let ln_pairs = gains.ln_pairs(island.slack).min(tangents.ln_pairs(island.slack));
    let ln_fewer = node.ln_mass + libm::log1p(gains.sum_alone);
    let upper = ln_fewer + libm::log1p(libm::exp((ln_pairs - ln_fewer).min(700.0)));
    let lower = node.ln_mass + libm::log(Floor::new(island, node).total());
    node.ln_lower = lower - island.slack;
    node.ln_upper = upper.max(lower) + island.slack;
}
