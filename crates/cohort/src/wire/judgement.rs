//! The written form of a judgement.

use atlas::Atlas;
use locate::calibration::Reliability;
use locate::evaluate::RANKS;
use serde::Serialize;

use crate::judge::{Danger, Estimate, Figures, Judgement, Ranking, Told};

/// What the engine earns, as [`Judgement`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JudgementWire {
    pub drawing: ToldWire,
    pub examined: ToldWire,
    pub abstained: Vec<AbstainedWire>,
    pub danger: DangerWire,
}

/// As [`Told`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToldWire {
    pub all: FiguresWire,
    pub by_causes: Vec<ByCausesWire>,
    pub coverage: Vec<CoverageWire>,
}

/// Figures of the patients with so many muscles and mimics active.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByCausesWire {
    pub causes: usize,
    #[serde(flatten)]
    pub figures: FiguresWire,
}

/// As [`Figures`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FiguresWire {
    pub patients: usize,
    pub all: RankingWire,
    pub muscles: RankingWire,
    pub chart: RankingWire,
    pub log_score: Option<EstimateWire>,
    pub brier: Option<EstimateWire>,
    pub ece: Option<EstimateWire>,
    pub reliability: Vec<BinWire>,
    pub n_sure: usize,
    pub sure: Option<EstimateWire>,
    pub closed: Option<EstimateWire>,
    pub widest: Option<EstimateWire>,
}

/// As [`Ranking`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankingWire {
    pub first: Option<EstimateWire>,
    pub recall: Vec<RecallWire>,
    pub mrr: Option<EstimateWire>,
}

/// Share of the causes that are ranked `among` the first; no share where there is none to rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecallWire {
    pub among: usize,
    #[serde(flatten)]
    pub share: Option<EstimateWire>,
}

/// As [`Estimate`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EstimateWire {
    pub value: f64,
    /// Standard error.
    pub error: Option<f64>,
}

/// Probabilities from `from` to the next tenth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BinWire {
    pub from: f64,
    pub count: usize,
    pub mean: Option<f64>,
    pub so: usize,
}

/// As [`Coverage`](crate::judge::Coverage).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageWire {
    pub answered: f64,
    pub least: f64,
    pub wrong: f64,
}

/// As [`Abstained`](crate::judge::Abstained).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbstainedWire {
    pub who: &'static str,
    pub patients: usize,
    pub abstained: usize,
    pub sure: usize,
}

/// As [`Danger`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DangerWire {
    pub patients: usize,
    pub flagged: usize,
    pub urgent_enough: usize,
    pub in_first_ten: usize,
    pub missed: Vec<MimicWire>,
    pub low: Vec<MimicWire>,
}

/// A mimic with how many patients.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MimicWire {
    pub id: String,
    pub patients: usize,
}

/// A judgement in its written form.
pub fn judgement(judgement: &Judgement, atlas: &Atlas) -> JudgementWire {
    let abstained = judgement.abstained.iter().map(|found| AbstainedWire {
        who: found.who,
        patients: found.patients,
        abstained: found.abstained,
        sure: found.sure,
    });
    JudgementWire {
        drawing: told(&judgement.drawing),
        examined: told(&judgement.examined),
        abstained: abstained.collect(),
        danger: danger(&judgement.danger, atlas),
    }
}

fn told(told: &Told) -> ToldWire {
    let by_causes =
        told.by_causes.iter().map(|(causes, found)| ByCausesWire { causes: *causes, figures: figures(found) });
    let coverage = told.coverage.iter().map(|point| CoverageWire {
        answered: point.answered,
        least: point.least,
        wrong: point.wrong,
    });
    ToldWire { all: figures(&told.all), by_causes: by_causes.collect(), coverage: coverage.collect() }
}

fn figures(figures: &Figures) -> FiguresWire {
    FiguresWire {
        patients: figures.patients,
        all: ranking(&figures.all),
        muscles: ranking(&figures.muscles),
        chart: ranking(&figures.chart),
        log_score: figures.log_score.map(estimate),
        brier: figures.brier.map(estimate),
        ece: figures.ece.map(estimate),
        reliability: bins(&figures.reliability),
        n_sure: figures.n_sure,
        sure: figures.sure.map(estimate),
        closed: figures.closed.map(estimate),
        widest: figures.widest.map(estimate),
    }
}

fn ranking(ranking: &Ranking) -> RankingWire {
    let recall =
        RANKS.iter().zip(ranking.recall).map(|(&among, share)| RecallWire { among, share: share.map(estimate) });
    RankingWire { first: ranking.first.map(estimate), recall: recall.collect(), mrr: ranking.mrr.map(estimate) }
}

fn estimate(estimate: Estimate) -> EstimateWire {
    EstimateWire { value: estimate.value, error: estimate.error }
}

fn bins(reliability: &Reliability) -> Vec<BinWire> {
    let bins = reliability.bins.iter().enumerate();
    let bin = |(at, bin): (usize, &locate::calibration::Bin)| BinWire {
        from: at as f64 / reliability.bins.len() as f64,
        count: bin.count,
        mean: (bin.count > 0).then(|| bin.expected / bin.count as f64),
        so: bin.so,
    };
    bins.map(bin).collect()
}

fn danger(danger: &Danger, atlas: &Atlas) -> DangerWire {
    let named = |tally: &[(usize, usize)]| {
        tally.iter().map(|&(mimic, patients)| MimicWire { id: atlas.mimics()[mimic].id.clone(), patients }).collect()
    };
    DangerWire {
        patients: danger.patients,
        flagged: danger.flagged,
        urgent_enough: danger.urgent_enough,
        in_first_ten: danger.in_first_ten,
        missed: named(&danger.missed),
        low: named(&danger.low),
    }
}
