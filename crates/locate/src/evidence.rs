//! A case as a problem in plain numbers.
//!
//! Constants come from `[model]` of atlas/defaults.toml; this is the only place that combines them.
//! No map takes the posterior to a "calibrated" one: it would hold only for the world, the body and the atlas that it is fitted to.
//!
//! # Formula
//! At each weight `w` (per cm² of skin) of the pool:
//! the painted cells of a patch are one noisy-OR row of weight `w · cm²`, all together at least one datum and at most
//! `largest_drawing_cm2`; a named region is one row of weight `w · datum · region_share`; unpainted skin, or every region not
//! named, lowers the log-odds of a cause by `unpainted_share` times what it expected there, and by no more than the probability
//! of each zone allows. Examination counts in full at every weight.

mod examination;
mod ledger;
mod pain;

use atlas::Atlas;

use crate::case::{Case, SubjectKind};
use crate::net::{AnyOf, Link, Net, Row};
use crate::person::{Populations, PriorShifts};
use crate::subject::Subjects;
use crate::territory::Territory;

pub(crate) use examination::{test_causes, test_quiet, test_silent};
pub(crate) use ledger::{Entry, Why};
pub(crate) use pain::Absent;

/// Where a row of the problem comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Origin {
    /// Painted cells of one patch, ascending.
    Skin(Vec<atlas::CellId>),
    Region(atlas::RegionId),
    /// A shared test: index into [`Case::findings`].
    Test(usize),
}

impl Origin {
    pub fn is_test(&self) -> bool {
        matches!(self, Origin::Test(_))
    }
}

/// The problem of one case, apart from the weight of the drawing.
pub(crate) struct Evidence {
    pub net: Net,
    /// Atlas cause of each cause of `net`.
    pub causes: Vec<usize>,
    /// Subject of each group of `net`.
    pub groups: Vec<usize>,
    pub origin: Vec<Origin>,
    /// Skin that each count of a row stands for; 0 for tests.
    pub count_cm2: Vec<f64>,
    /// Weight of each count of a row that the drawing's weight does not scale.
    pub row_fixed: Vec<f64>,
    /// Per atlas cause: prior log-odds with history and findings of its own.
    pub log_odds: Vec<f64>,
    pub absent: Absent,
    pub is_excluded: Vec<bool>,
    /// What was added to the prior log-odds of each atlas cause, and why, in the order in which it was added.
    pub ledger: Vec<Entry>,
    /// Per `any` of the net: the findings (indices into [`Case::findings`]) that make it up, with their parts of its ratio.
    pub any_of: Vec<Vec<(usize, f64)>>,
}

impl Evidence {
    /// Weight of each count of a row, at a weight of the drawing per cm².
    pub fn row_weight(&self, row: usize, weight: f64) -> f64 {
        weight * self.count_cm2[row] + self.row_fixed[row]
    }

    /// Skin that a row stands for; 0 for a test.
    pub fn skin_cm2(&self, row: usize) -> f64 {
        f64::from(self.net.rows[row].count) * self.count_cm2[row]
    }
}

/// Translates a case; prior log-odds by equation (12) of `docs/how-it-computes.md`.
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
        count_cm2: Vec::new(),
        row_fixed: Vec::new(),
        any: Vec::new(),
        any_of: Vec::new(),
        log_odds: prior.to_vec(),
        ledger: Vec::new(),
        is_excluded: excluded(subjects, case, n),
    };
    builder.history(atlas, subjects, populations, case);
    let before_examination = builder.log_odds.clone();
    let absent = builder.pain(atlas, territory, case);
    builder.examination(atlas, subjects, case);
    builder.finish(subjects, &before_examination, absent)
}

fn excluded(subjects: &Subjects, case: &Case, n: usize) -> Vec<bool> {
    let mut is_excluded = vec![false; n];
    for number in (0..subjects.all.len()).filter(|&number| subjects.is_excluded(number, case)) {
        subjects.causes[number].iter().for_each(|&cause| is_excluded[cause] = true);
    }
    is_excluded
}

struct Builder {
    rows: Vec<Row>,
    origin: Vec<Origin>,
    count_cm2: Vec<f64>,
    row_fixed: Vec<f64>,
    any: Vec<AnyOf>,
    any_of: Vec<Vec<(usize, f64)>>,
    log_odds: Vec<f64>,
    ledger: Vec<Entry>,
    is_excluded: Vec<bool>,
}

impl Builder {
    /// Who the person is shifts the prior; loads raise the odds of the muscles that name them, red flags those of the
    /// mimics that they speak for.
    fn history(&mut self, atlas: &Atlas, subjects: &Subjects, populations: &Populations, case: &Case) {
        let default = atlas.defaults().load.odds;
        let shifts = PriorShifts::new(atlas, populations, case);
        for (number, subject) in subjects.all.iter().enumerate() {
            let mut added = shifts.of(subject.kind);
            match subject.kind {
                SubjectKind::Muscle(muscle) => {
                    for entry in &atlas.muscles()[muscle].loads {
                        if let Some(&load) = case.loads.iter().find(|&&load| atlas.loads()[load].id == entry.id) {
                            added.push((Why::Load(load), libm::log(entry.odds.unwrap_or(default))));
                        }
                    }
                }
                SubjectKind::Mimic(mimic) => {
                    let id = &atlas.mimics()[mimic].id;
                    for &flag in &case.red_flags {
                        let entry = &atlas.red_flags()[flag];
                        if entry.mimics.contains(id) {
                            added.push((Why::RedFlag(flag), libm::log(entry.lr_pos.unwrap_or(1.0).max(1.0))));
                        }
                    }
                }
            }
            for &cause in &subjects.causes[number] {
                added.iter().for_each(|&(why, nats)| self.add(cause, why, nats));
            }
        }
    }

    /// The only way to change the log-odds of a cause.
    fn add(&mut self, cause: usize, why: Why, nats: f64) {
        if nats != 0.0 {
            self.log_odds[cause] += nats;
            self.ledger.push(Entry { cause, why, nats });
        }
    }

    fn push(&mut self, row: Row, origin: Origin, cm2: f64, fixed: f64) {
        if row.causes.is_empty() && origin.is_test() {
            return;
        }
        self.rows.push(row);
        self.origin.push(origin);
        self.count_cm2.push(cm2);
        self.row_fixed.push(fixed);
    }

    fn finish(mut self, subjects: &Subjects, before_examination: &[f64], absent: Absent) -> Evidence {
        let n = self.log_odds.len();
        // Who sensitises whom depends on where it hurts, never on what was examined: else a new
        // finding would change more than its own likelihood.
        let mut hurts = vec![false; n];
        for (row, _) in self.rows.iter().zip(&self.origin).filter(|(_, origin)| !origin.is_test()) {
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
        // anything is found: equation (17) of `docs/how-it-computes.md`.
        let mut links = Vec::with_capacity(raising.len());
        for (mimic, point, raise) in raising {
            links.push(Link { mimic: local[mimic], point: local[point], raise });
            let odds = libm::exp(before_examination[point]);
            self.add(mimic, Why::Sensitises, libm::log1p(odds) - libm::log1p(odds * libm::exp(raise)));
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
            count_cm2: self.count_cm2,
            row_fixed: self.row_fixed,
            log_odds: self.log_odds,
            absent,
            is_excluded: self.is_excluded,
            ledger: self.ledger,
            any_of: self.any_of,
        }
    }
}
