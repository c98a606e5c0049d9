//! Causes as a clinician names them: a muscle on one side, a mimic on one side or neither.

use atlas::{Atlas, CauseKind, Side, Sign};

use crate::case::{Case, Subject, SubjectKind};
use crate::finding::{Strength, strength};

/// Every subject of an atlas with its causes, and who sensitises whom.
pub(crate) struct Subjects {
    /// Muscles in atlas order, right before left, then mimics.
    pub all: Vec<Subject>,
    /// Indices into [`Atlas::causes`]: the trigger points of a muscle, or the one cause of a mimic.
    pub causes: Vec<Vec<usize>>,
    /// Subject of each cause.
    pub of_cause: Vec<usize>,
    /// Mimic cause, point cause, log odds ratio.
    pub links: Vec<(usize, usize, f64)>,
    /// Per sign: the subjects that list it, with what it says of each.
    pub listing: Vec<Vec<(usize, Strength)>>,
}

impl Subjects {
    pub fn new(atlas: &Atlas) -> Subjects {
        let mut all: Vec<Subject> = Vec::new();
        let mut causes: Vec<Vec<usize>> = Vec::new();
        let mut of_cause = Vec::with_capacity(atlas.causes().len());
        for (index, cause) in atlas.causes().iter().enumerate() {
            let kind = match cause.kind {
                CauseKind::Point { muscle, .. } => SubjectKind::Muscle(muscle),
                CauseKind::Mimic(mimic) => SubjectKind::Mimic(mimic),
            };
            let subject = Subject { kind, side: cause.side };
            // The causes of one muscle lie close together, the newest subjects last.
            let known = all.iter().rposition(|other| *other == subject);
            let number = known.unwrap_or_else(|| {
                all.push(subject);
                causes.push(Vec::new());
                all.len() - 1
            });
            causes[number].push(index);
            of_cause.push(number);
        }
        let mut subjects = Subjects { all, causes, of_cause, links: Vec::new(), listing: Vec::new() };
        subjects.links = links(atlas, &subjects);
        subjects.listing = atlas.signs().iter().map(|sign| listing(atlas, &subjects, sign)).collect();
        subjects
    }

    /// Causes of a muscle on a side.
    pub fn points(&self, muscle: usize, side: Side) -> &[usize] {
        let subject = Subject { kind: SubjectKind::Muscle(muscle), side: Some(side) };
        self.number(subject).map_or(&[], |number| &self.causes[number])
    }

    pub fn number(&self, subject: Subject) -> Option<usize> {
        self.all.iter().position(|other| *other == subject)
    }

    /// Whether a subject may hurt on `side`: its own side, or any when it or the question has none.
    pub fn is_on(&self, number: usize, side: Option<Side>) -> bool {
        match (self.all[number].side, side) {
            (Some(own), Some(asked)) => own == asked,
            _ => true,
        }
    }

    /// Whether the clinician has ruled a subject out.
    pub fn is_excluded(&self, number: usize, case: &Case) -> bool {
        let kind = self.all[number].kind;
        case.excluded.iter().any(|excluded| excluded.kind == kind && self.is_on(number, excluded.side))
    }
}

fn links(atlas: &Atlas, subjects: &Subjects) -> Vec<(usize, usize, f64)> {
    let mut links = Vec::new();
    for (number, subject) in subjects.all.iter().enumerate() {
        let SubjectKind::Mimic(mimic) = subject.kind else { continue };
        let sides: &[Side] = match &subject.side {
            Some(side) => std::slice::from_ref(side),
            None => &[Side::Right, Side::Left],
        };
        for sensitised in &atlas.mimics()[mimic].sensitises {
            // A muscle of the vocabulary may have no entry yet.
            let Some(muscle) = atlas.muscle_index(&sensitised.muscle) else { continue };
            for &side in sides {
                for &point in subjects.points(muscle, side) {
                    links.push((subjects.causes[number][0], point, libm::log(sensitised.odds).max(0.0)));
                }
            }
        }
    }
    links
}

fn listing(atlas: &Atlas, subjects: &Subjects, sign: &Sign) -> Vec<(usize, Strength)> {
    let mut listing = Vec::new();
    for (number, subject) in subjects.all.iter().enumerate() {
        let entries = match subject.kind {
            SubjectKind::Muscle(muscle) => &atlas.muscles()[muscle].signs,
            SubjectKind::Mimic(mimic) => &atlas.mimics()[mimic].signs,
        };
        if let Some(entry) = entries.iter().find(|entry| entry.id == sign.id) {
            listing.push((number, strength(sign, Some(entry))));
        }
    }
    listing
}
