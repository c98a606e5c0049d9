//! The posterior averaged over the weights of the drawing.
//!
//! No single weight is right for every drawing: neighbouring cells are painted together, by how
//! much nobody knows. A linear pool of three weights is better calibrated than any one of them.
//! Equation (19) of `docs/how-it-computes.md`.

use std::collections::BTreeMap;

use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::net::{Bounds, Limits, Marginal, View};
use crate::odds::logistic;
use crate::posterior::infer;

/// Search effort at each weight.
const LIMITS: Limits = Limits { gap: 0.02, nodes: 600 };

/// What is known of every cause and subject of an atlas after a case.
pub(crate) struct Pooled {
    /// Per atlas cause.
    pub causes: Vec<Marginal>,
    /// Per subject: any of its causes.
    pub subjects: Vec<Marginal>,
    /// Sets of causes of the net (local numbers), most probable first.
    pub sets: Vec<(Vec<usize>, f64)>,
    pub is_closed: bool,
    pub nodes: usize,
}

/// Infers at each weight of the drawing and averages.
pub(crate) fn pool(engine: &Engine<'_>, evidence: &Evidence) -> Pooled {
    let n = evidence.log_odds.len();
    let (subject_of, n_subjects) = (&engine.subjects.of_cause, engine.subjects.all.len());
    let zero = Marginal { p: 0.0, bounds: Bounds { lower: 0.0, upper: 0.0 } };
    let mut pooled =
        Pooled { causes: vec![zero; n], subjects: vec![zero; n_subjects], sets: Vec::new(), is_closed: true, nodes: 0 };
    let share = 1.0 / engine.weights.len() as f64;
    let mut sets: BTreeMap<Vec<usize>, f64> = BTreeMap::new();
    let mut is_local = vec![false; n];
    for &cause in &evidence.causes {
        is_local[cause] = true;
    }
    for &weight in &engine.weights {
        let cost = |cause: usize| engine.cost(evidence, cause, weight);
        let full: Vec<f64> = evidence.log_odds.iter().enumerate().map(|(cause, u)| u - cost(cause)).collect();
        let log_odds: Vec<f64> = evidence.causes.iter().map(|&cause| full[cause]).collect();
        let row_weight: Vec<f64> = (0..evidence.net.rows.len()).map(|row| evidence.row_weight(row, weight)).collect();
        let found = infer(View { net: &evidence.net, log_odds: &log_odds, row_weight: &row_weight }, LIMITS);
        for (index, &cause) in evidence.causes.iter().enumerate() {
            add(&mut pooled.causes[cause], found.causes[index], share);
        }
        // Causes that the case does not touch are independent of everything: any-of is exact.
        let mut none = vec![1.0; n_subjects];
        for cause in (0..n).filter(|&cause| !is_local[cause] && !evidence.is_excluded[cause]) {
            let p = logistic(full[cause]);
            add(&mut pooled.causes[cause], exact(p), share);
            none[subject_of[cause]] *= 1.0 - p;
        }
        let mut joined: Vec<Marginal> = none.iter().map(|&none| exact(1.0 - none)).collect();
        for (index, &subject) in evidence.groups.iter().enumerate() {
            joined[subject] = either(found.groups[index], joined[subject]);
        }
        for (sum, subject) in pooled.subjects.iter_mut().zip(joined) {
            add(sum, subject, share);
        }
        for (set, p) in found.sets {
            *sets.entry(set).or_insert(0.0) += share * p;
        }
        pooled.is_closed &= found.is_closed;
        pooled.nodes += found.nodes;
    }
    pooled.sets = sets.into_iter().collect();
    pooled.sets.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    pooled
}

fn exact(p: f64) -> Marginal {
    // Outward by more than the rounding of one exponential and one division.
    Marginal { p, bounds: Bounds { lower: (p - 1e-14).max(0.0), upper: (p + 1e-14).min(1.0) } }
}

/// At least one of two independent events.
fn either(a: Marginal, b: Marginal) -> Marginal {
    let or = |x: f64, y: f64| 1.0 - (1.0 - x) * (1.0 - y);
    Marginal {
        p: or(a.p, b.p),
        bounds: Bounds { lower: or(a.bounds.lower, b.bounds.lower), upper: or(a.bounds.upper, b.bounds.upper) },
    }
}

fn add(sum: &mut Marginal, part: Marginal, share: f64) {
    sum.p += share * part.p;
    sum.bounds.lower += share * part.bounds.lower;
    sum.bounds.upper += share * part.bounds.upper;
}
