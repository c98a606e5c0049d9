//! What a figure of a world may be.

use crate::CohortError;
use crate::format::World;

/// # Errors
/// [`CohortError::OutOfRange`] for the first impossible figure.
pub(crate) fn check(world: &World) -> Result<(), CohortError> {
    let within = |key: &'static str, value: f64, [min, max]: [f64; 2]| {
        let is_within = (min..=max).contains(&value);
        is_within.then_some(()).ok_or(CohortError::OutOfRange { world: world.id.clone(), key, value, min, max })
    };
    const SHARE: [f64; 2] = [0.0, 1.0];
    // A share of exactly 0 or 1 has no normal quantile, and makes certain what never is.
    const INNER: [f64; 2] = [0.001, 0.999];
    const FACTOR: [f64; 2] = [0.0, 100.0];
    const CM: [f64; 2] = [0.1, 50.0];
    let World { person, causes, expression, drawing, intensity, uncatalogued, central, examination, red_flags, .. } =
        world;
    let [age, age_sd, youngest, oldest] = *person.age_years;
    for years in [age, youngest, oldest] {
        within("age_years", years, [0.0, 130.0])?;
    }
    within("age_years", age_sd, [0.0, 60.0])?;
    within("age_years", oldest, [youngest, 130.0])?;
    within("weeks_median", *person.weeks_median, [0.1, 1000.0])?;
    within("number_shares", causes.number_shares.iter().sum(), [1.0 - 1e-9, 1.0 + 1e-9])?;
    for share in *causes.number_shares {
        within("number_shares", share, SHARE)?;
    }
    within("uncatalogued.share", *uncatalogued.share, [causes.number_shares[0], 1.0])?;
    let (spreader, extent) = (*expression.spreader, *expression.extent);
    within("spreader and extent", spreader * spreader + extent * extent, SHARE)?;
    for (key, value, range) in [
        ("female_share", *person.female_share, SHARE),
        ("weeks_log_sd", *person.weeks_log_sd, [0.0, 5.0]),
        ("load_share", *person.load_share, SHARE),
        ("load_unreported", *person.load_unreported, SHARE),
        ("prior_log_sd", *causes.prior_log_sd, [0.0, 3.0]),
        ("related_share", *causes.related_share, SHARE),
        ("same_muscle", *causes.same_muscle, FACTOR),
        ("unit", *causes.unit, FACTOR),
        ("satellites", *causes.satellites, FACTOR),
        ("contralateral", *causes.contralateral, FACTOR),
        ("sensitised_share", *causes.sensitised_share, SHARE),
        ("zone_probit_sd", *expression.zone_probit_sd, [0.0, 3.0]),
        ("site_probability", *expression.site_probability, INNER),
        ("whole_share", *expression.whole_share, SHARE),
        ("least_part", *expression.least_part, SHARE),
        ("correlation_cm", *drawing.correlation_cm, CM),
        ("blur_cm", *drawing.blur_cm, CM),
        ("blur_share", *drawing.blur_share, [0.01, 2.0]),
        ("warp_cm", *drawing.warp_cm, [0.0, 10.0]),
        ("warp_length_cm", *drawing.warp_length_cm, CM),
        ("shift_cm", *drawing.shift_cm, [0.0, 10.0]),
        ("precise_below_cm", *drawing.precise_below_cm, CM),
        ("size_log_sd", *drawing.size_log_sd, SHARE),
        ("over_paint_most_cm", *drawing.over_paint_most_cm, [0.0, 10.0]),
        ("under_paint_share", *drawing.under_paint_share, SHARE),
        ("under_paint_most", *drawing.under_paint_most, SHARE),
        ("back_forgotten_share", *drawing.back_forgotten_share, SHARE),
        ("region_forgotten_share", *drawing.region_forgotten_share, SHARE),
        ("slip_share", *drawing.slip_share, SHARE),
        ("stray_share", *drawing.stray_share, SHARE),
        ("stray_cm", drawing.stray_cm[0], CM),
        ("stray_cm", drawing.stray_cm[1], [drawing.stray_cm[0], CM[1]]),
        ("smallest_mark_cm2", *drawing.smallest_mark_cm2, [0.0, 100.0]),
        ("worst", intensity.worst[0], [1.0, 10.0]),
        ("worst", intensity.worst[1], [0.0, 10.0]),
        ("zone_sd", *intensity.zone_sd, [0.0, 10.0]),
        ("spillover_less", *intensity.spillover_less, [0.0, 10.0]),
        ("most_places", *uncatalogued.most_places, [1.0, 10.0]),
        ("radius_cm", uncatalogued.radius_cm[0], CM),
        ("radius_cm", uncatalogued.radius_cm[1], [uncatalogued.radius_cm[0], CM[1]]),
        ("apart_cm", *uncatalogued.apart_cm, CM),
        ("central.share", *central.share, SHARE),
        ("widening_cm", central.widening_cm[0], [0.0, 20.0]),
        ("widening_cm", central.widening_cm[1], [central.widening_cm[0], 20.0]),
        ("mirrored_share", *central.mirrored_share, SHARE),
        ("together", *examination.together, SHARE),
        ("kappa_unknown", *examination.kappa_unknown, SHARE),
        ("guess_present", *examination.guess_present, SHARE),
        ("guess_unsure", *examination.guess_unsure, SHARE),
        ("seen_unsure", *examination.seen_unsure, SHARE),
        ("sensitivity_unknown", *examination.sensitivity_unknown, INNER),
        ("false_positive_unknown", *examination.false_positive_unknown, INNER),
        ("sensitised_odds", *examination.sensitised_odds, FACTOR),
        ("under_pain_odds", *examination.under_pain_odds, FACTOR),
        ("central_odds", *examination.central_odds, FACTOR),
        ("false_positive", *red_flags.false_positive, INNER),
        ("sensitivity_unknown", *red_flags.sensitivity_unknown, INNER),
        ("sensitivity_routine", *red_flags.sensitivity_routine, INNER),
        ("sensitivity_most", *red_flags.sensitivity_most, INNER),
    ] {
        within(key, value, range)?;
    }
    Ok(())
}
