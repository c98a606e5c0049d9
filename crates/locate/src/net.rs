//! The problem in plain numbers: which sets of causes explain what was found.
//!
//! Knows nothing of anatomy. A [`Net`] holds the shape of the problem (who can cause what), a
//! [`View`] adds the numbers that change with the weight of the drawing.
//!
//! # Formula
//! `P(S) ∝ exp G(S)` over sets `S` of causes, with
//!
//! ```text
//! G(S) = Σ_{k∈S} u_k
//!      + Σ_rows n_v·w_v · [ ln(1 − s_v·Π_{k∈S} q_kv) − ln(1 − s_v) ]      noisy-OR, monotone submodular
//!      + Σ_any  b_j · 1[S meets j]                                    at least one of a group
//!      + Σ_{k∈S} max(0, max_{m∈S} raise_mk)                           sensitised by a mimic in S
//! ```
//!
//! `u` log-odds with all evidence that concerns one cause alone, `q = 1 − r` the probability that
//! an active cause stays silent there, `s` the probability that a finding is absent when no cause
//! is active (1 − leak).
//! Equations (6), (18) of `docs/how-it-computes.md`.

/// A positive finding that any of several causes may have produced.
#[derive(Debug, Clone)]
pub struct Row {
    /// Probability that the finding is absent when no cause is active; 0 ≤ silent < 1.
    pub silent: f64,
    /// How often the finding was made: the row counts this many times; ≥ 1.
    pub count: u32,
    /// Causes that can produce it, ascending, each at most once.
    pub causes: Vec<Producer>,
}

/// One cause of a [`Row`].
#[derive(Debug, Clone, Copy)]
pub struct Producer {
    pub cause: usize,
    /// `-ln q`: how strongly the cause produces the finding; ≥ 0.
    pub strength: f64,
    /// `q`: probability that the active cause does not produce it; 0 < q ≤ 1.
    pub quiet: f64,
    /// `ln(1 − silent·q) − ln(1 − silent)`: what the cause gains when it explains the row alone.
    pub gain: f64,
}

impl Row {
    /// A row from causes and their strengths `-ln q`.
    pub fn new(silent: f64, mut causes: Vec<(usize, f64)>) -> Row {
        causes.sort_by_key(|&(cause, _)| cause);
        let causes = causes.into_iter().map(|(cause, strength)| Producer::new(silent, cause, strength)).collect();
        Row { silent, count: 1, causes }
    }
}

impl Producer {
    /// A cause of a row that stays silent in `silent` of all cases without any.
    pub fn new(silent: f64, cause: usize, strength: f64) -> Producer {
        let quiet = libm::exp(-strength);
        let gain = libm::log(1.0 - silent * quiet) - libm::log(1.0 - silent);
        Producer { cause, strength, quiet, gain }
    }
}

/// A finding that multiplies the odds of every set that meets `members`, once.
#[derive(Debug, Clone)]
pub struct AnyOf {
    /// Natural logarithm of the likelihood ratio; ≥ 0.
    pub ln_ratio: f64,
    pub members: Vec<usize>,
}

/// `mimic` raises the log-odds of `point` when both are in the set; the strongest raise counts.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub mimic: usize,
    pub point: usize,
    /// Added to the log-odds; ≥ 0.
    pub raise: f64,
}

/// Who can cause what.
#[derive(Debug, Clone, Default)]
pub struct Net {
    pub n_causes: usize,
    pub rows: Vec<Row>,
    pub any: Vec<AnyOf>,
    pub links: Vec<Link>,
    /// Causes whose union is also wanted: the trigger points of one muscle and side.
    pub groups: Vec<Vec<usize>>,
}

/// A [`Net`] at one weight of the drawing.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub net: &'a Net,
    /// One per cause.
    pub log_odds: &'a [f64],
    /// One per row, for each time that it counts; ≥ 0.
    pub row_weight: &'a [f64],
}

/// A closed interval that contains the exact value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub lower: f64,
    pub upper: f64,
}

impl Bounds {
    pub fn width(self) -> f64 {
        self.upper - self.lower
    }

    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }
}

/// A probability with the interval that certainly holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marginal {
    /// Best estimate; equals the exact value when the bounds are closed.
    pub p: f64,
    pub bounds: Bounds,
}

/// What [`crate::posterior::infer`] finds at one weight.
#[derive(Debug, Clone)]
pub struct Posterior {
    /// One per cause.
    pub causes: Vec<Marginal>,
    /// One per group: probability that at least one member is active.
    pub groups: Vec<Marginal>,
    /// ln Σ_S exp G(S).
    pub ln_total: Bounds,
    /// The most probable sets with their estimated probabilities, most probable first.
    pub sets: Vec<(Vec<usize>, f64)>,
    /// The bounds on the total are as close as was asked.
    pub is_closed: bool,
    /// Search nodes spent.
    pub nodes: usize,
}

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Relative width of the total at which the search ends.
    pub gap: f64,
    /// Search nodes over all islands.
    pub nodes: usize,
}
