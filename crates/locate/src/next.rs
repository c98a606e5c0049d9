//! What to examine next, and when to stop.
//!
//! # Formula
//! Expected information of a sign about the causes: `H(y) − Σ_S P(S)·H(y | S)` bits ([`look`]); of several together, the same of
//! all their results ([`results`]). Its worth is this for the minutes that it takes ([`effort`]). Examining stops when no few signs
//! are likely to change the plan ([`plan`]).
//!
//! # Limits
//! Beyond the most probable sets subjects count as independent ([`joint`]). The posterior is averaged over weights of the drawing
//! before a result moves it, where the engine moves each and then averages: forecasts are close to what it will say, not equal.

mod batch;
mod bedside;
mod effort;
mod joint;
mod look;
mod plan;
mod results;
#[cfg(test)]
mod tests;
mod verdict;

use atlas::Side;

use crate::assessment::{Examination, NextSign};
use crate::case::{Subject, SubjectKind};
use crate::engine::{Engine, Solved};
use joint::Joint;
use look::Look;
use results::After;

pub(crate) use bedside::Bedside;
pub use effort::Walk;

/// Signs proposed, of these at most so many of one subject, and the least information of one.
const PROPOSED: usize = 12;
const OF_ONE_SUBJECT: usize = 2;
const SMALLEST_BITS: f64 = 0.005;
/// Subjects below this probability are not examined for themselves, unless a sign could make them dangerous.
const SMALLEST_P: f64 = 0.01;

/// The examination that lies ahead.
pub(crate) struct Ahead<'e, 'a> {
    engine: &'e Engine<'a>,
    joint: Joint,
    /// Every sign not yet looked for that may tell something.
    looks: Vec<Look>,
}

impl<'e, 'a> Ahead<'e, 'a> {
    pub fn new(engine: &'e Engine<'a>, solved: &Solved<'_>) -> Ahead<'e, 'a> {
        let joint = Joint::new(engine, solved);
        let looks = looks(engine, solved, &joint);
        Ahead { engine, joint, looks }
    }

    /// All signs, in the order of the atlas.
    pub fn open_signs(&self) -> Vec<NextSign> {
        self.looks.iter().map(|look| self.next_sign(look)).collect()
    }

    /// Signs to look for, most information per minute first.
    pub fn next_signs(&self) -> Vec<NextSign> {
        let telling = self.looks.iter().filter(|look| look.bits >= SMALLEST_BITS);
        let chosen = worthiest(self.engine, telling, PROPOSED, OF_ONE_SUBJECT);
        chosen.into_iter().map(|look| self.next_sign(look)).collect()
    }

    /// What to look for together, and whether it pays at all.
    pub fn examination(&self) -> Examination {
        let (engine, joint) = (self.engine, &self.joint);
        let mut batch = batch::batch(engine, joint, &self.looks);
        let changes = plan::changes(engine, joint, &self.looks, &batch);
        let reason = changes.iter().find(|change| change.matters());
        if let Some(change) = reason {
            include(engine.atlas.defaults().examination.batch_signs, &mut batch, change);
        }
        let bits = results::information(joint, &batch);
        let minutes = effort::minutes(engine, &batch);
        let least = engine.atlas.defaults().examination.bits_per_minute;
        let (stop, because) = match reason {
            Some(change) if bits >= least * minutes || plan::is_dangerous(engine, change.number) => {
                (false, verdict::on(engine, joint, change))
            }
            Some(_) => (true, verdict::dear(least)),
            None => (true, verdict::off(engine, joint, &batch, &changes)),
        };
        let order = effort::walking_order(engine, &batch);
        let batch = order.into_iter().map(|i| self.next_sign(batch[i])).collect();
        Examination { stop, because, batch, bits, minutes }
    }

    fn next_sign(&self, look: &Look) -> NextSign {
        let p = |combination: usize| After::new(&self.joint, &[look], combination).p(look.number);
        NextSign {
            sign: look.sign,
            subject: Subject { side: look.side, ..self.engine.subjects.all[look.number] },
            bits: look.bits,
            effort: look.effort,
            p_now: self.joint.p(look.number),
            p_if_present: p(1),
            p_if_absent: p(0),
        }
    }
}

/// The `most` signs with most information per minute, best first, no more than `of_one` of them of one subject.
fn worthiest<'l>(
    engine: &Engine<'_>,
    looks: impl Iterator<Item = &'l Look>,
    most: usize,
    of_one: usize,
) -> Vec<&'l Look> {
    let mut worth: Vec<(f64, &Look)> = looks.map(|look| (look.bits / effort::minutes(engine, &[look]), look)).collect();
    worth.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.number, a.1.sign).cmp(&(b.1.number, b.1.sign))));
    let mut chosen: Vec<&Look> = Vec::new();
    for (_, look) in worth {
        if chosen.len() < most && chosen.iter().filter(|other| other.number == look.number).count() < of_one {
            chosen.push(look);
        }
    }
    chosen
}

/// Sees to it that the set holds the most telling sign of what may change.
fn include<'l>(most: usize, batch: &mut Vec<&'l Look>, change: &plan::Change<'l>) {
    let concerns = |look: &Look| look.concerned.iter().any(|concerned| concerned.number == change.number);
    if batch.iter().any(|look| concerns(look)) {
        return;
    }
    if let Some(&first) = change.by.iter().find(|look| concerns(look)) {
        batch.truncate(most - 1);
        batch.insert(0, first);
    }
}

fn looks(engine: &Engine<'_>, solved: &Solved<'_>, joint: &Joint) -> Vec<Look> {
    let mut looks = Vec::new();
    for (number, subject) in engine.subjects.all.iter().enumerate() {
        let SubjectKind::Muscle(muscle) = subject.kind else { continue };
        if joint.p(number) < SMALLEST_P {
            continue;
        }
        for (sign, strength) in &engine.bedside.signs[number] {
            if !is_answered(solved, *sign, Some(muscle), subject.side) {
                looks.extend(look::of_muscle(engine, joint, number, *sign, strength));
            }
        }
    }
    for test in &engine.bedside.tests {
        let is_near = |number: usize| {
            let p = joint.p(number);
            p >= SMALLEST_P || plan::is_dangerous(engine, number) && may_alarm(engine, p, number, test)
        };
        if !is_answered(solved, test.sign, None, test.side) && test.causes.iter().any(|tested| is_near(tested.number)) {
            looks.extend(look::of_test(engine, joint, test));
        }
    }
    looks
}

/// Whether a positive test could take a dangerous mimic to its flag.
fn may_alarm(engine: &Engine<'_>, p: f64, number: usize, test: &bedside::Test) -> bool {
    let limit = plan::limit(engine, number);
    let quiet = test.causes.iter().find(|tested| tested.number == number).map_or(1.0, |tested| tested.quiet);
    let ratio = (1.0 - test.silent * quiet) / (1.0 - test.silent);
    p > 0.0 && p / (1.0 - p) * ratio >= limit / (1.0 - limit)
}

fn is_answered(solved: &Solved<'_>, sign: usize, muscle: Option<usize>, side: Option<Side>) -> bool {
    solved.case.findings.iter().any(|finding| {
        finding.sign == sign
            && finding.muscle == muscle
            && (finding.side == side || finding.side.is_none() || side.is_none())
    })
}
