//! Figures over many assessed patients.

use locate::calibration::Reliability;
use locate::evaluate::RANKS;

use super::estimate::{Estimate, reliability};
use super::{Judged, Ranks};

/// Causes given more than this are those that a clinician would act on.
pub(super) const SURE: f64 = 0.9;

/// What a ranking earns; `None` where nobody has anything that it ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Share of patients whose first cause is one, of those who have any that is ranked.
    pub first: Option<Estimate>,
    /// Share of the causes among the first of [`RANKS`].
    pub recall: [Option<Estimate>; 4],
    /// Mean over patients of 1 / rank of the best cause.
    pub mrr: Option<Estimate>,
}

/// What the engine earns; `None` where there is nothing to judge.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub patients: usize,
    pub all: Ranking,
    /// Among the muscles alone, of patients with a muscle.
    pub muscles: Ranking,
    /// The printed chart, which ranks muscles alone: to compare with `muscles`.
    pub chart: Ranking,
    /// Mean over patients of the logarithmic score summed over all muscles and mimics, in nats.
    pub log_score: Option<Estimate>,
    /// The same of the squared error.
    pub brier: Option<Estimate>,
    /// Expected calibration error.
    pub ece: Option<Estimate>,
    pub reliability: Reliability,
    /// Causes given more than 0.9.
    pub n_sure: usize,
    /// Share of them that are true.
    pub sure: Option<Estimate>,
    /// Share of patients whose bounds closed.
    pub closed: Option<Estimate>,
    /// Mean over patients of the widest bounds on any cause.
    pub widest: Option<Estimate>,
}

impl Figures {
    pub fn of(judged: &[&Judged]) -> Figures {
        let mean = |value: fn(&Judged) -> f64| Estimate::mean(judged, |one| (value(one), 1.0));
        let sure = |one: &Judged| {
            let sure = one.forecasts.iter().filter(|(p, _)| *p > SURE);
            (sure.clone().filter(|(_, is_so)| *is_so).count() as f64, sure.count() as f64)
        };
        Figures {
            patients: judged.len(),
            all: Ranking::of(judged, |one| &one.ranks),
            muscles: Ranking::of(judged, |one| &one.muscles),
            chart: Ranking::of(judged, |one| &one.chart),
            log_score: mean(|one| one.log_score),
            brier: mean(|one| one.brier),
            ece: Estimate::calibration(judged),
            reliability: reliability(judged),
            n_sure: judged.iter().map(|one| sure(one).1 as usize).sum(),
            sure: Estimate::mean(judged, sure),
            closed: mean(|one| f64::from(u8::from(one.is_closed))),
            widest: mean(|one| one.widest),
        }
    }
}

impl Ranking {
    fn of(judged: &[&Judged], ranks: fn(&Judged) -> &Ranks) -> Ranking {
        let among = |one: &Judged, most: usize| ranks(one).0.iter().filter(|&&rank| rank <= most).count() as f64;
        let any = |one: &Judged| f64::from(u8::from(!ranks(one).0.is_empty()));
        Ranking {
            first: Estimate::mean(judged, |one| (among(one, 1), any(one))),
            recall: RANKS.map(|most| Estimate::mean(judged, |one| (among(one, most), ranks(one).0.len() as f64))),
            mrr: Estimate::mean(judged, |one| (ranks(one).0.first().map_or(0.0, |&rank| 1.0 / rank as f64), any(one))),
        }
    }
}
