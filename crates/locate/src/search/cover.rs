//! Upper and lower bounds on the sets of one node, in units of the mass of exactly `inside`.

use super::island::Island;
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
            self.place_all(active);
            for (at, &m) in active.causes.iter().enumerate() {
                let m = usize::from(m);
                if !island.raises[m].is_empty() {
                    self.gains.odds[at] *= self.raises(island, active, &self.gains.alone, m);
                    self.tangents.odds[at] *= self.raises(island, active, &self.tangents.alone, m);
                }
            }
            self.clear_places(active);
        }
        self.gains.add_up();
        self.tangents.add_up();
        self.low_sum = self.low.iter().sum();
        self.low_product = self.low.iter().fold(1.0, |product, low| product * (1.0 + low));
    }

    /// How much more the sets with mimic `m` weigh for the points that it raises, at most; needs the places.
    pub fn raises(&self, island: &Island, active: Active<'_>, alone: &[f64], m: usize) -> f64 {
        let raises = &island.raises[m];
        let mut factor = 1.0 + 2.0 * NEGLIGIBLE_ODDS * raises.len() as f64;
        for &(point, raise) in raises {
            let place = usize::from(self.place[point]);
            if place != usize::from(NOWHERE) {
                // `alone` of a point holds no raise that is still open: points raise nothing.
                let odds = alone[place];
                let further = (raise / active.raise[place] - 1.0).max(0.0);
                factor *= 1.0 + odds / (1.0 + odds) * further;
            }
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

    pub fn upper(&self) -> f64 {
        (1.0 + self.gains.sum + self.pairs()).min(LARGEST)
    }

    pub fn lower(&self) -> f64 {
        1.0 + self.gains.sum + (self.low_product - 1.0 - self.low_sum).max(0.0)
    }
}

impl Sums {
    fn add_up(&mut self) {
        self.sum = self.alone.iter().sum();
        self.product = self.odds.iter().fold(1.0, |product, odds| product * (1.0 + odds));
    }
}
