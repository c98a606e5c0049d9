//! One assessment beside the truth.

use atlas::Atlas;
use locate::assessment::Assessment;
use locate::calibration::{JUDGED_P, log_loss, squared_error};
use locate::case::{Subject, SubjectKind};

use crate::judge::DangerSeen;
use crate::{Patient, Trouble};

/// What the figures need of one assessed patient.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Muscles and mimics that are active.
    pub n_true: usize,
    /// Among all muscles and mimics.
    pub ranks: Ranks,
    /// Among the muscles alone, which is all that a printed chart ranks.
    pub muscles: Ranks,
    /// The printed chart.
    pub chart: Ranks,
    /// Probabilities of [`JUDGED_P`] and more, with whether it was so.
    pub forecasts: Vec<(f64, bool)>,
    /// Logarithmic score summed over all muscles and mimics, in nats.
    pub log_score: f64,
    /// Squared error summed over all muscles and mimics.
    pub brier: f64,
    /// Probability of the first cause and whether it is one.
    pub first: (f64, bool),
    /// Whether the search closed its bounds.
    pub is_closed: bool,
    /// The widest bounds on any cause.
    pub widest: f64,
    /// Whether no cause was singled out.
    pub has_abstained: bool,
    pub trouble: Trouble,
    pub danger: Option<DangerSeen>,
}

/// Ranks (from 1) of what is true in a ranking, ascending.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranks(pub Vec<usize>);

impl Judged {
    /// Compares an assessment and a chart's ranking with the truth about a patient.
    pub fn of(atlas: &Atlas, patient: &Patient, assessment: &Assessment, chart: &[(Subject, f64)]) -> Judged {
        let is_true = patient.subjects(atlas);
        let is_so = |subject: Subject| is_true.binary_search(&subject).is_ok();
        let all: Vec<(f64, bool)> =
            assessment.causes.iter().map(|ranked| (ranked.posterior.p, is_so(ranked.subject))).collect();
        let is_muscle = |subject: Subject| matches!(subject.kind, SubjectKind::Muscle(_));
        let muscles = assessment.causes.iter().map(|ranked| ranked.subject).filter(|&subject| is_muscle(subject));
        Judged {
            n_true: is_true.len(),
            ranks: Ranks::of(all.iter().map(|(_, is_so)| *is_so)),
            muscles: Ranks::of(muscles.map(is_so)),
            chart: Ranks::of(chart.iter().map(|&(subject, _)| is_so(subject))),
            log_score: all.iter().map(|&(p, is_so)| log_loss(p, is_so)).sum(),
            brier: all.iter().map(|&(p, is_so)| squared_error(p, is_so)).sum(),
            first: all.first().copied().unwrap_or_default(),
            forecasts: all.into_iter().filter(|(p, _)| *p >= JUDGED_P).collect(),
            is_closed: assessment.is_closed,
            widest: assessment.causes.iter().map(|ranked| ranked.posterior.bounds.width()).fold(0.0, f64::max),
            has_abstained: assessment.abstained.is_some(),
            trouble: patient.trouble,
            danger: DangerSeen::of(atlas, &is_true, assessment),
        }
    }
}

impl Ranks {
    fn of(in_order: impl Iterator<Item = bool>) -> Ranks {
        Ranks(in_order.enumerate().filter(|(_, is_so)| *is_so).map(|(at, _)| at + 1).collect())
    }
}
