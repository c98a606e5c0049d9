//! What every examination needs of an atlas: where each subject is examined, and by which signs.

use atlas::{Atlas, Side, SignScope};

use crate::case::{Finding, Outcome, SubjectKind};
use crate::evidence::{test_causes, test_quiet, test_silent};
use crate::finding::Strength;
use crate::subject::Subjects;

pub(crate) struct Bedside {
    /// By subject.
    pub places: Vec<Place>,
    /// Signs found by examining a muscle, by subject: index and what the sign says.
    pub signs: Vec<Vec<(usize, Strength)>>,
    /// Mimics that sensitise a muscle, by subject.
    pub sensitisers: Vec<Vec<usize>>,
    pub tests: Vec<Test>,
}

/// Where the examiner stands and what the patient shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of the body part: the first word of the region.
    pub part: usize,
    /// Front or back up; `None` where either will do.
    pub faces_front: Option<bool>,
}

/// A shared test on one side.
pub(crate) struct Test {
    pub sign: usize,
    pub side: Option<Side>,
    /// Probability that it is negative when no cause of the atlas is active.
    pub silent: f64,
    pub causes: Vec<Tested>,
}

/// A subject that lists a test.
pub(crate) struct Tested {
    pub number: usize,
    /// Probability that one active cause of it leaves the test negative, false positives apart.
    pub quiet: f64,
    /// Likelihood ratio of a negative test for one active cause.
    pub absent: f64,
}

/// A normal of the skin that points less than this to front or back points to the side.
const FACING: f64 = 0.5;

impl Bedside {
    pub fn new(atlas: &Atlas, subjects: &Subjects) -> Bedside {
        let mut signs: Vec<Vec<(usize, Strength)>> = vec![Vec::new(); subjects.all.len()];
        let mut tests = Vec::new();
        for (index, sign) in atlas.signs().iter().enumerate() {
            match sign.scope {
                SignScope::Muscle => {
                    for &(number, strength) in &subjects.listing[index] {
                        signs[number].push((index, strength));
                    }
                }
                SignScope::Test => {
                    let sides = [Some(Side::Right), Some(Side::Left), None];
                    tests.extend(sides.into_iter().filter_map(|side| test(atlas, subjects, index, side)));
                }
            }
        }
        let mut sensitisers = vec![Vec::new(); subjects.all.len()];
        for &(mimic, point, _) in &subjects.links {
            sensitisers[subjects.of_cause[point]].push(subjects.of_cause[mimic]);
        }
        for mimics in &mut sensitisers {
            mimics.sort_unstable();
            mimics.dedup();
        }
        Bedside { places: places(atlas, subjects), signs, sensitisers, tests }
    }
}

fn test(atlas: &Atlas, subjects: &Subjects, sign: usize, side: Option<Side>) -> Option<Test> {
    let all = test_causes(subjects, Finding { sign, muscle: None, side, result: Outcome::Present });
    let has_side = all.iter().any(|(cause, _)| atlas.causes()[*cause].side.is_some());
    // A test with sided causes is done on one side; one without is done once.
    if has_side != side.is_some() {
        return None;
    }
    let largest = atlas.defaults().zone.largest_probability;
    let silent = test_silent(&all, largest)?;
    let mut causes: Vec<Tested> = Vec::new();
    for (cause, strength) in &all {
        let number = subjects.of_cause[*cause];
        if causes.last().is_none_or(|last| last.number != number) {
            let quiet = if strength.ln_present > 0.0 { test_quiet(silent, strength, largest) } else { 1.0 };
            causes.push(Tested { number, quiet, absent: libm::exp(strength.ln_absent) });
        }
    }
    Some(Test { sign, side, silent, causes })
}

/// A muscle is examined over its first trigger point, a mimic where it hurts oftenest.
fn places(atlas: &Atlas, subjects: &Subjects) -> Vec<Place> {
    let mut parts: Vec<&str> = Vec::new();
    let places = subjects.all.iter().zip(&subjects.causes).map(|(subject, causes)| {
        let cause = &atlas.causes()[causes[0]];
        let oftenest = cause.cells.iter().copied().reduce(|best, cell| if cell.1 > best.1 { cell } else { best });
        let over = cause.site.map(|site| atlas.body().nearest_cell(site)).or(oftenest.map(|(cell, _)| cell));
        let region = over.map_or("", |cell| atlas.body().region_of(cell).base.as_str());
        let part = region.split('.').next().unwrap_or(region);
        let number = parts.iter().position(|known| *known == part).unwrap_or_else(|| {
            parts.push(part);
            parts.len() - 1
        });
        let forward = over.map_or(0.0, |cell| atlas.body().cell(cell).normal[2]);
        let is_muscle = matches!(subject.kind, SubjectKind::Muscle(_));
        Place { part: number, faces_front: (is_muscle && forward.abs() >= FACING).then_some(forward > 0.0) }
    });
    places.collect()
}
