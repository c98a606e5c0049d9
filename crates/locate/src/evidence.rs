//! A case as a problem in plain numbers.
//!
//! Constants come from `[model]` of atlas/defaults.toml; this is the only place that combines them.
//! There is no map from the posterior to a "calibrated" one: such a map was fitted to one simulated
//! world in the study behind the model, and would have to be fitted again for this body and atlas.
//!
//! # Formula
//! At each weight `w` (per cm² of skin) of the pool:
//! a painted cell is a noisy-OR row of weight `w · cm²`, all cells together at least one datum and at
//! most `largest_drawing`; a named region is one row of weight
//! `w · datum · region_share`; unpainted skin, or every region not named, lowers the log-odds of a
//! cause by `unpainted_share` of what it expected there. Examination counts in full at every weight.

use atlas::{Atlas, SignScope};

use crate::case::{Case, Finding, Outcome, SubjectKind};
use crate::finding::{Strength, strength};
use crate::net::{AnyOf, Link, Net, Producer, Row};
use crate::person::{Populations, PriorShifts};
use crate::subject::Subjects;
use crate::territory::Territory;

/// Where a row of the problem comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Origin {
    Cell(atlas::CellId),
    Region(atlas::RegionId),
    Test,
}

/// The problem of one case, apart from the weight of the drawing.
pub(crate) struct Evidence {
    pub net: Net,
    /// Atlas cause of each cause of `net`.
    pub causes: Vec<usize>,
    /// Subject of each group of `net`.
    pub groups: Vec<usize>,
    pub origin: Vec<Origin>,
    /// Skin that each row stands for; 0 for tests.
    pub row_cm2: Vec<f64>,
    /// Weight of each row that the drawing's weight does not scale.
    pub row_fixed: Vec<f64>,
    /// Per atlas cause: prior log-odds with history and findings of its own.
    pub log_odds: Vec<f64>,
    /// Per atlas cause: expected pain that is not there, in cm² of weight.
    pub absent: Vec<f64>,
    pub is_excluded: Vec<bool>,
}

/// Translates a case.
pub(crate) fn evidence(
    atlas: &Atlas,
    territory: &Territory,
    subjects: &Subjects,
    prior: &[f64],
    populations: &Populations,
    case: &Case,
) -> Evidence {
    let n = atlas.causes().len();
    let mut builder = Builder {
        rows: Vec::new(),
        origin: Vec::new(),
        row_cm2: Vec::new(),
        row_fixed: Vec::new(),
        any: Vec::new(),
        log_odds: prior.to_vec(),
        is_excluded: excluded(subjects, case, n),
    };
    history(atlas, subjects, populations, case, &mut builder.log_odds);
    let before_examination = builder.log_odds.clone();
    let absent = builder.pain(atlas, territory, case);
    builder.examination(atlas, subjects, case);
    builder.finish(subjects, &before_examination, absent)
}

fn excluded(subjects: &Subjects, case: &Case, n: usize) -> Vec<bool> {
    let mut is_excluded = vec![false; n];
    for excluded in &case.excluded {
        for (number, subject) in subjects.all.iter().enumerate() {
            if subject.kind == excluded.kind && subjects.is_on(number, excluded.side) {
                for &cause in &subjects.causes[number] {
                    is_excluded[cause] = true;
                }
            }
        }
    }
    is_excluded
}

/// Who the person is shifts the prior; loads raise the odds of the muscles that name them, red flags those of the mimics that
/// they speak for.
fn history(atlas: &Atlas, subjects: &Subjects, populations: &Populations, case: &Case, log_odds: &mut [f64]) {
    let default = atlas.defaults().load.odds;
    let shifts = PriorShifts::new(atlas, populations, case);
    for (number, subject) in subjects.all.iter().enumerate() {
        let mut shift = shifts.of(subject.kind);
        match subject.kind {
            SubjectKind::Muscle(muscle) => {
                for entry in &atlas.muscles()[muscle].loads {
                    if case.loads.iter().any(|&load| atlas.loads()[load].id == entry.id) {
                        shift += libm::log(entry.odds.unwrap_or(default));
                    }
                }
            }
            SubjectKind::Mimic(mimic) => {
                let id = &atlas.mimics()[mimic].id;
                for &flag in &case.red_flags {
                    let flag = &atlas.red_flags()[flag];
                    if flag.mimics.contains(id) {
                        shift += libm::log(flag.lr_pos.unwrap_or(1.0).max(1.0));
                    }
                }
            }
        }
        for &cause in &subjects.causes[number] {
            log_odds[cause] += shift;
        }
    }
}

struct Builder {
    rows: Vec<Row>,
    origin: Vec<Origin>,
    row_cm2: Vec<f64>,
    row_fixed: Vec<f64>,
    any: Vec<AnyOf>,
    log_odds: Vec<f64>,
    is_excluded: Vec<bool>,
}

impl Builder {
    fn push(&mut self, row: Row, origin: Origin, cm2: f64, fixed: f64) {
        if row.causes.is_empty() && origin == Origin::Test {
            return;
        }
        self.rows.push(row);
        self.origin.push(origin);
        self.row_cm2.push(cm2);
        self.row_fixed.push(fixed);
    }

    fn kept(&self, producers: &[Producer]) -> Vec<Producer> {
        producers.iter().copied().filter(|p| !self.is_excluded[p.cause]).collect()
    }

    /// Rows for painted cells and named regions; returns the expected pain that is missing.
    fn pain(&mut self, atlas: &Atlas, territory: &Territory, case: &Case) -> Vec<f64> {
        let model = &atlas.defaults().model;
        let painted: &[_] = case.drawing.as_ref().map_or(&[], |drawing| &drawing.cells);
        if painted.is_empty() && case.pain.is_empty() {
            return vec![0.0; self.log_odds.len()];
        }
        let statement = model.datum_cm2 * model.region_share;
        let mut is_named = vec![false; territory.regions.len()];
        for pain in case.pain.iter().filter(|pain| pain.intensity != Some(0.0)) {
            is_named[pain.region.index()] = true;
        }
        let mut is_painted = vec![false; territory.regions.len()];
        let drawn: f64 = painted.iter().map(|&(cell, _)| territory.cell_weight[cell.index()]).sum();
        // A dot on the heel is a whole statement, and a body painted all over is not fifty.
        let share = drawn.clamp(model.datum_cm2, model.largest_drawing_cm2) / drawn.max(1.0);
        let mut absent = if painted.is_empty() {
            territory.all_regions.iter().map(|strength| strength * statement).collect()
        } else {
            territory.all_cells.clone()
        };
        for &(cell, _) in painted {
            is_painted[atlas.body().cell(cell).region.index()] = true;
            let weight = territory.cell_weight[cell.index()];
            let causes = self.kept(territory.at(cell));
            for producer in &causes {
                absent[producer.cause] -= weight * producer.strength;
            }
            self.push(Row { silent: territory.silent, causes }, Origin::Cell(cell), weight * share, 0.0);
        }
        for region in (0..is_named.len()).filter(|&region| is_named[region]) {
            if !painted.is_empty() {
                // Somewhere in the region: its unpainted cells say nothing.
                let drawn: std::collections::BTreeSet<_> = painted.iter().map(|&(cell, _)| cell).collect();
                for cell in atlas.body().regions()[region].cells().iter().filter(|cell| !drawn.contains(cell)) {
                    let weight = territory.cell_weight[cell.index()];
                    for producer in territory.at(*cell) {
                        absent[producer.cause] -= weight * producer.strength;
                    }
                }
            } else {
                for producer in &territory.regions[region] {
                    absent[producer.cause] -= statement * producer.strength;
                }
            }
            // Where the region is painted too, the paint has said it already, and more sharply.
            if !is_painted[region] {
                let causes = self.kept(&territory.regions[region]);
                let row = Row { silent: territory.silent, causes };
                self.push(row, Origin::Region(atlas::RegionId(region as u8)), statement, 0.0);
            }
        }
        self.felt(model.painless_share);
        let expected = |cause: usize| {
            if painted.is_empty() { territory.all_regions[cause] * statement } else { territory.all_cells[cause] }
        };
        let complaint = &atlas.defaults().complaint;
        for (cause, log_odds) in self.log_odds.iter_mut().enumerate() {
            let is_muscle = matches!(atlas.causes()[cause].kind, atlas::CauseKind::Point { .. });
            if is_muscle && expected(cause) > 0.0 {
                let met = 1.0 - absent[cause].max(0.0) / expected(cause);
                *log_odds += libm::log(complaint.odds_ratio(met));
            }
        }
        // Sums that cancel may end a hair below zero.
        absent.iter_mut().for_each(|cm2| *cm2 = cm2.max(0.0));
        absent
    }

    /// A cause of this pain is felt somewhere in it.
    ///
    /// # Formula
    /// The odds are multiplied by `ε + (1 − ε)·max r`, the largest `r` over rows of pain, `ε` the share of
    /// causes that hurt nowhere in a drawing. The weights of the drawing are too low to say this: they
    /// discount cells for being painted together.
    fn felt(&mut self, painless: f64) {
        let mut most = vec![0.0_f64; self.log_odds.len()];
        for producer in self.rows.iter().flat_map(|row| &row.causes) {
            most[producer.cause] = most[producer.cause].max(1.0 - producer.quiet);
        }
        for (log_odds, most) in self.log_odds.iter_mut().zip(most) {
            *log_odds += libm::log(painless + (1.0 - painless) * most);
        }
    }

    fn examination(&mut self, atlas: &Atlas, subjects: &Subjects, case: &Case) {
        let unsure = atlas.defaults().model.unsure_share;
        let mut findings = case.findings.clone();
        findings.sort_by_key(|finding| (finding.sign, finding.muscle, finding.side, finding.result));
        for finding in &findings {
            match (atlas.signs()[finding.sign].scope, finding.muscle) {
                (SignScope::Muscle, Some(muscle)) => self.muscle_sign(atlas, subjects, *finding, muscle, unsure),
                _ => self.shared_test(atlas, subjects, *finding, unsure),
            }
        }
    }

    /// A sign of one muscle.
    ///
    /// Present, it speaks for any of the muscle's points, and as much for every mimic that
    /// sensitises the muscle: a tender muscle therefore never lowers such a mimic, whatever else is
    /// known. Absent, it speaks against the points only.
    fn muscle_sign(&mut self, atlas: &Atlas, subjects: &Subjects, finding: Finding, muscle: usize, unsure: f64) {
        let Some(side) = finding.side else { return };
        let sign = &atlas.signs()[finding.sign];
        let entry = atlas.muscles()[muscle].signs.iter().find(|entry| entry.id == sign.id);
        let Strength { ln_present, ln_absent, .. } = strength(sign, entry);
        let points = subjects.points(muscle, side);
        let ln_ratio = match finding.result {
            Outcome::Present => ln_present,
            Outcome::Unsure => ln_present * unsure,
            Outcome::Absent => {
                for &cause in points {
                    self.log_odds[cause] += ln_absent;
                }
                return;
            }
        };
        let mut members = points.to_vec();
        members
            .extend(subjects.links.iter().filter(|(_, point, _)| points.contains(point)).map(|&(mimic, _, _)| mimic));
        members.retain(|&cause| !self.is_excluded[cause]);
        members.sort_unstable();
        members.dedup();
        if ln_ratio <= 0.0 || members.is_empty() {
            return;
        }
        match self.any.iter_mut().find(|any| any.members == members) {
            Some(any) => any.ln_ratio += ln_ratio,
            None => self.any.push(AnyOf { ln_ratio, members }),
        }
    }

    /// A test that several causes can turn positive.
    ///
    /// # Formula
    /// `P(positive | S) = 1 − sp·Π_{k∈S} q_k`, with `q_k` such that one cause alone has its own
    /// likelihood ratio: `q = (1 − LR⁺(1 − sp)) / sp`.
    fn shared_test(&mut self, atlas: &Atlas, subjects: &Subjects, finding: Finding, unsure: f64) {
        let causes = test_causes(subjects, finding);
        if finding.result == Outcome::Absent {
            for (cause, strength) in causes {
                self.log_odds[cause] += strength.ln_absent;
            }
            return;
        }
        let largest = atlas.defaults().zone.largest_probability;
        let Some(silent) = test_silent(&causes, largest) else { return };
        let causes = causes
            .iter()
            .filter(|(cause, strength)| strength.ln_present > 0.0 && !self.is_excluded[*cause])
            .map(|(cause, strength)| (*cause, -libm::log(test_quiet(silent, strength, largest))))
            .collect();
        let weight = if finding.result == Outcome::Unsure { unsure } else { 1.0 };
        self.push(Row::new(silent, causes), Origin::Test, 0.0, weight);
    }

    fn finish(mut self, subjects: &Subjects, before_examination: &[f64], absent: Vec<f64>) -> Evidence {
        let n = self.log_odds.len();
        // Who sensitises whom depends on where it hurts, never on what was examined: else a new
        // finding would change more than its own likelihood.
        let mut hurts = vec![false; n];
        for (row, _) in self.rows.iter().zip(&self.origin).filter(|(_, origin)| **origin != Origin::Test) {
            row.causes.iter().for_each(|producer| hurts[producer.cause] = true);
        }
        let raising: Vec<(usize, usize, f64)> = subjects
            .links
            .iter()
            .copied()
            .filter(|&(mimic, point, raise)| hurts[point] && !self.is_excluded[mimic] && raise > 0.0)
            .collect();
        let mut local = vec![usize::MAX; n];
        let in_rows = self.rows.iter().flat_map(|row| row.causes.iter().map(|producer| producer.cause));
        let in_any = self.any.iter().flat_map(|any| any.members.iter().copied());
        for cause in in_rows.chain(in_any).chain(raising.iter().map(|&(mimic, _, _)| mimic)) {
            local[cause] = 0;
        }
        let causes: Vec<usize> = (0..n).filter(|&cause| local[cause] == 0).collect();
        for (index, &cause) in causes.iter().enumerate() {
            local[cause] = index;
        }
        for producer in self.rows.iter_mut().flat_map(|row| &mut row.causes) {
            producer.cause = local[producer.cause];
        }
        for member in self.any.iter_mut().flat_map(|any| &mut any.members) {
            *member = local[*member];
        }
        // A mimic pays for what it may raise, so that it is no likelier than its prior before
        // anything is found.
        let mut links = Vec::with_capacity(raising.len());
        for (mimic, point, raise) in raising {
            links.push(Link { mimic: local[mimic], point: local[point], raise });
            let odds = libm::exp(before_examination[point]);
            self.log_odds[mimic] -= libm::log1p(odds * libm::exp(raise)) - libm::log1p(odds);
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut numbers = Vec::new();
        for (index, &cause) in causes.iter().enumerate() {
            let number = subjects.of_cause[cause];
            if numbers.last() == Some(&number) {
                groups[numbers.len() - 1].push(index);
            } else if let Some(at) = numbers.iter().position(|&other| other == number) {
                groups[at].push(index);
            } else {
                numbers.push(number);
                groups.push(vec![index]);
            }
        }
        Evidence {
            net: Net { n_causes: causes.len(), rows: self.rows, any: self.any, links, groups },
            causes,
            groups: numbers,
            origin: self.origin,
            row_cm2: self.row_cm2,
            row_fixed: self.row_fixed,
            log_odds: self.log_odds,
            absent,
            is_excluded: self.is_excluded,
        }
    }
}

/// The causes that list a test on the side tested, with what it says of each.
pub(crate) fn test_causes(subjects: &Subjects, finding: Finding) -> Vec<(usize, Strength)> {
    let listing = subjects.listing[finding.sign].iter().filter(|(number, _)| subjects.is_on(*number, finding.side));
    listing
        .flat_map(|&(number, strength)| subjects.causes[number].iter().map(move |&cause| (cause, strength)))
        .collect()
}

/// Probability that a shared test is negative when none of its causes is active.
///
/// The mean of what is known; where only ratios are, the value that makes the strongest cause as sure
/// as `largest`, the surest that anything in the atlas may be.
pub(crate) fn test_silent(causes: &[(usize, Strength)], largest: f64) -> Option<f64> {
    let known: Vec<f64> = causes.iter().filter_map(|(_, strength)| strength.false_positive).collect();
    if known.is_empty() {
        let strongest = causes.iter().map(|(_, strength)| strength.ln_present).fold(0.0, f64::max);
        return (strongest > 0.0).then(|| 1.0 - largest * libm::exp(-strongest));
    }
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    Some((1.0 - mean).clamp(1.0 - largest, largest))
}

/// Probability that a cause leaves a shared test negative, false positives apart; at least `1 − largest`.
pub(crate) fn test_quiet(silent: f64, strength: &Strength, largest: f64) -> f64 {
    ((1.0 - libm::exp(strength.ln_present) * (1.0 - silent)) / silent).clamp(1.0 - largest, 1.0)
}
