//! A case: what the patient painted and said, and what the examination found.
//!
//! Checked against the atlas by [`wire::parse_case`](crate::wire::parse_case); everything here
//! refers to the atlas by index, so nothing in it can be unknown.

use atlas::{CellId, RegionId, Side};

/// One person's complaint, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Case {
    pub id: String,
    /// Years.
    pub age: Option<f64>,
    pub sex: Option<Sex>,
    pub duration_weeks: Option<f64>,
    /// Regions named in words.
    pub pain: Vec<RegionPain>,
    pub drawing: Option<Drawing>,
    pub findings: Vec<Finding>,
    /// Indices into [`atlas::Atlas::loads`].
    pub loads: Vec<usize>,
    /// Indices into [`atlas::Atlas::red_flags`].
    pub red_flags: Vec<usize>,
    pub excluded: Vec<Subject>,
    /// For `evaluate` only: muscles that proved to be the cause.
    pub confirmed: Vec<Confirmed>,
    /// For `evaluate` only: id of the mimic that proved to be the cause.
    pub true_cause: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
    Other,
}

/// How pain feels; kept for display, not used in the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    Aching,
    Burning,
    Shooting,
    Tingling,
    Numb,
}

/// "Somewhere here": a region named in words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegionPain {
    pub region: RegionId,
    /// 0 to 10.
    pub intensity: Option<f64>,
    pub quality: Option<Quality>,
}

/// A painted body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawing {
    /// Painted cells with intensity 1 to 10, ascending by cell.
    pub cells: Vec<(CellId, f64)>,
    /// As painted; empty when only cells were given.
    pub strokes: Vec<Stroke>,
}

/// One movement of the brush.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// On the neutral body, millimetres.
    pub points: Vec<[f64; 3]>,
    pub radius_mm: f64,
    /// 0 to 10.
    pub intensity: f64,
    pub quality: Option<Quality>,
    pub layer: u32,
    /// Takes paint away in its layer instead of adding it.
    pub erases: bool,
    /// Painted on both sides at once.
    pub is_mirrored: bool,
}

/// The result of examining for a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Index into [`atlas::Atlas::signs`].
    pub sign: usize,
    /// The muscle that was examined, for signs that belong to one muscle.
    pub muscle: Option<usize>,
    /// None where the sign has no side.
    pub side: Option<Side>,
    pub result: Outcome,
}

/// What the examiner found. Not tested is no finding at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Present,
    Absent,
    Unsure,
}

/// A muscle or mimic, on one side if it is sided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    pub kind: SubjectKind,
    pub side: Option<Side>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// Index into [`atlas::Atlas::muscles`].
    Muscle(usize),
    /// Index into [`atlas::Atlas::mimics`].
    Mimic(usize),
}

/// A muscle that proved to be a cause, or one of several that the source does not tell apart.
///
/// Ids rather than indices: a published case may name a muscle that the atlas has no entry for yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub any_of: Vec<String>,
    pub side: Option<Side>,
}

impl Sex {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "other",
        }
    }
}

impl Quality {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aching => "aching",
            Self::Burning => "burning",
            Self::Shooting => "shooting",
            Self::Tingling => "tingling",
            Self::Numb => "numb",
        }
    }
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Unsure => "unsure",
        }
    }
}
