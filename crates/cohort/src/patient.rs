//! A simulated patient: what is true, what was painted and what was said.

use atlas::{Atlas, CauseKind, CellId};
use locate::case::{Case, Drawing, Finding, Sex, Subject, SubjectKind};

/// One person of a [`World`](crate::World), from its seed and index alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Patient {
    /// Of the cohort.
    pub seed: u64,
    /// Among the patients of that seed.
    pub index: u64,
    /// Whole years.
    pub age: f64,
    pub sex: Sex,
    /// Whole weeks since the pain began.
    pub weeks: f64,
    /// What is active: indices into [`Atlas::causes`], ascending; often more than one, sometimes none.
    pub causes: Vec<usize>,
    /// Painted cells with intensity 1 to 10, ascending by cell; empty only when nothing hurts that the person would paint.
    pub cells: Vec<(CellId, f64)>,
    /// Loads that the person reports: indices into [`Atlas::loads`], ascending.
    pub loads: Vec<usize>,
    /// Red flags answered with yes: indices into [`Atlas::red_flags`], ascending.
    pub red_flags: Vec<usize>,
    pub trouble: Trouble,
}

/// What misleads about a patient and is no cause of the atlas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Something hurts that the atlas does not know.
    pub is_uncatalogued: bool,
    /// Central spread: pain wider than its causes and on both sides, tenderness everywhere.
    pub is_central: bool,
    /// Painted on the wrong side.
    pub is_slipped: bool,
    /// A mark that belongs to nothing.
    pub has_stray_mark: bool,
}

impl Patient {
    /// Name of the patient in a file: seed and index.
    pub fn id(&self) -> String {
        format!("{}-{}", self.seed, self.index)
    }

    /// Muscles and mimics that are active, on their sides, ascending, each once.
    pub fn subjects(&self, atlas: &Atlas) -> Vec<Subject> {
        let mut subjects: Vec<Subject> = self.causes.iter().map(|&cause| subject_of(atlas, cause)).collect();
        subjects.sort_unstable();
        subjects.dedup();
        subjects
    }

    /// What a clinician would hand to the engine: everything but the truth.
    pub fn case(&self, findings: Vec<Finding>) -> Case {
        Case {
            id: self.id(),
            age: Some(self.age),
            sex: Some(self.sex),
            duration_weeks: Some(self.weeks),
            drawing: Some(Drawing { cells: self.cells.clone(), strokes: Vec::new() }),
            findings,
            loads: self.loads.clone(),
            red_flags: self.red_flags.clone(),
            ..Case::default()
        }
    }
}

/// The muscle or mimic that a cause, an index into [`Atlas::causes`], belongs to.
pub fn subject_of(atlas: &Atlas, cause: usize) -> Subject {
    let cause = &atlas.causes()[cause];
    let kind = match cause.kind {
        CauseKind::Point { muscle, .. } => SubjectKind::Muscle(muscle),
        CauseKind::Mimic(mimic) => SubjectKind::Mimic(mimic),
    };
    Subject { kind, side: cause.side }
}
