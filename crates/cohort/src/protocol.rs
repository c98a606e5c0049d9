//! A fixed examination, the same for every patient and apart from the engine.

use atlas::{Atlas, SignScope};
use locate::Engine;
use locate::baseline::chart;
use locate::case::{Finding, SubjectKind};

use crate::{Patient, Simulator};

/// Muscles examined, each on its side: those that a printed chart ranks first.
pub const MUSCLES: usize = 12;

/// The findings of an examiner who follows a printed chart: the easiest sign of each of its first [`MUSCLES`].
///
/// The easiest takes the least time; of equals it is the one that examiners agree on most, then the first in the entry.
pub fn examined(simulator: &Simulator<'_>, engine: &Engine<'_>, patient: &Patient) -> Vec<Finding> {
    let ranked = chart(engine, &patient.case(Vec::new()));
    let findings = ranked.iter().take(MUSCLES).filter_map(|(subject, _)| {
        let SubjectKind::Muscle(muscle) = subject.kind else { return None };
        let sign = easiest(simulator.atlas(), muscle)?;
        let result = simulator.examine(patient, sign, Some(muscle), subject.side);
        Some(Finding { sign, muscle: Some(muscle), side: subject.side, result })
    });
    findings.collect()
}

fn easiest(atlas: &Atlas, muscle: usize) -> Option<usize> {
    let signs = atlas.muscles()[muscle].signs.iter().filter_map(|entry| {
        let index = atlas.signs().iter().position(|sign| sign.id == entry.id)?;
        (atlas.signs()[index].scope == SignScope::Muscle).then_some(index)
    });
    let agreement = |sign: usize| atlas.signs()[sign].kappa.unwrap_or(0.0);
    signs.reduce(|best, sign| {
        let effort = |sign: usize| atlas.signs()[sign].effort;
        let order = effort(sign).total_cmp(&effort(best)).then(agreement(best).total_cmp(&agreement(sign)));
        if order.is_lt() { sign } else { best }
    })
}
