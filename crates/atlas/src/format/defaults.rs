//! `atlas/defaults.toml`: the figures that hold where an entry gives none of its own.

use super::Grade;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    pub zone: ZoneDefaults,
    pub site: SiteDefaults,
    pub complaint: ComplaintDefaults,
    pub population: PopulationDefaults,
    pub load: LoadDefaults,
    pub model: ModelDefaults,
    pub explanation: ExplanationDefaults,
    pub examination: ExaminationDefaults,
    pub prior: PriorDefaults,
    pub pleura: PleuraDefaults,
    pub drawing: DrawingDefaults,
    pub course: CourseDefaults,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneDefaults {
    /// Probability of pain inside an essential zone of an active cause.
    pub essential_probability: f64,
    pub spillover_probability: f64,
    /// Standard deviation of a zone's edge.
    pub blur_cm: f64,
    /// No edge is blurred by more than this share of the zone's radius: a finger is not blurred like a back.
    pub blur_share: f64,
    /// Below this probability a cell is left out of a referral map.
    pub smallest_probability: f64,
    /// No cell of a referral map is surer than this.
    pub largest_probability: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// A trigger point is often felt where it lies, besides its zones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteDefaults {
    pub radius_cm: f64,
    /// Probability of pain over the active point itself.
    pub probability: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Priors are those of everybody who comes with pain; among those who come with pain in its own territory a muscle is likelier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintDefaults {
    /// Odds ratio of a muscle's trigger point whose territory hurts.
    pub odds: f64,
    /// Share of its expected pain from which on the ratio counts in full.
    pub share: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

impl ComplaintDefaults {
    /// Odds ratio of a trigger point of which the share `met` of the expected pain is there.
    ///
    /// # Formula
    /// `1 + (odds − 1) · min(1, met / share)`
    /// Equation (9) of `docs/how-it-computes.md`.
    pub fn odds_ratio(&self, met: f64) -> f64 {
        1.0 + (self.odds - 1.0) * (met / self.share).clamp(0.0, 1.0)
    }
}

/// How much the counts in people with one complaint shift the priors of muscles against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopulationDefaults {
    /// Share of the painful skin that must lie in a population's regions.
    pub part: f64,
    /// A count in this many people shifts by half of what it says.
    pub people: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadDefaults {
    /// Odds ratio of a muscle when a load that its entry names is present.
    pub odds: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// How the engine weighs a drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelDefaults {
    /// Weights of `weight_cm2` of painted skin; the posterior is averaged over them.
    pub painted_weights: Vec<f64>,
    /// True surface that one painted weight stands for.
    pub weight_cm2: f64,
    /// Neighbouring cells of about this much skin are weighed together.
    pub patch_cm2: f64,
    /// The skin of a patch counts in steps of this.
    pub patch_step_cm2: f64,
    /// Weight of unpainted skin, in that of painted skin; what a zone costs is limited besides.
    pub unpainted_share: f64,
    /// Probability that a cell hurts without any cause of the atlas.
    pub leak: f64,
    /// Skin that counts as one independent statement. A region counts as no less than this when all of it is painted, and as
    /// this, times `region_share`, when it is named.
    pub datum_cm2: f64,
    /// Weight of a region named in words, in that of one datum of painted skin.
    pub region_share: f64,
    /// Share of a region's surface that must hurt for the region to be named.
    pub region_part: f64,
    /// Share of active causes that hurt nowhere in the drawing.
    pub painless_share: f64,
    /// A larger drawing counts as this much skin.
    pub largest_drawing_cm2: f64,
    /// Logarithm of the likelihood ratio of an unsure sign, as a share of that of a present one.
    pub unsure_share: f64,
    /// Posterior from which a mimic that is an emergency raises a flag.
    pub emergency_probability: f64,
    /// Posterior from which an urgent mimic raises a flag.
    pub urgent_probability: f64,
    /// Pain over more of the skin than this does not single out a cause.
    pub whole_body_percent: f64,
    /// A drawing with more than this share unexplained fits no cause.
    pub unexplained_share: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// What one item of an explanation must multiply the odds of a cause by to be said to speak for it; by the inverse, against it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExplanationDefaults {
    /// Strongly; > `plain_ratio`.
    pub strong_ratio: f64,
    /// > `weak_ratio`.
    pub plain_ratio: f64,
    /// Weakly, and below it hardly; > 1.
    pub weak_ratio: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// When examining further pays, and what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExaminationDefaults {
    /// Posterior from which a muscle is treated.
    pub treat_probability: f64,
    /// Posterior from which a mimic of no urgency is to be ruled out.
    pub exclude_probability: f64,
    /// A chance of a change of plan that does not pay for further signs yet.
    pub change_chance: f64,
    /// The plan changes when the odds of a subject end this many times beyond its limit.
    pub change_odds: f64,
    /// A chance that does not pay for further signs yet, for a dangerous mimic that may reach its flag.
    pub danger_chance: f64,
    /// Least expected information that is worth a minute.
    pub bits_per_minute: f64,
    /// Most signs that are looked for together.
    pub batch_signs: usize,
    /// Share of its minutes that a further sign of the same muscle costs.
    pub again_share: f64,
    /// To find another muscle.
    pub muscle_minutes: f64,
    /// To move to another part of the body, besides.
    pub part_minutes: f64,
    /// To have the patient turn, besides.
    pub turn_minutes: f64,
    /// How far on the way from chance to an active point a sensitised muscle shows a sign, 0 to 1.
    pub sensitised_part: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// What the priors of all causes may add up to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorDefaults {
    /// Causes that a person with pain has on average, at least.
    pub fewest_causes: f64,
    pub most_causes: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// Where a needle can meet the pleura.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PleuraDefaults {
    /// Unsided regions.
    pub regions: Vec<String>,
    /// What to do when both sides are needled in one visit.
    pub both_sides: String,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

/// How well people repeat their own pain drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawingDefaults {
    /// Mean overlap (Jaccard index) of two drawings of one unchanged pain, 0 to 1.
    pub overlap: f64,
    /// Standard deviation of the overlap between people.
    pub overlap_sd: f64,
    /// Standard deviations below the mean down to which two drawings may show the same pain.
    pub deviations: f64,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}

impl DrawingDefaults {
    /// Less overlap than this is more than people err when they repeat a drawing.
    pub fn least_overlap(&self) -> f64 {
        self.overlap - self.deviations * self.overlap_sd
    }
}

/// How a course of treatment is followed, and in which words it is judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseDefaults {
    /// Measures taken at each visit, by id; the first is the one that a course is judged by.
    pub each_visit: Vec<String>,
    /// Days after needling in which more pain is soreness rather than failure.
    pub sore_days: f64,
    pub no_reassessment: String,
    pub not_measured: String,
    pub early: String,
    pub sore: String,
    pub responding: String,
    pub not_responding: String,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<String>,
    pub grade: Grade,
}
