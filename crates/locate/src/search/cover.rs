//! Upper and lower bounds on the sets of one node, in units of the mass of exactly `inside`.

use super::island::Island;
use super::lanes::LANES;
use super::tangent::Tangent;
use super::tree::{Active, NEGLIGIBLE_ODDS, Node};

/// Bounds beyond this say nothing that rounding would not drown.
pub(super) const LARGEST: f64 = 1e250;

/// What the bounds on a node and on each of its causes share; one per search, filled for each node in turn.
///
/// # Formula
/// With the odds `o_k` of each active cause `k` alone, sets that add no cause or one are counted as they are; sets that add two or
/// more lie below both covers: `Π(1 + o_k)`, because gains only fall as sets grow, and `e^t·Π(1 + min(o_k, t_k))`, from the tangents
/// `t` of the whole problem where they are lower. They lie above `Π(1 + l_k)`, `l_k` the odds when everything is explained.
/// Equations (21), (24), (25) of `docs/how-it-computes.md`.
pub(crate) struct Cover {
    pub gains: Sums,
    pub tangents: Sums,
    /// Bound of the tangents on exactly `inside`, ≥ 1.
    pub tangent_base: f64,
    /// Odds of each active cause when everything else is already explained; a true lower bound.
    pub low: Vec<f64>,
    pub low_product: f64,
    pub low_sum: f64,
    slack: f64,
    /// Where each cause stands among the active ones.
    place: Vec<u16>,
    /// By cause; nothing where it is not active.
    open: Vec<Open>,
}

/// An active cause as the mimics that raise it see it.
#[derive(Clone, Copy, Default)]
struct Open {
    /// Probability under each cover.
    p: [f64; 2],
    /// The inverse of the factor that it has already.
    per_raise: f64,
}

/// Odds under a cover.
#[derive(Default)]
pub(crate) struct Sums {
    /// Of each active cause added alone.
    pub alone: Vec<f64>,
    /// The same; those of a sensitising mimic include what it may raise.
    pub odds: Vec<f64>,
    /// Σ alone and Π(1 + odds).
    pub sum: f64,
    pub product: f64,
}

const NOWHERE: u16 = u16::MAX;

impl Cover {
    pub fn new(n_causes: usize) -> Cover {
        Cover {
            gains: Sums::default(),
            tangents: Sums::default(),
            tangent_base: 1.0,
            low: Vec::new(),
            low_product: 1.0,
            low_sum: 0.0,
            slack: 0.0,
            place: vec![NOWHERE; n_causes],
            open: vec![Open::default(); n_causes],
        }
    }

    pub fn fill(&mut self, island: &Island, tangent: &Tangent, node: &Node, active: Active<'_>) {
        self.slack = island.slack;
        self.tangent_base = libm::exp((node.ln_tangent - node.ln_mass).clamp(0.0, 700.0));
        self.gains.alone.clear();
        self.gains.alone.extend_from_slice(active.alone);
        self.tangents.alone.clear();
        self.low.clear();
        for ((&k, &alone), &raise) in active.causes.iter().zip(active.alone).zip(active.raise) {
            self.tangents.alone.push((tangent.odds[usize::from(k)] * raise).min(alone));
            // Another mimic may raise the same points already: a mimic keeps its raise only when alone.
            let raise = if island.raises[usize::from(k)].is_empty() { raise } else { 1.0 };
            self.low.push(island.odds[usize::from(k)] * raise);
        }
        self.gains.odds.clone_from(&self.gains.alone);
        self.tangents.odds.clone_from(&self.tangents.alone);
        if island.has_links {
            self.lay_open(active);
            for (at, &m) in active.causes.iter().enumerate() {
                if !island.raises[usize::from(m)].is_empty() {
                    let [gains, tangents] = self.raises(island, usize::from(m));
                    self.gains.odds[at] *= gains;
                    self.tangents.odds[at] *= tangents;
                }
            }
            active.causes.iter().for_each(|&k| self.open[usize::from(k)] = Open::default());
        }
        self.gains.add_up();
        self.tangents.add_up();
        self.low_sum = sum(&self.low);
        self.low_product = product_of_odds(&self.low);
    }

    /// Lays the active causes out by cause, for [`raises`](Self::raises).
    fn lay_open(&mut self, active: Active<'_>) {
        for (at, (&k, raise)) in active.causes.iter().zip(active.raise).enumerate() {
            let p = |odds: f64| odds / (1.0 + odds);
            // `alone` of a point holds no raise that is still open: points raise nothing.
            self.open[usize::from(k)] =
                Open { p: [p(self.gains.alone[at]), p(self.tangents.alone[at])], per_raise: 1.0 / raise };
        }
    }

    /// How much more the sets with mimic `m` weigh for the points that it raises, at most, under either cover.
    /// Equation (26) of `docs/how-it-computes.md`.
    fn raises(&self, island: &Island, m: usize) -> [f64; 2] {
        let raises = &island.raises[m];
        let mut factor = [1.0 + 2.0 * NEGLIGIBLE_ODDS * raises.len() as f64; 2];
        for &(point, raise) in raises {
            let Open { p, per_raise } = self.open[point];
            let further = (raise * per_raise - 1.0).max(0.0);
            factor[0] *= 1.0 + p[0] * further;
            factor[1] *= 1.0 + p[1] * further;
        }
        factor
    }

    /// Remembers where each active cause stands, until [`clear_places`](Self::clear_places).
    pub fn place_all(&mut self, active: Active<'_>) {
        for (at, &k) in active.causes.iter().enumerate() {
            self.place[usize::from(k)] = at as u16;
        }
    }

    pub fn clear_places(&mut self, active: Active<'_>) {
        active.causes.iter().for_each(|&k| self.place[usize::from(k)] = NOWHERE);
    }

    /// Where an active cause stands, while the places are remembered.
    pub fn place_of(&self, k: usize) -> Option<usize> {
        (self.place[k] != NOWHERE).then(|| usize::from(self.place[k]))
    }

    /// Bound on all sets of active causes by the gains, and by the tangents.
    pub fn totals(&self) -> [f64; 2] {
        [self.gains.product, self.tangent_base * self.tangents.product]
    }

    /// Bound on the sets that add two active causes or more.
    fn pairs(&self) -> f64 {
        let [gains, tangents] = self.totals();
        let over_gains = gains - (1.0 + self.gains.sum) + gains * self.slack;
        let over_tangents = tangents - self.tangent_base * (1.0 + self.tangents.sum) + tangents * self.slack;
        // Not a number when a product is too large to tell.
        let over = |pairs: f64, total: f64| if total < LARGEST { pairs.max(0.0) } else { f64::INFINITY };
        over(over_gains, gains).min(over(over_tangents, tangents))
    }

    /// Logarithm of the bound on all sets.
    pub fn ln_upper(&self) -> f64 {
        let upper = 1.0 + self.gains.sum + self.pairs();
        if upper < LARGEST { libm::log(upper) } else { self.gains.odds.iter().map(|&odds| libm::log1p(odds)).sum() }
    }

    pub fn lower(&self) -> f64 {
        1.0 + self.gains.sum + (self.low_product - 1.0 - self.low_sum).max(0.0)
    }
}

impl Sums {
    fn add_up(&mut self) {
        self.sum = sum(&self.alone);
        self.product = product_of_odds(&self.odds);
    }
}

fn sum(x: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    for x in x.chunks(LANES) {
        lanes.iter_mut().zip(x).for_each(|(lane, x)| *lane += x);
    }
    lanes.iter().sum()
}

/// `Π(1 + odds)`.
fn product_of_odds(odds: &[f64]) -> f64 {
    let mut lanes = [1.0; LANES];
    for odds in odds.chunks(LANES) {
        lanes.iter_mut().zip(odds).for_each(|(lane, odds)| *lane *= 1.0 + odds);
    }
    lanes.iter().product()
}
