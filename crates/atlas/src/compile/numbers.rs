//! Numbers that cannot be what they claim to be.
//!
//! The limits are those of the quantity itself (a probability, a ratio, a length on a human body), not clinical judgements.

use crate::Defaults;
use crate::format::Compiled;
use crate::walk::{mimic_file, mimic_zone, muscle_file, point_zone};
use crate::{AtlasError, Person, Prior, SignUse, Zone};

/// Smallest and largest value.
type Range = (f64, f64);

/// Neither impossible nor certain: the engine takes logarithms of both it and its complement.
const OPEN_PROBABILITY: Range = (1e-9, 1.0 - 1e-9);
const PROBABILITY: Range = (0.0, 1.0);
/// Limits of other probabilities, from below and from above: they cannot cross.
const LOW_PROBABILITY: Range = (1e-9, 0.5);
const HIGH_PROBABILITY: Range = (0.5, 1.0 - 1e-9);
/// Of the weight of painted skin.
const WEIGHT_SHARE: Range = (0.0, 4.0);
const RATIO: Range = (0.0, 1e6);
const ODDS: Range = (1e-3, 1e3);
const AGREEMENT: Range = (-1.0, 1.0);
const AREA_CM2: Range = (0.1, 2.5e4);
const RADIUS_CM: Range = (0.3, 25.0);
const DEPTH_MM: Range = (1.0, 200.0);
const PERCENT: Range = (0.0, 100.0);
const QUANTITY: Range = (0.0, 1e4);
const DIAMETER_MM: Range = (0.1, 1.0);
const YEARS: Range = (0.0, 130.0);
const WEEKS: Range = (0.0, 5200.0);
const MINUTES: Range = (0.05, 120.0);
const WAY_MINUTES: Range = (0.0, 120.0);
/// The engine weighs every combination of results.
const BATCH: Range = (1.0, 6.0);

pub(super) fn check(atlas: &Compiled, errors: &mut Vec<AtlasError>) {
    let mut limit = Limit { errors };
    for muscle in &atlas.muscles {
        let file = &muscle_file(&muscle.id);
        limit.prior(file, &muscle.prior);
        for span in &muscle.anatomy.span {
            limit.check(file, "[anatomy] span", "radius_cm", Some(span.radius_cm), RADIUS_CM);
        }
        for point in &muscle.points {
            limit.zones(file, &point.zones, |index| point_zone(&point.id, index));
        }
        for load in &muscle.loads {
            limit.check(file, &format!("load `{}`", load.id), "odds", load.odds, ODDS);
        }
        limit.signs(file, &muscle.signs);
        let needling = &muscle.needling;
        limit.check(file, "[needling]", "max_depth_mm", needling.max_depth_mm, DEPTH_MM);
        limit.pair(file, "[needling]", "diameter_mm", needling.diameter_mm, DIAMETER_MM);
        limit.pair(file, "[needling]", "length_mm", needling.length_mm, DEPTH_MM);
    }
    for mimic in &atlas.mimics {
        let file = &mimic_file(&mimic.id);
        limit.prior(file, &mimic.prior);
        limit.zones(file, &mimic.zones, mimic_zone);
        for muscle in &mimic.sensitises {
            limit.check(file, &format!("sensitises `{}`", muscle.muscle), "odds", Some(muscle.odds), ODDS);
        }
        limit.signs(file, &mimic.signs);
    }
    for sign in &atlas.signs {
        let block = &format!("sign `{}`", sign.id);
        limit.check("signs.toml", block, "sensitivity", sign.sensitivity, PROBABILITY);
        limit.check("signs.toml", block, "specificity", sign.specificity, PROBABILITY);
        limit.check("signs.toml", block, "lr_pos", sign.lr_pos, RATIO);
        limit.check("signs.toml", block, "lr_neg", sign.lr_neg, RATIO);
        limit.check("signs.toml", block, "kappa", sign.kappa, AGREEMENT);
        limit.check("signs.toml", block, "effort", Some(sign.effort), MINUTES);
    }
    for technique in &atlas.techniques {
        let block = &format!("technique `{}`", technique.id);
        for dose in &technique.doses {
            limit.pair("techniques.toml", block, "dose", Some([dose.low, dose.high]), QUANTITY);
        }
        for harm in &technique.harms {
            limit.check("techniques.toml", block, "percent", harm.percent, PERCENT);
        }
    }
    for measure in &atlas.measures {
        let block = &format!("measure `{}`", measure.id);
        limit.pair("measures.toml", block, "highest", Some([measure.lowest, measure.highest]), (-1e4, 1e4));
        for change in &measure.changes {
            limit.check("measures.toml", block, "important", change.important, QUANTITY);
            limit.check("measures.toml", block, "important_percent", change.important_percent, PERCENT);
            limit.check("measures.toml", block, "detectable", change.detectable, QUANTITY);
        }
    }
    for flag in &atlas.red_flags {
        let block = &format!("red_flag `{}`", flag.id);
        limit.check("red_flags.toml", block, "lr_pos", flag.lr_pos, RATIO);
        limit.check("red_flags.toml", block, "lr_neg", flag.lr_neg, RATIO);
    }
    limit.defaults(atlas);
}

struct Limit<'a> {
    errors: &'a mut Vec<AtlasError>,
}

impl Limit<'_> {
    fn check(&mut self, file: &str, block: &str, key: &'static str, value: Option<f64>, (min, max): Range) {
        // NaN is in no range.
        if let Some(value) = value.filter(|value| !(min..=max).contains(value)) {
            let (file, block) = (file.to_owned(), block.to_owned());
            self.errors.push(AtlasError::OutOfRange { file, block, key, value, min, max });
        }
    }

    /// Both in range, the smaller first.
    fn pair(&mut self, file: &str, block: &str, key: &'static str, pair: Option<[f64; 2]>, range: Range) {
        let Some([low, high]) = pair else { return };
        self.check(file, block, key, Some(low), range);
        self.check(file, block, key, Some(high), (low, range.1));
    }

    fn prior(&mut self, file: &str, prior: &Prior) {
        self.check(file, "[prior]", "value", Some(prior.value), OPEN_PROBABILITY);
        for factor in &prior.when {
            self.check(file, "[[prior.when]]", "odds", Some(factor.odds), ODDS);
            match factor.person {
                Person::Sex(_) => {}
                Person::Age(years) => self.pair(file, "[[prior.when]]", "age", Some(years), YEARS),
                Person::Weeks(weeks) => self.pair(file, "[[prior.when]]", "weeks", Some(weeks), WEEKS),
            }
        }
        for prevalence in &prior.among {
            self.check(file, "[[prior.among]]", "share", Some(prevalence.share), PROBABILITY);
        }
    }

    fn zones(&mut self, file: &str, zones: &[Zone], name: impl Fn(usize) -> String) {
        for (index, zone) in zones.iter().enumerate() {
            self.check(file, &name(index), "radius_cm", Some(zone.radius_cm), RADIUS_CM);
            self.check(file, &name(index), "probability", zone.probability, OPEN_PROBABILITY);
        }
    }

    fn signs(&mut self, file: &str, signs: &[SignUse]) {
        for sign in signs {
            let block = &format!("sign `{}`", sign.id);
            self.check(file, block, "sensitivity", sign.sensitivity, PROBABILITY);
            self.check(file, block, "specificity", sign.specificity, PROBABILITY);
            self.check(file, block, "lr_pos", sign.lr_pos, RATIO);
            self.check(file, block, "lr_neg", sign.lr_neg, RATIO);
        }
    }

    fn defaults(&mut self, atlas: &Compiled) {
        let Defaults {
            zone, site, complaint, population, load, model, explanation, examination, drawing, course, ..
        } = &atlas.defaults;
        for (block, key, value, range) in [
            ("[zone]", "essential_probability", zone.essential_probability, OPEN_PROBABILITY),
            ("[zone]", "spillover_probability", zone.spillover_probability, OPEN_PROBABILITY),
            ("[zone]", "smallest_probability", zone.smallest_probability, LOW_PROBABILITY),
            ("[zone]", "largest_probability", zone.largest_probability, HIGH_PROBABILITY),
            ("[zone]", "blur_cm", zone.blur_cm, (0.1, 10.0)),
            ("[zone]", "blur_share", zone.blur_share, (0.1, 10.0)),
            ("[site]", "radius_cm", site.radius_cm, (0.1, 10.0)),
            ("[site]", "probability", site.probability, PROBABILITY),
            ("[complaint]", "odds", complaint.odds, ODDS),
            ("[complaint]", "share", complaint.share, OPEN_PROBABILITY),
            ("[population]", "part", population.part, PROBABILITY),
            ("[population]", "people", population.people, QUANTITY),
            ("[load]", "odds", load.odds, ODDS),
            ("[model]", "weight_cm2", model.weight_cm2, AREA_CM2),
            ("[model]", "patch_cm2", model.patch_cm2, AREA_CM2),
            ("[model]", "patch_step_cm2", model.patch_step_cm2, AREA_CM2),
            ("[model]", "unpainted_share", model.unpainted_share, WEIGHT_SHARE),
            ("[model]", "leak", model.leak, OPEN_PROBABILITY),
            ("[model]", "region_share", model.region_share, WEIGHT_SHARE),
            ("[model]", "region_part", model.region_part, PROBABILITY),
            ("[model]", "painless_share", model.painless_share, OPEN_PROBABILITY),
            ("[model]", "unsure_share", model.unsure_share, PROBABILITY),
            ("[model]", "emergency_probability", model.emergency_probability, PROBABILITY),
            ("[model]", "urgent_probability", model.urgent_probability, PROBABILITY),
            ("[model]", "whole_body_percent", model.whole_body_percent, PERCENT),
            ("[model]", "unexplained_share", model.unexplained_share, PROBABILITY),
            ("[explanation]", "weak_ratio", explanation.weak_ratio, (1.0, explanation.plain_ratio)),
            ("[explanation]", "plain_ratio", explanation.plain_ratio, (1.0, explanation.strong_ratio)),
            ("[explanation]", "strong_ratio", explanation.strong_ratio, ODDS),
            ("[examination]", "treat_probability", examination.treat_probability, OPEN_PROBABILITY),
            ("[examination]", "exclude_probability", examination.exclude_probability, OPEN_PROBABILITY),
            ("[examination]", "change_chance", examination.change_chance, PROBABILITY),
            ("[examination]", "change_odds", examination.change_odds, ODDS),
            ("[examination]", "danger_chance", examination.danger_chance, PROBABILITY),
            ("[examination]", "bits_per_minute", examination.bits_per_minute, QUANTITY),
            ("[examination]", "batch_signs", examination.batch_signs as f64, BATCH),
            ("[examination]", "again_share", examination.again_share, PROBABILITY),
            ("[examination]", "muscle_minutes", examination.muscle_minutes, WAY_MINUTES),
            ("[examination]", "part_minutes", examination.part_minutes, WAY_MINUTES),
            ("[examination]", "turn_minutes", examination.turn_minutes, WAY_MINUTES),
            ("[examination]", "sensitised_part", examination.sensitised_part, PROBABILITY),
            ("[drawing]", "overlap", drawing.overlap, OPEN_PROBABILITY),
            ("[drawing]", "overlap_sd", drawing.overlap_sd, OPEN_PROBABILITY),
            ("[drawing]", "deviations", drawing.deviations, (0.0, 3.0)),
            ("[course]", "sore_days", course.sore_days, (0.0, 14.0)),
        ] {
            self.check("defaults.toml", block, key, Some(value), range);
        }
        let area = Some([model.datum_cm2, model.largest_drawing_cm2]);
        self.pair("defaults.toml", "[model]", "largest_drawing_cm2", area, AREA_CM2);
        if model.painted_weights.is_empty() {
            self.errors.push(AtlasError::Syntax {
                file: "defaults.toml".to_owned(),
                block: "[model]".to_owned(),
                problem: "`painted_weights` is empty, and the posterior is a mean over them".to_owned(),
            });
        }
        for &weight in &model.painted_weights {
            self.check("defaults.toml", "[model]", "painted_weights", Some(weight), OPEN_PROBABILITY);
        }
    }
}
