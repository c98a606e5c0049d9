//! The plan, and the chance that further signs change it.
//!
//! The plan is which muscles would be treated and which mimics have to be ruled out or acted on: those at or above the limits of
//! `[examination]` and `[model]`. It says nothing of how; that is the clinician's.

use atlas::Urgency;

use crate::case::SubjectKind;
use crate::engine::Engine;
use crate::flag::danger;
use crate::next::joint::Joint;
use crate::next::look::{Look, entropy};
use crate::next::results::{After, chances};

/// Subjects below this probability are watched with their own signs only.
const SMALLEST_WATCHED: f64 = 0.001;

/// A subject that further signs may move across its limit.
pub(crate) struct Change<'l> {
    pub number: usize,
    /// Probability that it ends on the other side of its limit.
    pub chance: f64,
    /// A chance that does not make further signs worth while yet.
    pub allowed: f64,
    /// The signs that do it.
    pub by: Vec<&'l Look>,
}

impl Change<'_> {
    pub fn matters(&self) -> bool {
        self.chance > self.allowed
    }
}

/// Posterior from which a subject is part of the plan.
pub(crate) fn limit(engine: &Engine<'_>, number: usize) -> f64 {
    let (examination, model) = (&engine.atlas.defaults().examination, &engine.atlas.defaults().model);
    match engine.subjects.all[number].kind {
        SubjectKind::Muscle(_) => examination.treat_probability,
        SubjectKind::Mimic(mimic) => {
            let flagged = danger(model, engine.atlas.mimics()[mimic].urgency);
            flagged.map_or(examination.exclude_probability, |(limit, _)| limit)
        }
    }
}

pub(crate) fn is_dangerous(engine: &Engine<'_>, number: usize) -> bool {
    match engine.subjects.all[number].kind {
        SubjectKind::Muscle(_) => false,
        SubjectKind::Mimic(mimic) => engine.atlas.mimics()[mimic].urgency != Urgency::Routine,
    }
}

/// What may change, the likeliest for what is allowed first.
///
/// Each subject is tried with the signs that say most about it, as many as are looked for together, and with `batch`.
pub(crate) fn changes<'l>(
    engine: &Engine<'_>,
    joint: &Joint,
    looks: &'l [Look],
    batch: &[&'l Look],
) -> Vec<Change<'l>> {
    let mut own: Vec<Vec<(f64, &Look)>> = vec![Vec::new(); engine.subjects.all.len()];
    for look in looks {
        for concerned in &look.concerned {
            let p = joint.p(concerned.number);
            let (with, without) = (concerned.with[1].min(1.0), concerned.without[1].min(1.0));
            let bits = entropy(p * with + (1.0 - p) * without) - p * entropy(with) - (1.0 - p) * entropy(without);
            own[concerned.number].push((bits, look));
        }
    }
    let n = engine.atlas.defaults().examination.batch_signs;
    let mut changes: Vec<Change<'l>> = Vec::new();
    for (number, own) in own.iter_mut().enumerate() {
        own.sort_by(|a, b| b.0.total_cmp(&a.0));
        let together: Vec<&Look> = own.iter().take(n).map(|(_, look)| *look).collect();
        // A sign that alone would raise a flag raises it, whatever the others would take back.
        let alone = own.iter().filter(|_| may_rise(engine, joint, number)).map(|&(_, look)| vec![look]);
        let mut most: Option<Change<'_>> = None;
        for by in std::iter::once(together).chain(alone).filter(|by| can_cross(engine, joint, number, by)) {
            let chance = crossing(engine, joint, &by, &[number])[0];
            if most.as_ref().is_none_or(|most| chance > most.chance) {
                most = Some(Change { number, chance, allowed: allowed(engine, joint, number), by });
            }
        }
        changes.extend(most);
    }
    let watched: Vec<usize> = (0..own.len()).filter(|&number| joint.p(number) >= SMALLEST_WATCHED).collect();
    for (&number, chance) in watched.iter().zip(crossing(engine, joint, batch, &watched)) {
        let by = || batch.to_vec();
        match changes.iter_mut().find(|change| change.number == number) {
            Some(change) if change.chance < chance => (change.chance, change.by) = (chance, by()),
            Some(_) => {}
            None => changes.push(Change { number, chance, allowed: allowed(engine, joint, number), by: by() }),
        }
    }
    changes.retain(|change| change.chance > 0.0);
    changes.sort_by(|a, b| (b.chance / b.allowed).total_cmp(&(a.chance / a.allowed)).then(a.number.cmp(&b.number)));
    changes
}

fn allowed(engine: &Engine<'_>, joint: &Joint, number: usize) -> f64 {
    let figures = &engine.atlas.defaults().examination;
    if may_rise(engine, joint, number) { figures.danger_chance } else { figures.change_chance }.max(f64::MIN_POSITIVE)
}

/// Whether it is a danger that raises no flag yet.
fn may_rise(engine: &Engine<'_>, joint: &Joint, number: usize) -> bool {
    is_dangerous(engine, number) && joint.p(number) < limit(engine, number)
}

/// Whether any results of these signs, all of which concern the subject, can take it across.
///
/// A result multiplies its odds by no more than the ratio of the largest to the smallest weight that the sign has in any state.
fn can_cross(engine: &Engine<'_>, joint: &Joint, number: usize, by: &[&Look]) -> bool {
    let p = joint.p(number);
    if by.is_empty() || p <= 0.0 || p >= 1.0 {
        return false;
    }
    let ratio: f64 = by
        .iter()
        .map(|look| {
            let rest = look.rest.iter().map(|(_, state)| state);
            let of = |result: usize| {
                let weights = look.states.iter().chain(rest.clone()).map(|state| state.weighs[result]);
                let concerned = look.concerned.iter().flat_map(|c| [c.with[result], c.without[result]]);
                let (low, high) = weights
                    .chain(concerned)
                    .fold((f64::INFINITY, 0.0_f64), |(low, high), weight| (low.min(weight), high.max(weight)));
                high / low
            };
            of(0).max(of(1))
        })
        .product();
    let odds = p / (1.0 - p);
    let limit = limit(engine, number);
    let needed = limit / (1.0 - limit) / odds;
    needed.max(1.0 / needed) <= ratio
}

/// Probability that each of `numbers` ends on the other side of its limit: clearly, or at all for danger that rises.
fn crossing(engine: &Engine<'_>, joint: &Joint, by: &[&Look], numbers: &[usize]) -> Vec<f64> {
    let goals: Vec<Goal> = numbers.iter().map(|&number| Goal::new(engine, joint, number)).collect();
    let mut chance = vec![0.0; numbers.len()];
    if by.is_empty() {
        return chance;
    }
    for (combination, p) in chances(joint, by).into_iter().enumerate() {
        let after = After::new(joint, by, combination);
        for ((&number, goal), sum) in numbers.iter().zip(&goals).zip(&mut chance) {
            if goal.is_met(after.p(number)) {
                *sum += p;
            }
        }
    }
    chance
}

/// Where a posterior has to end for the plan to change.
enum Goal {
    AtLeast(f64),
    AtMost(f64),
}

impl Goal {
    fn new(engine: &Engine<'_>, joint: &Joint, number: usize) -> Goal {
        let (p, limit) = (joint.p(number), limit(engine, number));
        let beyond = engine.atlas.defaults().examination.change_odds;
        let times = |factor: f64| limit * factor / (limit * factor + 1.0 - limit);
        match (p < limit, is_dangerous(engine, number)) {
            (true, true) => Goal::AtLeast(limit),
            (true, false) => Goal::AtLeast(times(beyond)),
            (false, _) => Goal::AtMost(times(1.0 / beyond)),
        }
    }

    fn is_met(&self, p: f64) -> bool {
        match *self {
            Goal::AtLeast(goal) => p >= goal,
            Goal::AtMost(goal) => p <= goal,
        }
    }
}
