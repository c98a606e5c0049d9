//! How good the ranking is on cases whose cause is known.

use atlas::{Atlas, Side, Urgency};

use crate::assessment::Assessment;
use crate::baseline::chart;
use crate::calibration::{Reliability, log_loss, squared_error};
use crate::case::{Case, Subject, SubjectKind};
use crate::engine::Engine;

/// Ranks at which recall is taken.
pub const RANKS: [usize; 4] = [1, 3, 5, 10];

/// One case with its answers, reduced to what the figures need.
#[derive(Debug, Clone)]
pub struct Scored {
    /// Rank (from 1) of each confirmed muscle among the muscles, in the engine and in the chart.
    ranks: Vec<Option<usize>>,
    chart_ranks: Vec<Option<usize>>,
    /// Probability given to each event and whether it was so; empty without confirmed muscles.
    forecasts: Vec<(f64, bool)>,
    mimic: Option<ScoredMimic>,
}

#[derive(Debug, Clone, Copy)]
struct ScoredMimic {
    among_mimics: Option<usize>,
    /// Rank among all causes.
    rank: Option<usize>,
    is_dangerous: bool,
    is_flagged: bool,
}

/// Figures over many cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    pub cases: usize,
    /// Confirmed muscles over all cases; one of several that a source does not tell apart counts once.
    pub causes: usize,
    pub engine: Figures,
    pub baseline: Figures,
    pub mimics: MimicFigures,
}

/// `None` where there is nothing to judge, or where a ranking gives no probabilities.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Share of confirmed muscles among the first of [`RANKS`].
    pub recall: [Option<f64>; 4],
    /// Mean over cases of 1 / rank of the first confirmed muscle.
    pub mrr: Option<f64>,
    /// Mean over cases of `−Σ ln p(what was so)` over all muscles.
    pub log_score: Option<f64>,
    /// Mean over cases of the sum of squared errors over all muscles.
    pub brier: Option<f64>,
    /// Expected calibration error of probabilities of 0.02 and more.
    pub ece: Option<f64>,
}

/// Figures over the cases whose cause is a mimic; `None` where there is nothing to judge.
#[derive(Debug, Clone, PartialEq)]
pub struct MimicFigures {
    /// With a mimic as the true cause.
    pub cases: usize,
    /// Share of cases whose mimic is first, or in the first three, among all causes.
    pub first: Option<f64>,
    pub top3: Option<f64>,
    /// The same among the mimics alone, which the page ranks apart; sides count once.
    pub first_of_mimics: Option<f64>,
    pub top3_of_mimics: Option<f64>,
    /// Of the cases whose mimic is urgent or an emergency: share that raised a flag for it.
    pub flagged: Option<f64>,
}

/// Compares an assessment with what proved to be the cause.
pub fn score(engine: &Engine<'_>, case: &Case, assessment: &Assessment) -> Scored {
    let atlas = engine.atlas();
    let muscles: Vec<(Subject, f64)> = assessment
        .causes
        .iter()
        .filter(|ranked| matches!(ranked.subject.kind, SubjectKind::Muscle(_)))
        .map(|ranked| (ranked.subject, ranked.posterior.p))
        .collect();
    let chart: Vec<(Subject, f64)> = chart(engine, case);
    let mut scored = Scored { ranks: Vec::new(), chart_ranks: Vec::new(), forecasts: Vec::new(), mimic: None };
    let mut is_judged = vec![false; muscles.len()];
    for confirmed in &case.confirmed {
        let is_it = |subject: Subject| is_one_of(atlas, subject, &confirmed.any_of, confirmed.side);
        scored.ranks.push(muscles.iter().position(|&(subject, _)| is_it(subject)).map(|at| at + 1));
        scored.chart_ranks.push(chart.iter().position(|&(subject, _)| is_it(subject)).map(|at| at + 1));
        let mut none = 1.0;
        for ((subject, p), is_judged) in muscles.iter().zip(&mut is_judged) {
            if is_it(*subject) {
                none *= 1.0 - p;
                *is_judged = true;
            }
        }
        scored.forecasts.push((1.0 - none, true));
    }
    if !case.confirmed.is_empty() {
        let rest = muscles.iter().zip(&is_judged).filter(|(_, is_judged)| !**is_judged);
        scored.forecasts.extend(rest.map(|((_, p), _)| (*p, false)));
    }
    scored.mimic = case.true_cause.as_ref().and_then(|id| score_mimic(atlas, id, assessment));
    scored
}

fn is_one_of(atlas: &Atlas, subject: Subject, ids: &[String], side: Option<Side>) -> bool {
    let SubjectKind::Muscle(muscle) = subject.kind else { return false };
    (side.is_none() || subject.side == side) && ids.contains(&atlas.muscles()[muscle].id)
}

fn score_mimic(atlas: &Atlas, id: &str, assessment: &Assessment) -> Option<ScoredMimic> {
    if atlas.muscle(id).is_some() {
        return None;
    }
    let index = atlas.mimic_index(id);
    let rank = assessment.causes.iter().position(|ranked| index.map(SubjectKind::Mimic) == Some(ranked.subject.kind));
    let mut mimics: Vec<SubjectKind> = Vec::new();
    for ranked in &assessment.causes {
        if matches!(ranked.subject.kind, SubjectKind::Mimic(_)) && !mimics.contains(&ranked.subject.kind) {
            mimics.push(ranked.subject.kind);
        }
    }
    let among_mimics = mimics.iter().position(|&kind| index.map(SubjectKind::Mimic) == Some(kind));
    Some(ScoredMimic {
        rank: rank.map(|at| at + 1),
        among_mimics: among_mimics.map(|at| at + 1),
        is_dangerous: index.is_some_and(|index| atlas.mimics()[index].urgency != Urgency::Routine),
        is_flagged: assessment.red_flags.iter().any(|flag| {
            flag.id == id || atlas.red_flag(&flag.id).is_some_and(|known| known.mimics.iter().any(|mimic| mimic == id))
        }),
    })
}

/// Figures over all cases, in the order given.
pub fn summarise(cases: &[Scored]) -> Evaluation {
    let mimics: Vec<ScoredMimic> = cases.iter().filter_map(|case| case.mimic).collect();
    let within = |rank: fn(&ScoredMimic) -> Option<usize>, most: usize| {
        share(mimics.iter().map(move |mimic| rank(mimic).is_some_and(|rank| rank <= most)))
    };
    Evaluation {
        cases: cases.len(),
        causes: cases.iter().map(|case| case.ranks.len()).sum(),
        engine: Figures {
            log_score: per_case(cases, log_loss),
            brier: per_case(cases, squared_error),
            ece: Reliability::of(cases.iter().flat_map(|case| case.forecasts.iter().copied())).error(),
            ..ranking(cases.iter().map(|case| case.ranks.as_slice()))
        },
        baseline: ranking(cases.iter().map(|case| case.chart_ranks.as_slice())),
        mimics: MimicFigures {
            cases: mimics.len(),
            first: within(|mimic| mimic.rank, 1),
            top3: within(|mimic| mimic.rank, 3),
            first_of_mimics: within(|mimic| mimic.among_mimics, 1),
            top3_of_mimics: within(|mimic| mimic.among_mimics, 3),
            flagged: share(mimics.iter().filter(|mimic| mimic.is_dangerous).map(|mimic| mimic.is_flagged)),
        },
    }
}

fn ranking<'a>(cases: impl Iterator<Item = &'a [Option<usize>]> + Clone) -> Figures {
    let recall = RANKS.map(|most| share(cases.clone().flatten().map(|rank| rank.is_some_and(|rank| rank <= most))));
    let first = cases.filter(|ranks| !ranks.is_empty()).map(|ranks| {
        let best = ranks.iter().flatten().min();
        best.map_or(0.0, |&rank| 1.0 / rank as f64)
    });
    Figures { recall, mrr: mean(first), log_score: None, brier: None, ece: None }
}

fn per_case(cases: &[Scored], loss: fn(f64, bool) -> f64) -> Option<f64> {
    let judged = cases.iter().filter(|case| !case.forecasts.is_empty());
    mean(judged.map(|case| case.forecasts.iter().map(|&(p, was_so)| loss(p, was_so)).sum()))
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut n, mut sum) = (0usize, 0.0);
    for value in values {
        n += 1;
        sum += value;
    }
    (n > 0).then(|| sum / n as f64)
}

fn share(values: impl Iterator<Item = bool>) -> Option<f64> {
    mean(values.map(|value| f64::from(u8::from(value))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(ranks: &[Option<usize>], forecasts: &[(f64, bool)]) -> Scored {
        Scored { ranks: ranks.to_vec(), chart_ranks: ranks.to_vec(), forecasts: forecasts.to_vec(), mimic: None }
    }

    #[test]
    fn figures_by_hand() {
        let cases = [scored(&[Some(1), Some(4)], &[(0.5, true), (0.5, false)]), scored(&[None], &[(0.25, true)])];
        let found = summarise(&cases);
        assert_eq!(found.causes, 3);
        // One of three in the first, two of three in the first five.
        assert_eq!(found.engine.recall, [Some(1.0 / 3.0), Some(1.0 / 3.0), Some(2.0 / 3.0), Some(2.0 / 3.0)]);
        assert_eq!(found.engine.mrr, Some(0.5));
        let log = (2.0 * 2f64.ln() + 4f64.ln()) / 2.0;
        assert!((found.engine.log_score.unwrap() - log).abs() < 1e-12);
        assert!((found.engine.brier.unwrap() - (0.5 + 0.5625) / 2.0).abs() < 1e-12);
        // Bin of 0.5: mean 0.5, half were so; bin of 0.25: 0.75 off, one of three.
        assert!((found.engine.ece.unwrap() - 0.25).abs() < 1e-12);
    }

    #[test]
    fn mimics_are_ranked_among_all_and_among_themselves() {
        let with = |rank, among_mimics, is_dangerous, is_flagged| Scored {
            mimic: Some(ScoredMimic { rank: Some(rank), among_mimics: Some(among_mimics), is_dangerous, is_flagged }),
            ..scored(&[], &[])
        };
        let found = summarise(&[with(3, 1, false, false), with(9, 2, true, true)]).mimics;
        assert_eq!((found.first, found.top3), (Some(0.0), Some(0.5)));
        assert_eq!((found.first_of_mimics, found.top3_of_mimics), (Some(0.5), Some(1.0)));
        assert_eq!(found.flagged, Some(1.0));
    }

    #[test]
    fn no_cases_give_no_figures() {
        let found = summarise(&[]);
        assert_eq!(found.engine.recall, [None; 4]);
        assert_eq!(found.mimics.first, None);
    }
}
