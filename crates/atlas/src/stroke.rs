//! A path over landmarks as a line on the skin.

use crate::AtlasError;
use crate::body::{Body, Point, distance2};
use crate::expression::{Place, skin_point};

/// Distance between samples of the straight line.
const STEP_MM: f64 = 5.0;

/// Between neighbouring samples the skin may not be farther apart than this: the line would jump from one limb to another or
/// through the body.
const WIDEST_GAP_MM: f64 = 30.0;

/// The line on the skin along `path`, right side as authored.
///
/// Straight segments between the named points are sampled every 5 mm, and each sample is moved to the nearest point of the skin.
///
/// # Errors
/// [`AtlasError::Gap`] where samples land far apart, and the errors of [`skin_point`].
pub fn line_on_skin(path: &[String], body: &Body, place: Place) -> Result<Vec<Point>, Vec<AtlasError>> {
    let mut errors = Vec::new();
    let mut corners = Vec::new();
    for expression in path {
        match skin_point(expression, body, place) {
            Ok(point) => corners.push(point),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut line: Vec<Point> = corners.first().copied().into_iter().collect();
    for (ends, names) in corners.windows(2).zip(path.windows(2)) {
        let n_steps = (distance2(ends[0], ends[1]).sqrt() / STEP_MM).ceil().max(1.0) as usize;
        let mut widest: f64 = 0.0;
        for step in 1..=n_steps {
            let share = step as f64 / n_steps as f64;
            let straight = std::array::from_fn(|axis| ends[0][axis] + (ends[1][axis] - ends[0][axis]) * share);
            let point = body.surface().nearest(straight).point;
            widest = widest.max(distance2(line[line.len() - 1], point).sqrt());
            line.push(point);
        }
        if widest > WIDEST_GAP_MM {
            errors.push(AtlasError::Gap {
                file: place.file.to_owned(),
                block: place.block.to_owned(),
                from: names[0].clone(),
                to: names[1].clone(),
                gap_mm: widest,
            });
        }
    }
    if errors.is_empty() { Ok(line) } else { Err(errors) }
}
