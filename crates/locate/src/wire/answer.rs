//! The written form of an assessment.

use atlas::{Atlas, CellId};
use serde::Serialize;

use super::explanation::{AwayWire, ChangeWire, ContrastWire, ContributionWire};
use crate::assessment::{Assessment, Examination, NextSign, Ranked};
use crate::case::{Subject, SubjectKind};

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AssessmentWire {
    pub atlas: AtlasWire,
    pub red_flags: Vec<FlagWire>,
    /// Why no cause should be singled out, or null.
    pub abstained: Option<String>,
    /// Likeliest first.
    pub causes: Vec<CauseWire>,
    pub hypotheses: Vec<HypothesisWire>,
    /// Share of the pain that no cause explains, 0 to 1.
    pub unexplained: f64,
    pub next: Vec<NextWire>,
    pub examination: ExaminationWire,
    /// All bounds are as narrow as the search asks for.
    pub closed: bool,
    pub painted: PaintedWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<CellsWire>,
    /// The first cause against the next ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contrast: Option<Vec<ContrastWire>>,
    /// What would move the first cause, most first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Vec<ChangeWire>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AtlasWire {
    pub version: String,
    pub hash: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FlagWire {
    pub id: String,
    pub name: String,
    /// `emergency`, `urgent` or `caution`.
    pub action: &'static str,
    pub because: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CauseWire {
    pub cause: String,
    /// `left`, `right`, or null for a cause without a side.
    pub side: Option<&'static str>,
    /// `muscle` or `mimic`.
    pub kind: &'static str,
    pub name: String,
    /// Probability; for a muscle, that any of its trigger points is active.
    pub p: f64,
    /// Certified bounds on the probability that the model gives.
    pub lower: f64,
    pub upper: f64,
    /// Share of the pain that it accounts for if it is a cause.
    pub explains: f64,
    /// Share of its expected pain that is not there.
    pub missing: f64,
    pub because: Vec<String>,
    pub against: Vec<String>,
    pub points: Vec<PointWire>,
    /// What makes up its log-odds, largest first; only of the first causes, and where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributions: Option<Vec<ContributionWire>>,
    /// What it would gain by pain and findings that other causes explain already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_away: Option<AwayWire>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PointWire {
    pub id: String,
    pub p: f64,
    pub lower: f64,
    pub upper: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CauseRef {
    pub cause: String,
    pub side: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HypothesisWire {
    /// Empty: none of the atlas's causes.
    pub causes: Vec<CauseRef>,
    pub p: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NextWire {
    pub sign: String,
    pub name: String,
    pub how_to: String,
    pub cause: String,
    pub side: Option<&'static str>,
    /// Expected information.
    pub bits: f64,
    /// Minutes.
    pub effort: f64,
    pub p_now: f64,
    pub p_if_present: f64,
    pub p_if_absent: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ExaminationWire {
    /// Further signs will hardly change what to treat and what to rule out.
    pub stop: bool,
    /// Why to stop or go on.
    pub because: String,
    /// Signs to look for together, in the order of the least way.
    pub batch: Vec<NextWire>,
    /// Expected information of the batch about the causes.
    pub bits: f64,
    /// Minutes of the batch with the way between its places.
    pub minutes: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PaintedWire {
    pub cells: usize,
    pub percent_of_body: f64,
    /// Sided ids of the regions that hurt.
    pub regions: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CellsWire {
    pub explained: Vec<CauseCells>,
    pub missing: Vec<CauseCells>,
    pub unexplained: Vec<u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CauseCells {
    pub cause: String,
    pub side: Option<&'static str>,
    /// Cell id and share or probability.
    pub cells: Vec<(u16, f64)>,
}

/// An assessment in its written form; `with_cells` adds what each cause explains, cell by cell.
pub fn assessment(assessment: &Assessment, atlas: &Atlas, with_cells: bool) -> AssessmentWire {
    AssessmentWire {
        atlas: AtlasWire { version: atlas.version().to_owned(), hash: atlas.hash().to_owned() },
        red_flags: assessment
            .red_flags
            .iter()
            .map(|flag| FlagWire {
                id: flag.id.clone(),
                name: flag.name.clone(),
                action: flag.action.as_str(),
                because: flag.because.clone(),
            })
            .collect(),
        abstained: assessment.abstained.clone(),
        causes: assessment.causes.iter().map(|ranked| cause(ranked, atlas)).collect(),
        hypotheses: assessment
            .hypotheses
            .iter()
            .map(|hypothesis| HypothesisWire {
                causes: hypothesis.causes.iter().map(|&subject| cause_ref(subject, atlas)).collect(),
                p: rounded(hypothesis.p),
            })
            .collect(),
        unexplained: rounded(assessment.unexplained),
        next: assessment.next.iter().map(|next| self::next(next, atlas)).collect(),
        examination: examination(&assessment.examination, atlas),
        closed: assessment.is_closed,
        painted: PaintedWire {
            cells: assessment.painted.n_cells,
            percent_of_body: rounded(assessment.painted.percent_of_body),
            regions: assessment.painted.regions.iter().map(|r| atlas.body().regions()[r.index()].id.clone()).collect(),
        },
        cells: with_cells.then(|| cells(assessment, atlas)),
        contrast: None,
        change: None,
    }
}

fn cause(ranked: &Ranked, atlas: &Atlas) -> CauseWire {
    let (kind, name) = match ranked.subject.kind {
        SubjectKind::Muscle(muscle) => ("muscle", &atlas.muscles()[muscle].name),
        SubjectKind::Mimic(mimic) => ("mimic", &atlas.mimics()[mimic].name),
    };
    CauseWire {
        cause: id(ranked.subject, atlas),
        side: side(ranked.subject),
        kind,
        name: name.clone(),
        p: rounded(ranked.posterior.p),
        lower: down(ranked.posterior.bounds.lower),
        upper: up(ranked.posterior.bounds.upper),
        explains: rounded(ranked.reasons.explains),
        missing: rounded(ranked.reasons.missing),
        because: ranked.reasons.because.clone(),
        against: ranked.reasons.against.clone(),
        points: ranked
            .points
            .iter()
            .map(|point| PointWire {
                id: point.id.clone(),
                p: rounded(point.posterior.p),
                lower: down(point.posterior.bounds.lower),
                upper: up(point.posterior.bounds.upper),
            })
            .collect(),
        contributions: None,
        explained_away: None,
    }
}

fn next(next: &NextSign, atlas: &Atlas) -> NextWire {
    let sign = &atlas.signs()[next.sign];
    NextWire {
        sign: sign.id.clone(),
        name: sign.name.clone(),
        how_to: how_to(next, atlas).unwrap_or(&sign.how_to).clone(),
        cause: id(next.subject, atlas),
        side: side(next.subject),
        bits: rounded(next.bits),
        effort: next.effort,
        p_now: rounded(next.p_now),
        p_if_present: rounded(next.p_if_present),
        p_if_absent: rounded(next.p_if_absent),
    }
}

fn examination(examination: &Examination, atlas: &Atlas) -> ExaminationWire {
    ExaminationWire {
        stop: examination.stop,
        because: examination.because.clone(),
        batch: examination.batch.iter().map(|sign| next(sign, atlas)).collect(),
        bits: rounded(examination.bits),
        minutes: rounded(examination.minutes),
    }
}

/// The cause's own words on how to look for a sign.
fn how_to<'a>(next: &NextSign, atlas: &'a Atlas) -> Option<&'a String> {
    let signs = match next.subject.kind {
        SubjectKind::Muscle(muscle) => &atlas.muscles()[muscle].signs,
        SubjectKind::Mimic(mimic) => &atlas.mimics()[mimic].signs,
    };
    signs.iter().find(|entry| entry.id == atlas.signs()[next.sign].id)?.how.as_ref()
}

fn cells(assessment: &Assessment, atlas: &Atlas) -> CellsWire {
    let of = |pick: fn(&Ranked) -> &Vec<(CellId, f64)>| {
        let ranked = assessment.causes.iter().filter(|ranked| !pick(ranked).is_empty());
        ranked
            .map(|ranked| CauseCells {
                cause: id(ranked.subject, atlas),
                side: side(ranked.subject),
                cells: pick(ranked).iter().map(|&(cell, share)| (cell.0, thousandths(share))).collect(),
            })
            .collect()
    };
    CellsWire {
        explained: of(|ranked| &ranked.reasons.explained_cells),
        missing: of(|ranked| &ranked.reasons.missing_cells),
        unexplained: assessment.unexplained_cells.iter().map(|cell| cell.0).collect(),
    }
}

pub(super) fn cause_ref(subject: Subject, atlas: &Atlas) -> CauseRef {
    CauseRef { cause: id(subject, atlas), side: side(subject) }
}

fn id(subject: Subject, atlas: &Atlas) -> String {
    match subject.kind {
        SubjectKind::Muscle(muscle) => atlas.muscles()[muscle].id.clone(),
        SubjectKind::Mimic(mimic) => atlas.mimics()[mimic].id.clone(),
    }
}

fn side(subject: Subject) -> Option<&'static str> {
    subject.side.map(|side| side.as_str())
}

const STEPS: f64 = 1e6;

pub(super) fn rounded(value: f64) -> f64 {
    // Adding zero turns the negative zero of an empty sum into zero.
    (value * STEPS).round() / STEPS + 0.0
}

/// Bounds are rounded outward: the written ones still hold the exact value.
fn down(value: f64) -> f64 {
    ((value * STEPS).floor() / STEPS).max(0.0)
}

fn up(value: f64) -> f64 {
    ((value * STEPS).ceil() / STEPS).min(1.0)
}

fn thousandths(share: f64) -> f64 {
    (share * 1e3).round() / 1e3
}
