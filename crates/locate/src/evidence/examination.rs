//! What was found on examination, as evidence.

use atlas::{Atlas, SignScope};

use super::{Builder, Origin, Why};
use crate::case::{Case, Finding, Outcome};
use crate::finding::{Strength, strength};
use crate::net::{AnyOf, Row};
use crate::subject::Subjects;

impl Builder {
    pub(super) fn examination(&mut self, atlas: &Atlas, subjects: &Subjects, case: &Case) {
        let unsure = atlas.defaults().model.unsure_share;
        let mut order: Vec<usize> = (0..case.findings.len()).collect();
        order.sort_by_key(|&at| {
            let finding = case.findings[at];
            (finding.sign, finding.muscle, finding.side, finding.result)
        });
        for at in order {
            let finding = case.findings[at];
            match (atlas.signs()[finding.sign].scope, finding.muscle) {
                (SignScope::Muscle, Some(muscle)) => self.muscle_sign(atlas, subjects, (at, finding), muscle, unsure),
                _ => self.shared_test(atlas, subjects, (at, finding), unsure),
            }
        }
    }

    /// A sign of one muscle: equation (14) of `docs/how-it-computes.md`.
    ///
    /// Present, it speaks for any of the muscle's points, and as much for every mimic that
    /// sensitises the muscle: a tender muscle therefore never lowers such a mimic, whatever else is
    /// known. Absent, it speaks against the points only.
    fn muscle_sign(
        &mut self,
        atlas: &Atlas,
        subjects: &Subjects,
        (at, finding): (usize, Finding),
        muscle: usize,
        unsure: f64,
    ) {
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
                    self.add(cause, Why::Finding(at), ln_absent);
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
        match self.any.iter().position(|any| any.members == members) {
            Some(known) => {
                self.any[known].ln_ratio += ln_ratio;
                self.any_of[known].push((at, ln_ratio));
            }
            None => {
                self.any.push(AnyOf { ln_ratio, members });
                self.any_of.push(vec![(at, ln_ratio)]);
            }
        }
    }

    /// A test that several causes can turn positive: equations (15), (16) of `docs/how-it-computes.md`.
    ///
    /// # Formula
    /// `P(positive | S) = 1 − sp·Π_{k∈S} q_k`, with `q_k` such that one cause alone has its own
    /// likelihood ratio: `q = (1 − LR⁺(1 − sp)) / sp`.
    fn shared_test(&mut self, atlas: &Atlas, subjects: &Subjects, (at, finding): (usize, Finding), unsure: f64) {
        let causes = test_causes(subjects, finding);
        if finding.result == Outcome::Absent {
            for (cause, strength) in causes {
                self.add(cause, Why::Finding(at), strength.ln_absent);
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
        self.push(Row::new(silent, causes), Origin::Test(at), 0.0, weight);
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
