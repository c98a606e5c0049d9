//! Landmark expressions: how an entry names a point of the skin.
//!
//! ```text
//! acromion                              a landmark, on the right side if it is sided
//! opposite.acromion                     the same on the left
//! acromion 40% to c7                    on the skin over the straight line, 40 % of the way
//! asis 50% to patella_base lateral 2    then moved by cm: up, down, medial, lateral, front, back
//! ```
//! `medial` and `lateral` are those of the right side, on which entries are written, even after `opposite.`.
//! Moves go straight through space; the nearest point of the skin is taken after the fraction and after all moves.

use crate::body::{Body, Point};
use crate::{AtlasError, text};
use std::collections::BTreeSet;

/// Where an expression stands, for messages.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub file: &'a str,
    pub block: &'a str,
}

/// The point of the skin that `expression` names.
///
/// # Errors
/// [`AtlasError::UnknownLandmark`] with the nearest known one, [`AtlasError::Expression`] for anything else.
pub fn skin_point(expression: &str, body: &Body, place: Place) -> Result<Point, AtlasError> {
    let words: Vec<&str> = expression.split_whitespace().collect();
    let Some((&first, mut rest)) = words.split_first() else {
        return Err(wrong(expression, place, "is empty", "name a landmark"));
    };
    let mut point = landmark(first, expression, body, place)?;
    if let [share, "to", end, after @ ..] = rest
        && let Some(percent) = share.strip_suffix('%')
    {
        let percent = number(percent, 0.0..=100.0, expression, place, "a percentage from 0 to 100")?;
        let end = landmark(end, expression, body, place)?;
        let between = std::array::from_fn(|axis| point[axis] + (end[axis] - point[axis]) * percent / 100.0);
        point = body.surface().nearest(between).point;
        rest = after;
    }
    if rest.is_empty() {
        return Ok(point);
    }
    while let [direction, distance, after @ ..] = rest {
        let (axis, sign) = match *direction {
            "up" => (1, 1.0),
            "down" => (1, -1.0),
            "medial" => (0, 1.0),
            "lateral" => (0, -1.0),
            "front" => (2, 1.0),
            "back" => (2, -1.0),
            _ => {
                let problem = format!("has `{direction}` where a direction belongs");
                let remedy = "write `up`, `down`, `medial`, `lateral`, `front` or `back`";
                return Err(wrong(expression, place, &problem, remedy));
            }
        };
        let distance_cm = number(distance, 0.0..=MOST_CM, expression, place, "a distance from 0 to 50 cm")?;
        point[axis] += sign * 10.0 * distance_cm;
        rest = after;
    }
    if let [word] = rest {
        let problem = format!("ends in `{word}`");
        return Err(wrong(expression, place, &problem, "write a direction and cm, such as `up 2`"));
    }
    Ok(body.surface().nearest(point).point)
}

/// Longer moves are slips of the pen.
const MOST_CM: f64 = 50.0;

fn landmark(name: &str, expression: &str, body: &Body, place: Place) -> Result<Point, AtlasError> {
    let (base, side) = match name.strip_prefix("opposite.") {
        Some(base) => (base, "left"),
        None => (name, "right"),
    };
    if let Some(point) = body.landmark(&format!("{base}.{side}")) {
        return Ok(point);
    }
    if let Some(point) = body.landmark(base).filter(|_| !base.contains('.')) {
        if side == "left" {
            let remedy = format!("write `{base}`");
            return Err(wrong(expression, place, "crosses to a landmark of the midline", &remedy));
        }
        return Ok(point);
    }
    let known: BTreeSet<&str> =
        body.landmarks().map(|(id, _)| id.rsplit_once('.').map_or(id, |(base, _)| base)).collect();
    Err(AtlasError::UnknownLandmark {
        file: place.file.to_owned(),
        block: place.block.to_owned(),
        expression: expression.to_owned(),
        id: name.to_owned(),
        nearest: text::nearest(base, known).map(str::to_owned),
    })
}

fn number(
    word: &str,
    range: std::ops::RangeInclusive<f64>,
    expression: &str,
    place: Place,
    expected: &str,
) -> Result<f64, AtlasError> {
    match word.parse::<f64>() {
        Ok(value) if range.contains(&value) => Ok(value),
        _ => Err(wrong(expression, place, &format!("has `{word}`"), &format!("write {expected}"))),
    }
}

fn wrong(expression: &str, place: Place, problem: &str, remedy: &str) -> AtlasError {
    AtlasError::Expression {
        file: place.file.to_owned(),
        block: place.block.to_owned(),
        expression: expression.to_owned(),
        problem: problem.to_owned(),
        remedy: remedy.to_owned(),
    }
}
