//! The answer to a case.

use atlas::{CellId, FlagAction};

use crate::case::Subject;
use crate::drawing::Measures;
use crate::net::Marginal;

/// What may explain the pain, how surely, why, and what to examine next.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Decided apart from the ranking; emergencies first.
    pub red_flags: Vec<RaisedFlag>,
    /// Why no cause should be singled out, where that is so.
    pub abstained: Option<String>,
    /// Every muscle and mimic that was not excluded, likeliest first.
    pub causes: Vec<Ranked>,
    /// The most probable sets of causes; probabilities are estimates.
    pub hypotheses: Vec<Hypothesis>,
    /// Share of the pain that no cause explains, 0 to 1.
    pub unexplained: f64,
    pub unexplained_cells: Vec<CellId>,
    /// Most information for its effort first.
    pub next: Vec<NextSign>,
    pub examination: Examination,
    /// All bounds are as narrow as the search asks for.
    pub is_closed: bool,
    /// Search nodes spent, over all weights.
    pub nodes: usize,
    pub painted: Measures,
}

impl Assessment {
    /// Where a subject stands; one without a side that has sides stands for the likelier.
    pub fn ranked(&self, subject: Subject) -> Option<&Ranked> {
        let is_it = |ranked: &&Ranked| {
            ranked.subject.kind == subject.kind && (subject.side.is_none() || ranked.subject.side == subject.side)
        };
        self.causes.iter().find(is_it)
    }
}

/// A muscle or mimic with its posterior.
#[derive(Debug, Clone)]
pub struct Ranked {
    pub subject: Subject,
    /// For a muscle: that any of its trigger points is active.
    pub posterior: Marginal,
    pub points: Vec<PointResult>,
    pub reasons: Reasons,
}

/// One trigger point of a muscle.
#[derive(Debug, Clone)]
pub struct PointResult {
    pub id: String,
    pub posterior: Marginal,
}

/// Why a cause is where it is in the ranking.
#[derive(Debug, Clone, Default)]
pub struct Reasons {
    /// Share of the pain that it accounts for if it is a cause, 0 to 1.
    pub explains: f64,
    /// Share of the pain expected of it that is not there, 0 to 1.
    pub missing: f64,
    pub because: Vec<String>,
    pub against: Vec<String>,
    /// Painted cells with the share that this cause accounts for; only for the first few causes.
    pub explained_cells: Vec<(CellId, f64)>,
    /// Cells without pain with the probability that it would have hurt there.
    pub missing_cells: Vec<(CellId, f64)>,
}

/// A set of causes that together explain the pain.
#[derive(Debug, Clone)]
pub struct Hypothesis {
    pub causes: Vec<Subject>,
    pub p: f64,
}

/// Something that must not wait.
#[derive(Debug, Clone, PartialEq)]
pub struct RaisedFlag {
    /// Id of a red flag, or of the mimic that is too likely to be left.
    pub id: String,
    pub name: String,
    pub action: FlagAction,
    pub because: Vec<String>,
}

/// Whether to go on examining, and with what.
#[derive(Debug, Clone)]
pub struct Examination {
    /// Further signs will hardly change the plan.
    pub stop: bool,
    /// Why to stop or go on.
    pub because: String,
    /// Signs to look for together, in the order of the least way.
    pub batch: Vec<NextSign>,
    /// Expected information of the batch about the causes, in bits.
    pub bits: f64,
    /// Minutes of the batch with the way between its places.
    pub minutes: f64,
}

impl Examination {
    /// Before anything hurts there is nothing to examine.
    pub(crate) fn nothing_hurts() -> Examination {
        let because = "no pain is painted or named yet: where it hurts says what to examine".to_owned();
        Examination { stop: false, because, batch: Vec::new(), bits: 0.0, minutes: 0.0 }
    }
}

/// A sign worth looking for.
#[derive(Debug, Clone)]
pub struct NextSign {
    /// Index into [`atlas::Atlas::signs`].
    pub sign: usize,
    /// The cause that it tells most about.
    pub subject: Subject,
    /// Expected information about the causes, in bits.
    pub bits: f64,
    /// Minutes.
    pub effort: f64,
    pub p_now: f64,
    pub p_if_present: f64,
    pub p_if_absent: f64,
}
