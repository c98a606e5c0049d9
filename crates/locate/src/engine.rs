//! From a case to an assessment.

use atlas::Atlas;

use crate::abstain::abstain;
use crate::assessment::{Assessment, Examination, Hypothesis, NextSign, PointResult, Ranked};
use crate::case::{Case, Drawing, Subject, SubjectKind};
use crate::drawing::measure;
use crate::evidence::{Evidence, evidence};
use crate::explain::Explanation;
use crate::flag::flags;
use crate::next::{Ahead, Bedside};
use crate::odds::logit;
use crate::person::Populations;
use crate::pool::{Pooled, pool};
use crate::subject::Subjects;
use crate::territory::Territory;

/// Hypotheses shown, and the least probable one.
const HYPOTHESES: usize = 8;
const SMALLEST_HYPOTHESIS: f64 = 0.01;

/// The tables that every assessment shares.
pub struct Engine<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) territory: Territory,
    pub(crate) subjects: Subjects,
    pub(crate) bedside: Bedside,
    /// Log-odds of each cause before anything is known.
    pub(crate) prior: Vec<f64>,
    populations: Populations,
    /// Weights of the drawing, per cm².
    pub(crate) weights: Vec<f64>,
}

/// A case with its posterior, before it is put into words.
pub(crate) struct Solved<'c> {
    pub case: &'c Case,
    pub evidence: Evidence,
    pub pooled: Pooled,
}

impl Solved<'_> {
    /// Place of the likeliest of several causes, of equals the first.
    pub fn likeliest(&self, causes: &[usize]) -> usize {
        let p = |at: usize| self.pooled.causes[causes[at]].p;
        (0..causes.len()).reduce(|best, at| if p(at) > p(best) { at } else { best }).unwrap_or(0)
    }
}

impl<'a> Engine<'a> {
    /// Lays out an atlas for inference.
    pub fn new(atlas: &'a Atlas) -> Engine<'a> {
        let model = &atlas.defaults().model;
        let subjects = Subjects::new(atlas);
        Engine {
            atlas,
            territory: Territory::new(atlas),
            bedside: Bedside::new(atlas, &subjects),
            subjects,
            prior: atlas.causes().iter().map(|cause| logit(cause.prior)).collect(),
            populations: Populations::new(atlas),
            weights: model.painted_weights.iter().map(|weight| weight / model.weight_cm2).collect(),
        }
    }

    pub fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// What may explain a case, how surely, and what to do next.
    pub fn assess(&self, case: &Case) -> Assessment {
        self.assessment(&self.solve(case))
    }

    pub(crate) fn assessment(&self, solved: &Solved<'_>) -> Assessment {
        let explanation = Explanation::new(self, solved);
        let red_flags = flags(self, solved);
        let unexplained = explanation.unexplained_share();
        let measures =
            measure(self.atlas.body(), &Drawing { cells: explanation.pain_cells().to_vec(), strokes: Vec::new() });
        let ahead = Ahead::new(self, solved);
        let hurts = measures.n_cells > 0 || !solved.case.findings.is_empty();
        Assessment {
            red_flags,
            abstained: abstain(self, solved.case, &measures, unexplained),
            causes: self.ranked(solved, &explanation),
            hypotheses: self.hypotheses(solved),
            unexplained,
            unexplained_cells: explanation.unexplained_cells(),
            next: ahead.next_signs(),
            examination: if hurts { ahead.examination() } else { Examination::nothing_hurts() },
            is_closed: solved.pooled.is_closed,
            nodes: solved.pooled.nodes,
            painted: measures,
        }
    }

    /// What palpation asks again and again, without explanations: the posterior of every muscle and mimic, and every sign not yet
    /// looked for, in the order of the atlas.
    pub fn open_signs(&self, case: &Case) -> (Vec<(Subject, f64)>, Vec<NextSign>) {
        let solved = self.solve(case);
        let posterior = self.subjects.all.iter().zip(&solved.pooled.subjects);
        (posterior.map(|(subject, marginal)| (*subject, marginal.p)).collect(), Ahead::new(self, &solved).open_signs())
    }

    pub(crate) fn solve<'c>(&self, case: &'c Case) -> Solved<'c> {
        let evidence = evidence(self.atlas, &self.territory, &self.subjects, &self.prior, &self.populations, case);
        let pooled = pool(self, &evidence);
        Solved { case, evidence, pooled }
    }

    /// What a cause pays at a weight of the drawing for pain that it leads one to expect and that is not there, in nats.
    pub(crate) fn cost(&self, evidence: &Evidence, cause: usize, weight: f64) -> f64 {
        evidence.absent.cost(&self.territory, cause, weight * self.atlas.defaults().model.unpainted_share)
    }

    /// Name of a subject without its side.
    pub fn name_of(&self, subject: Subject) -> &'a str {
        match subject.kind {
            SubjectKind::Muscle(muscle) => &self.atlas.muscles()[muscle].name,
            SubjectKind::Mimic(mimic) => &self.atlas.mimics()[mimic].name,
        }
    }

    fn ranked(&self, solved: &Solved<'_>, explanation: &Explanation<'_, '_>) -> Vec<Ranked> {
        let mut order: Vec<usize> = (0..self.subjects.all.len())
            .filter(|&number| self.subjects.causes[number].iter().any(|&cause| !solved.evidence.is_excluded[cause]))
            .collect();
        order.sort_by(|&a, &b| {
            let p = |number: usize| solved.pooled.subjects[number].p;
            p(b).total_cmp(&p(a)).then(a.cmp(&b))
        });
        order
            .into_iter()
            .enumerate()
            .map(|(place, number)| Ranked {
                subject: self.subjects.all[number],
                posterior: solved.pooled.subjects[number],
                points: self.points(solved, number),
                reasons: explanation.reasons(number, place),
            })
            .collect()
    }

    fn points(&self, solved: &Solved<'_>, number: usize) -> Vec<PointResult> {
        let SubjectKind::Muscle(muscle) = self.subjects.all[number].kind else { return Vec::new() };
        let points = &self.atlas.muscles()[muscle].points;
        self.subjects.causes[number]
            .iter()
            .zip(points)
            .map(|(&cause, point)| PointResult { id: point.id.clone(), posterior: solved.pooled.causes[cause] })
            .collect()
    }

    fn hypotheses(&self, solved: &Solved<'_>) -> Vec<Hypothesis> {
        let mut merged: Vec<(Vec<usize>, f64)> = Vec::new();
        for (set, p) in &solved.pooled.sets {
            let mut subjects: Vec<usize> =
                set.iter().map(|&k| self.subjects.of_cause[solved.evidence.causes[k]]).collect();
            subjects.sort_unstable();
            subjects.dedup();
            match merged.iter_mut().find(|(known, _)| *known == subjects) {
                Some((_, sum)) => *sum += p,
                None => merged.push((subjects, *p)),
            }
        }
        merged.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        merged
            .into_iter()
            .filter(|(_, p)| *p >= SMALLEST_HYPOTHESIS)
            .take(HYPOTHESES)
            .map(|(subjects, p)| Hypothesis {
                causes: subjects.into_iter().map(|number| self.subjects.all[number]).collect(),
                p,
            })
            .collect()
    }
}
