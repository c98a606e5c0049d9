//! What an examiner finds.

use atlas::{CauseKind, Figures, Side, Sign, SignUse};
use locate::case::{Outcome, SubjectKind};

use crate::Patient;
use crate::dice::{Dice, Use, normal_cdf};
use crate::patient::subject_of;
use crate::simulator::Simulator;

/// No sign is surer than this to be there or not.
const SMALLEST: f64 = 0.01;

/// Probability of a sign with its cause and without.
struct Rates {
    sensitivity: f64,
    false_positive: f64,
}

impl Simulator<'_> {
    /// What an examiner finds, the same whatever else is examined and in whatever order.
    ///
    /// `sign` is an index into [`atlas::Atlas::signs`], `muscle` into [`atlas::Atlas::muscles`], for signs of a muscle.
    ///
    /// # Formula
    /// The sign is there when a standard normal lies below the quantile of its probability; the normals of one muscle are correlated.
    /// That probability is the sensitivity where the cause is active. Where it is not, it is the share of false positives, its
    /// odds raised in a sensitised muscle, under painted skin and in central spread.
    /// The examiner sees it with probability `√κ`, and guesses otherwise.
    pub fn examine(&self, patient: &Patient, sign: usize, muscle: Option<usize>, side: Option<Side>) -> Outcome {
        let world = &self.world.examination;
        let side_part = side.map_or(2, |side| u64::from(side == Side::Left));
        let muscle_part = muscle.map_or(0, |muscle| 1 + muscle as u64);
        let place = muscle_part << 2 | side_part;
        let dice = |purpose, part| Dice::new(self.world.seed, patient.seed, patient.index, purpose, part);
        let mut own = dice(Use::Sign, (sign as u64) << 32 | place);
        let (p, together) = match muscle {
            Some(muscle) => (self.in_muscle(patient, sign, muscle, side), *world.together),
            None => (self.of_test(patient, sign, side), 0.0),
        };
        let shared = if muscle.is_some() { dice(Use::Muscle, place).normal() } else { 0.0 };
        let latent = libm::sqrt(together) * shared + libm::sqrt(1.0 - together) * own.normal();
        let is_there = normal_cdf(latent) < p;
        let kappa = self.atlas.signs()[sign].kappa.unwrap_or(*world.kappa_unknown);
        let is_seen = own.happens(libm::sqrt(kappa.clamp(0.0, 1.0)));
        let guess = own.happens(*world.guess_present);
        let unsure = if is_seen { *world.seen_unsure } else { *world.guess_unsure };
        if own.happens(unsure) {
            return Outcome::Unsure;
        }
        let is_reported = if is_seen { is_there } else { guess };
        if is_reported { Outcome::Present } else { Outcome::Absent }
    }

    /// Probability that a sign of a muscle is there.
    fn in_muscle(&self, patient: &Patient, sign: usize, muscle: usize, side: Option<Side>) -> f64 {
        let sign = &self.atlas.signs()[sign];
        let entry = self.atlas.muscles()[muscle].signs.iter().find(|entry| entry.id == sign.id);
        let rates = self.rates(sign, entry);
        let side = side.unwrap_or(Side::Right);
        let mut points = self.company.points(self.atlas, muscle, side);
        if points.any(|point| patient.causes.contains(&point)) {
            return rates.sensitivity;
        }
        let world = &self.world.examination;
        let mut odds = rates.false_positive / (1.0 - rates.false_positive);
        if self.is_sensitised(patient, muscle, side) {
            odds *= *world.sensitised_odds;
        }
        if self.is_under_pain(patient, muscle, side) {
            odds *= *world.under_pain_odds;
        }
        if patient.trouble.is_central {
            odds *= *world.central_odds;
        }
        odds / (1.0 + odds)
    }

    /// Probability that a test of its own is positive: that of the most telling of its active causes, else that of a false positive.
    fn of_test(&self, patient: &Patient, sign: usize, side: Option<Side>) -> f64 {
        let sign = &self.atlas.signs()[sign];
        let mut most: Option<f64> = None;
        for &cause in &patient.causes {
            let subject = subject_of(self.atlas, cause);
            let is_here = side.is_none() || subject.side.is_none() || subject.side == side;
            let entries = match subject.kind {
                SubjectKind::Muscle(muscle) => &self.atlas.muscles()[muscle].signs,
                SubjectKind::Mimic(mimic) => &self.atlas.mimics()[mimic].signs,
            };
            if let Some(entry) = entries.iter().find(|entry| is_here && entry.id == sign.id) {
                let sensitivity = self.rates(sign, Some(entry)).sensitivity;
                most = Some(most.map_or(sensitivity, |most| most.max(sensitivity)));
            }
        }
        most.unwrap_or_else(|| self.rates(sign, None).false_positive)
    }

    /// Figures of the atlas, and what the world assumes where it has none.
    ///
    /// # Limits
    /// A likelihood ratio alone gives the sensitivity at the assumed share of false positives, at most 0.99.
    fn rates(&self, sign: &Sign, entry: Option<&SignUse>) -> Rates {
        let world = &self.world.examination;
        let figures = match entry {
            Some(entry) => Figures::of(entry, sign),
            None => Figures::of(&bare(sign), sign),
        };
        let false_positive = figures.specificity.map_or(*world.false_positive_unknown, |sp| 1.0 - sp);
        let by_ratio = || figures.lr_pos.map(|ratio| ratio * false_positive);
        let sensitivity = figures.sensitivity.or_else(by_ratio).unwrap_or(*world.sensitivity_unknown);
        let inner = |p: f64| p.clamp(SMALLEST, 1.0 - SMALLEST);
        Rates { sensitivity: inner(sensitivity), false_positive: inner(false_positive) }
    }

    fn is_sensitised(&self, patient: &Patient, muscle: usize, side: Side) -> bool {
        let id = &self.atlas.muscles()[muscle].id;
        patient.causes.iter().map(|&cause| &self.atlas.causes()[cause]).any(|cause| match cause.kind {
            CauseKind::Mimic(mimic) => {
                let is_here = cause.side.is_none_or(|own| own == side);
                is_here && self.atlas.mimics()[mimic].sensitises.iter().any(|sensitised| sensitised.muscle == *id)
            }
            CauseKind::Point { .. } => false,
        })
    }

    /// Whether the skin over one of the muscle's points is painted.
    fn is_under_pain(&self, patient: &Patient, muscle: usize, side: Side) -> bool {
        self.company.points(self.atlas, muscle, side).any(|point| {
            let over = self.zones.site[point];
            over.is_some_and(|over| patient.cells.binary_search_by_key(&over, |(cell, _)| *cell).is_ok())
        })
    }
}

/// The sign as an entry that says nothing of its own.
fn bare(sign: &Sign) -> SignUse {
    SignUse {
        id: sign.id.clone(),
        how: None,
        note: None,
        sensitivity: None,
        specificity: None,
        lr_pos: None,
        lr_neg: None,
        sources: Vec::new(),
        grade: sign.grade,
    }
}
