//! The written form of an evaluation.

use serde::Serialize;

use crate::evaluate::{Evaluation, Figures};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvaluationWire {
    pub cases: usize,
    pub causes: usize,
    #[serde(flatten)]
    pub engine: FiguresWire,
    /// The printed chart; it gives no probabilities.
    pub baseline: FiguresWire,
    pub mimics: MimicsWire,
    pub seconds_per_case: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FiguresWire {
    pub recall: RecallWire,
    pub mrr: Option<f64>,
    pub log_score: Option<f64>,
    pub brier: Option<f64>,
    pub ece: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecallWire {
    #[serde(rename = "1")]
    pub first: Option<f64>,
    #[serde(rename = "3")]
    pub first_3: Option<f64>,
    #[serde(rename = "5")]
    pub first_5: Option<f64>,
    #[serde(rename = "10")]
    pub first_10: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MimicsWire {
    pub cases: usize,
    pub first: Option<f64>,
    pub top3: Option<f64>,
    pub first_of_mimics: Option<f64>,
    pub top3_of_mimics: Option<f64>,
    pub flagged: Option<f64>,
}

/// An evaluation in its written form; the caller measured the time.
pub fn evaluation(evaluation: &Evaluation, seconds_per_case: f64) -> EvaluationWire {
    EvaluationWire {
        cases: evaluation.cases,
        causes: evaluation.causes,
        engine: figures(&evaluation.engine),
        baseline: figures(&evaluation.baseline),
        mimics: MimicsWire {
            cases: evaluation.mimics.cases,
            first: evaluation.mimics.first,
            top3: evaluation.mimics.top3,
            first_of_mimics: evaluation.mimics.first_of_mimics,
            top3_of_mimics: evaluation.mimics.top3_of_mimics,
            flagged: evaluation.mimics.flagged,
        },
        seconds_per_case,
    }
}

fn figures(figures: &Figures) -> FiguresWire {
    let [first, first_3, first_5, first_10] = figures.recall;
    FiguresWire {
        recall: RecallWire { first, first_3, first_5, first_10 },
        mrr: figures.mrr,
        log_score: figures.log_score,
        brier: figures.brier,
        ece: figures.ece,
    }
}
