//! Whether danger is seen.

use atlas::{Atlas, FlagAction, Urgency};
use locate::assessment::Assessment;
use locate::case::{Subject, SubjectKind};

use super::Judged;

/// A mimic should be found among this many.
const FIRST: usize = 10;

/// A patient with a dangerous mimic; of several the most urgent counts.
#[derive(Debug, Clone, PartialEq)]
pub struct DangerSeen {
    /// Index into [`Atlas::mimics`].
    pub mimic: usize,
    /// Whether any flag is raised.
    pub is_flagged: bool,
    /// Whether a flag calls for action at least as urgent as the mimic.
    pub is_urgent_enough: bool,
    /// Rank (from 1) of the mimic among the mimics; its sides count once.
    pub rank: Option<usize>,
}

/// How often danger is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Danger {
    /// Patients with a mimic that is urgent or an emergency.
    pub patients: usize,
    /// Of these with any flag.
    pub flagged: usize,
    /// Of these with a flag that calls for action at least as urgent as the mimic.
    pub urgent_enough: usize,
    /// The mimic is among the first ten mimics.
    pub in_first_ten: usize,
    /// Mimics of patients without a flag that is urgent enough, with how many; in the order of the atlas.
    pub missed: Vec<(usize, usize)>,
    /// The same for mimics that are not among the first ten.
    pub low: Vec<(usize, usize)>,
}

impl DangerSeen {
    pub(super) fn of(atlas: &Atlas, is_true: &[Subject], assessment: &Assessment) -> Option<DangerSeen> {
        let urgency = |mimic: usize| atlas.mimics()[mimic].urgency;
        let mimics = is_true.iter().filter_map(|subject| match subject.kind {
            SubjectKind::Mimic(mimic) if urgency(mimic) != Urgency::Routine => Some(mimic),
            _ => None,
        });
        let mimic = mimics.reduce(|worst, other| if urgency(other) > urgency(worst) { other } else { worst })?;
        let needed = if urgency(mimic) == Urgency::Emergency { FlagAction::Emergency } else { FlagAction::Urgent };
        let mut order: Vec<SubjectKind> = Vec::new();
        for ranked in &assessment.causes {
            if matches!(ranked.subject.kind, SubjectKind::Mimic(_)) && !order.contains(&ranked.subject.kind) {
                order.push(ranked.subject.kind);
            }
        }
        Some(DangerSeen {
            mimic,
            is_flagged: !assessment.red_flags.is_empty(),
            is_urgent_enough: assessment.red_flags.iter().any(|flag| flag.action >= needed),
            rank: order.iter().position(|&kind| kind == SubjectKind::Mimic(mimic)).map(|at| at + 1),
        })
    }

    fn is_low(&self) -> bool {
        self.rank.is_none_or(|rank| rank > FIRST)
    }
}

impl Danger {
    /// Counts patients with a dangerous mimic; all others play no part.
    pub fn of(judged: &[&Judged]) -> Danger {
        let seen: Vec<&DangerSeen> = judged.iter().filter_map(|one| one.danger.as_ref()).collect();
        let count = |is_so: fn(&DangerSeen) -> bool| seen.iter().filter(|one| is_so(one)).count();
        Danger {
            patients: seen.len(),
            flagged: count(|one| one.is_flagged),
            urgent_enough: count(|one| one.is_urgent_enough),
            in_first_ten: count(|one| !one.is_low()),
            missed: tally(seen.iter().filter(|one| !one.is_urgent_enough)),
            low: tally(seen.iter().filter(|one| one.is_low())),
        }
    }
}

fn tally<'a>(seen: impl Iterator<Item = &'a &'a DangerSeen>) -> Vec<(usize, usize)> {
    let mut mimics: Vec<usize> = seen.map(|one| one.mimic).collect();
    mimics.sort_unstable();
    mimics.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}
