//! Which cause accounts for which pain, and what is missing.
//!
//! # Formula
//! In a set `S`, the share of cause `k` in row `v` is `a_kv / (λ + Σ_{j∈S} a_jv)`, with `a = −ln(1 − r)`
//! and `λ` the leak; the rest is the leak's. Shares are averaged over the most probable sets, for a
//! cause over those that contain it.

mod change;
mod contrast;
mod contributions;
mod interplay;
mod phrase;
mod weight;

use atlas::CellId;

use crate::assessment::Reasons;
use crate::engine::{Engine, Solved};
use crate::evidence::Origin;
use crate::words;

/// Sets that explanations are drawn from.
const SETS: usize = 48;
/// Causes that get reasons in words, and those that also get cells.
pub(crate) const WORDED: usize = 24;
const MAPPED: usize = 12;
/// Cells where a cause hurts less often than this are not called missing.
const SMALLEST_MISSING: f64 = 0.2;

pub(crate) struct Explanation<'e, 's> {
    engine: &'e Engine<'e>,
    solved: &'s Solved<'s>,
    /// Painted cells and those of named regions, with intensity.
    pain_cells: Vec<(CellId, f64)>,
    is_pain: Vec<bool>,
    /// Per row of pain: the leak's share.
    leak: Vec<f64>,
    /// Per subject: its share of each row of pain, given that it is a cause; sparse, by row.
    shares: Vec<Vec<(usize, f64)>>,
    /// Skin that rows of pain stand for.
    total_cm2: f64,
}

impl<'e, 's> Explanation<'e, 's> {
    pub fn new(engine: &'e Engine<'e>, solved: &'s Solved<'s>) -> Self {
        let pain_cells = pain_cells(engine, solved);
        let mut is_pain = vec![false; engine.atlas.body().cells().len()];
        for (cell, _) in &pain_cells {
            is_pain[cell.index()] = true;
        }
        let evidence = &solved.evidence;
        let total_cm2 = (0..evidence.net.rows.len()).map(|row| evidence.skin_cm2(row)).sum();
        let (leak, shares) = shares(engine, solved);
        Explanation { engine, solved, pain_cells, is_pain, leak, shares, total_cm2 }
    }

    pub fn pain_cells(&self) -> &[(CellId, f64)] {
        &self.pain_cells
    }

    /// Share of the pain where the leak explains more than all causes together.
    pub fn unexplained_share(&self) -> f64 {
        if self.total_cm2 <= 0.0 {
            return 0.0;
        }
        let rows = self.leak.iter().enumerate().filter(|(_, leak)| **leak > 0.5);
        rows.fold(0.0, |sum, (row, _)| sum + self.solved.evidence.skin_cm2(row)) / self.total_cm2
    }

    pub fn unexplained_cells(&self) -> Vec<CellId> {
        let mut cells = Vec::new();
        for (origin, leak) in self.solved.evidence.origin.iter().zip(&self.leak) {
            if *leak > 0.5 {
                match origin {
                    Origin::Skin(painted) => cells.extend(painted),
                    Origin::Region(region) => cells.extend(self.engine.atlas.body().regions()[region.index()].cells()),
                    Origin::Test(_) => {}
                }
            }
        }
        cells.sort_unstable();
        cells
    }

    /// Why the subject at `place` of the ranking is there.
    pub fn reasons(&self, number: usize, place: usize) -> Reasons {
        let shares = &self.shares[number];
        let explained = shares.iter().fold(0.0, |sum, &(row, share)| sum + share * self.solved.evidence.skin_cm2(row));
        let mut reasons = Reasons {
            explains: if self.total_cm2 > 0.0 { (explained / self.total_cm2).min(1.0) } else { 0.0 },
            missing: self.missing(number),
            ..Reasons::default()
        };
        if place < WORDED {
            reasons.because = words::because(self.engine, self.solved.case, number, &self.explained_regions(number));
            reasons.against = words::against(self.engine, self.solved.case, number, &self.missing_regions(number));
        }
        if place < MAPPED {
            reasons.explained_cells = self.explained_cells(number);
            reasons.missing_cells = self.missing_cells(number);
        }
        reasons
    }

    /// The likeliest of a subject's causes.
    fn main_cause(&self, number: usize) -> usize {
        let causes = &self.engine.subjects.causes[number];
        causes[self.solved.likeliest(causes)]
    }

    fn missing(&self, number: usize) -> f64 {
        if self.shares[number].is_empty() {
            return 1.0;
        }
        let body = self.engine.atlas.body();
        let (mut expected, mut absent) = (0.0, 0.0);
        for &(cell, r) in &self.engine.atlas.causes()[self.main_cause(number)].cells {
            let cm2 = f64::from(r) * body.cell(cell).area_cm2;
            expected += cm2;
            if !self.is_pain[cell.index()] {
                absent += cm2;
            }
        }
        if expected > 0.0 { absent / expected } else { 0.0 }
    }

    fn missing_cells(&self, number: usize) -> Vec<(CellId, f64)> {
        let cause = &self.engine.atlas.causes()[self.main_cause(number)];
        let cells = cause.cells.iter().map(|&(cell, r)| (cell, f64::from(r)));
        cells.filter(|&(cell, r)| r >= SMALLEST_MISSING && !self.is_pain[cell.index()]).collect()
    }

    fn explained_cells(&self, number: usize) -> Vec<(CellId, f64)> {
        let mut cells = Vec::new();
        for &(row, share) in &self.shares[number] {
            match &self.solved.evidence.origin[row] {
                Origin::Skin(painted) => cells.extend(painted.iter().map(|&cell| (cell, share))),
                &Origin::Region(region) => {
                    let map = &self.engine.atlas.causes()[self.main_cause(number)].cells;
                    let inside = map.iter().filter(|(cell, r)| {
                        self.engine.atlas.body().cell(*cell).region == region && f64::from(*r) >= SMALLEST_MISSING
                    });
                    cells.extend(inside.map(|&(cell, _)| (cell, share)));
                }
                Origin::Test(_) => {}
            }
        }
        cells.sort_by_key(|&(cell, _)| cell);
        cells
    }

    /// Regions whose pain the subject accounts for, most first, with their share of all that it explains.
    fn explained_regions(&self, number: usize) -> Vec<(usize, f64)> {
        let body = self.engine.atlas.body();
        let mut sums: Vec<(usize, f64)> = Vec::new();
        let mut total = 0.0;
        for &(row, share) in &self.shares[number] {
            let region = match &self.solved.evidence.origin[row] {
                Origin::Skin(painted) => body.cell(painted[0]).region.index(),
                Origin::Region(region) => region.index(),
                Origin::Test(_) => continue,
            };
            let cm2 = share * self.solved.evidence.skin_cm2(row);
            total += cm2;
            match sums.iter_mut().find(|(known, _)| *known == region) {
                Some((_, sum)) => *sum += cm2,
                None => sums.push((region, cm2)),
            }
        }
        sums.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sums.into_iter().map(|(region, cm2)| (region, cm2 / total)).collect()
    }

    /// Regions that the subject's likeliest cause makes people name, and that do not hurt; surest first.
    fn missing_regions(&self, number: usize) -> Vec<(usize, f64)> {
        if self.total_cm2 <= 0.0 {
            return Vec::new();
        }
        let cause = self.main_cause(number);
        let body = self.engine.atlas.body();
        let mut regions: Vec<(usize, f64)> = Vec::new();
        for (region, producers) in self.engine.territory.regions.iter().enumerate() {
            if let Ok(at) = producers.binary_search_by_key(&cause, |producer| producer.cause)
                && !body.regions()[region].cells().iter().any(|cell| self.is_pain[cell.index()])
            {
                regions.push((region, 1.0 - libm::exp(-producers[at].strength)));
            }
        }
        regions.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        regions
    }
}

fn pain_cells(engine: &Engine<'_>, solved: &Solved<'_>) -> Vec<(CellId, f64)> {
    let mut cells: Vec<(CellId, f64)> = solved.case.drawing.iter().flat_map(|drawing| drawing.cells.clone()).collect();
    for pain in &solved.case.pain {
        let intensity = pain.intensity.unwrap_or(10.0);
        if intensity > 0.0 {
            let region = &engine.atlas.body().regions()[pain.region.index()];
            cells.extend(region.cells().iter().map(|&cell| (cell, intensity)));
        }
    }
    cells.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    cells.dedup_by_key(|(cell, _)| *cell);
    cells
}

/// Leak's share of each row, and each subject's share given that it is a cause.
#[allow(clippy::type_complexity)] // Two parallel tables of the same rows, taken apart at once.
fn shares(engine: &Engine<'_>, solved: &Solved<'_>) -> (Vec<f64>, Vec<Vec<(usize, f64)>>) {
    let evidence = &solved.evidence;
    let subject_of: Vec<usize> = evidence.causes.iter().map(|&cause| engine.subjects.of_cause[cause]).collect();
    let n_subjects = engine.subjects.all.len();
    let sets = &solved.pooled.sets[..solved.pooled.sets.len().min(SETS)];
    let empty = (Vec::new(), 1.0);
    let sets = if sets.is_empty() { std::slice::from_ref(&empty) } else { sets };
    let mass: f64 = sets.iter().map(|(_, p)| p).sum();
    // Probability of each subject within the sets considered.
    let mut held = vec![0.0; n_subjects];
    for (set, p) in sets {
        let mut subjects: Vec<usize> = set.iter().map(|&k| subject_of[k]).collect();
        subjects.sort_unstable();
        subjects.dedup();
        subjects.iter().for_each(|&subject| held[subject] += p);
    }
    let lambda = -libm::log(engine.territory.silent);
    let mut strength = vec![0.0; evidence.net.n_causes];
    let mut sum = vec![0.0; n_subjects];
    let mut leaks = Vec::with_capacity(evidence.net.rows.len());
    let mut shares: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n_subjects];
    for (row, origin) in evidence.net.rows.iter().zip(&evidence.origin) {
        let index = leaks.len();
        if origin.is_test() {
            leaks.push(0.0);
            continue;
        }
        row.causes.iter().for_each(|producer| strength[producer.cause] = producer.strength);
        let mut leak = 0.0;
        for (set, p) in sets {
            let x = set.iter().fold(lambda, |x, &k| x + strength[k]);
            leak += p * lambda / x;
            set.iter().for_each(|&k| sum[subject_of[k]] += p * strength[k] / x);
        }
        leaks.push(leak / mass);
        // What explains the row already in the best set, for subjects that are in no set.
        let best = sets[0].0.iter().fold(lambda, |x, &k| x + strength[k]);
        for producer in &row.causes {
            let subject = subject_of[producer.cause];
            let share = if held[subject] > 0.0 {
                std::mem::take(&mut sum[subject]) / held[subject]
            } else {
                producer.strength / (best + producer.strength)
            };
            match shares[subject].last_mut() {
                Some((last, known)) if *last == index => *known = known.max(share),
                _ => shares[subject].push((index, share)),
            }
            strength[producer.cause] = 0.0;
        }
    }
    (leaks, shares)
}
