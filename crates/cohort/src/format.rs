//! `crates/cohort/worlds/ID.toml`: every assumption of a simulated world, with its basis and grade.

use std::ops::Deref;

use atlas::Grade;
use serde::Deserialize;

use crate::CohortError;

/// How people, pain, hands and examiners behave in one simulated world.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    pub id: String,
    /// What sets this world apart.
    pub about: String,
    /// Fixes what is the same for all its patients, such as how its priors differ from those of the atlas.
    pub seed: u64,
    pub person: PersonWorld,
    pub causes: CauseWorld,
    pub expression: ExpressionWorld,
    pub drawing: DrawingWorld,
    pub intensity: IntensityWorld,
    pub uncatalogued: UncataloguedWorld,
    pub central: CentralWorld,
    pub examination: ExaminationWorld,
    pub red_flags: RedFlagWorld,
}

/// A figure of a world with what supports it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumed<T> {
    pub value: T,
    pub basis: String,
    pub grade: Grade,
}

impl<T> Deref for Assumed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Who comes, and what they report.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonWorld {
    /// Mean and standard deviation of the age in years, then the youngest and the oldest who come.
    pub age_years: Assumed<[f64; 4]>,
    pub female_share: Assumed<f64>,
    /// Median of the weeks since the pain began.
    pub weeks_median: Assumed<f64>,
    /// Standard deviation of the logarithm of the weeks.
    pub weeks_log_sd: Assumed<f64>,
    /// Share of people under each load.
    pub load_share: Assumed<f64>,
    /// Share of loads that are not reported.
    pub load_unreported: Assumed<f64>,
}

/// What is active.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CauseWorld {
    /// Share of patients with 0, 1, 2, 3 and 4 causes of the atlas.
    pub number_shares: Assumed<[f64; 5]>,
    /// Standard deviation of the logarithm of the factor between a prior of this world and that of the atlas.
    pub prior_log_sd: Assumed<f64>,
    /// Share of later causes that are related to an earlier one; the others come by prior.
    pub related_share: Assumed<f64>,
    /// Relative weight, among related causes, of the other points of a muscle.
    pub same_muscle: Assumed<f64>,
    /// The same for its agonists and antagonists.
    pub unit: Assumed<f64>,
    /// The same for its satellites.
    pub satellites: Assumed<f64>,
    /// The same for the same point on the other side.
    pub contralateral: Assumed<f64>,
    /// Share of later causes, after a mimic, that are muscles which it sensitises.
    pub sensitised_share: Assumed<f64>,
}

/// Which zones of an active cause hurt, and how much of each.
///
/// # Formula
/// A zone with probability `p` hurts when `Φ⁻¹(p) + zone + s·S + e·E + √(1 − s² − e²)·Z > 0`, with `S` standard normal for each
/// patient, `E` for each active cause, `Z` for each zone, and `zone` of [`zone_probit_sd`](Self::zone_probit_sd), fixed in the world.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpressionWorld {
    /// How far a zone's probability, as a normal quantile, lies from that of the atlas.
    pub zone_probit_sd: Assumed<f64>,
    /// Probability of pain over an active trigger point itself.
    pub site_probability: Assumed<f64>,
    /// `s`: how much the zones of one patient go together.
    pub spreader: Assumed<f64>,
    /// `e`: how much the zones of one cause go together.
    pub extent: Assumed<f64>,
    /// Share of zones that hurt over their whole length; the others begin at the end near the cause and stop somewhere.
    pub whole_share: Assumed<f64>,
    /// The least part of its length over which a zone that is not whole hurts.
    pub least_part: Assumed<f64>,
}

/// How pain becomes paint.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawingWorld {
    /// Distance over which neighbouring skin is painted together.
    pub correlation_cm: Assumed<f64>,
    /// Standard deviation of the edge of a zone.
    pub blur_cm: Assumed<f64>,
    /// No edge is blurred by more than this share of the radius.
    pub blur_share: Assumed<f64>,
    /// Standard deviation, in each direction, of the smooth displacement of all that is felt.
    pub warp_cm: Assumed<f64>,
    /// Distance over which neighbouring places are displaced together.
    pub warp_length_cm: Assumed<f64>,
    /// Standard deviation, in each direction, of the displacement of one cause.
    pub shift_cm: Assumed<f64>,
    /// Narrower zones than this are felt and painted more precisely, in proportion: a finger is not a back.
    pub precise_below_cm: Assumed<f64>,
    /// Standard deviation of the logarithm of a zone's size.
    pub size_log_sd: Assumed<f64>,
    /// The most that a hand paints beyond what hurts; uniform from 0.
    pub over_paint_most_cm: Assumed<f64>,
    /// Share of people who paint less than what hurts.
    pub under_paint_share: Assumed<f64>,
    /// The most that they leave out, as a share of a zone's radius; uniform from 0.
    pub under_paint_most: Assumed<f64>,
    /// Share of people who paint nothing on the back of the body.
    pub back_forgotten_share: Assumed<f64>,
    /// Share of painful regions that are forgotten.
    pub region_forgotten_share: Assumed<f64>,
    /// Share of drawings on the wrong side.
    pub slip_share: Assumed<f64>,
    /// Share of drawings with a mark that belongs to nothing.
    pub stray_share: Assumed<f64>,
    /// Radius of such a mark, from and to.
    pub stray_cm: Assumed<[f64; 2]>,
    /// The smallest patch of skin that a hand paints.
    pub smallest_mark_cm2: Assumed<f64>,
}

/// How strong the pain is that people paint.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntensityWorld {
    /// Mean and standard deviation of the worst pain of a cause, 0 to 10.
    pub worst: Assumed<[f64; 2]>,
    /// Standard deviation of the difference between the zones of a cause.
    pub zone_sd: Assumed<f64>,
    /// How much less a spillover zone hurts.
    pub spillover_less: Assumed<f64>,
}

/// Pain that the atlas does not know.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UncataloguedWorld {
    /// Share of all patients; those without a cause of the atlas are among them.
    pub share: Assumed<f64>,
    /// The most places that one such cause hurts in; uniform from 1.
    pub most_places: Assumed<f64>,
    /// Radius of such a place, from and to.
    pub radius_cm: Assumed<[f64; 2]>,
    /// The farthest that a second place lies from the first.
    pub apart_cm: Assumed<f64>,
}

/// Central spread of pain.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentralWorld {
    /// Share of patients.
    pub share: Assumed<f64>,
    /// By how much their zones are wider, from and to.
    pub widening_cm: Assumed<[f64; 2]>,
    /// Share of their causes that hurt on both sides.
    pub mirrored_share: Assumed<f64>,
}

/// What examiners find.
///
/// # Formula
/// Whether a sign is there follows from its sensitivity or specificity in the atlas; an examiner sees it with probability `√κ` and
/// guesses otherwise, so that two examiners who guess as often as they find agree with `κ`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExaminationWorld {
    /// How much the signs of one muscle go together beyond their cause: a correlation.
    pub together: Assumed<f64>,
    /// κ of a sign for which the atlas has none.
    pub kappa_unknown: Assumed<f64>,
    /// Probability that a guess is "present".
    pub guess_present: Assumed<f64>,
    /// Share of guesses that are reported as unsure.
    pub guess_unsure: Assumed<f64>,
    /// Share of what was seen that is reported as unsure.
    pub seen_unsure: Assumed<f64>,
    /// Sensitivity of a sign for which the atlas has none.
    pub sensitivity_unknown: Assumed<f64>,
    /// Probability of a sign without its cause where the atlas gives no specificity.
    pub false_positive_unknown: Assumed<f64>,
    /// Odds ratio of a sign of a muscle that a mimic sensitises.
    pub sensitised_odds: Assumed<f64>,
    /// Odds ratio of a sign of a muscle that lies under painted skin.
    pub under_pain_odds: Assumed<f64>,
    /// Odds ratio of a sign of a muscle in central spread.
    pub central_odds: Assumed<f64>,
}

/// What people answer to the questions for danger.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlagWorld {
    /// Probability of a yes without the condition, where the atlas gives no specificity.
    pub false_positive: Assumed<f64>,
    /// Probability of a yes with the condition, where the atlas gives no likelihood ratio.
    pub sensitivity_unknown: Assumed<f64>,
    /// Probability of a yes with a routine cause that the flag names: few have the dangerous form of it.
    pub sensitivity_routine: Assumed<f64>,
    /// No flag is answered with yes more surely than this.
    pub sensitivity_most: Assumed<f64>,
}

const NEAR: &str = include_str!("../worlds/near.toml");
const FAR: &str = include_str!("../worlds/far.toml");

impl World {
    /// Ids of the worlds that are carried along.
    pub const IDS: [&'static str; 2] = ["near", "far"];

    /// The world of an id.
    ///
    /// # Errors
    /// [`CohortError::UnknownWorld`] for another id than those of [`World::IDS`].
    pub fn named(id: &str) -> Result<World, CohortError> {
        match id {
            "near" => World::from_toml(id, NEAR),
            "far" => World::from_toml(id, FAR),
            _ => Err(CohortError::UnknownWorld { id: id.to_owned() }),
        }
    }

    /// A world from its file; `id` is for messages.
    ///
    /// # Errors
    /// [`CohortError::Syntax`] for a file of another form, [`CohortError::OutOfRange`] for an impossible figure.
    pub fn from_toml(id: &str, text: &str) -> Result<World, CohortError> {
        let world: World = toml::from_str(text)
            .map_err(|error| CohortError::Syntax { world: id.to_owned(), problem: error.to_string() })?;
        crate::check::check(&world)?;
        Ok(world)
    }
}
