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

#[cfg(test)]
mod tests {
    use super::{Place, skin_point};
    use crate::toy;

    /// The point in mm that an expression names on the toy box, or the message.
    #[track_caller]
    fn check(expression: &str, expected: &str) {
        let atlas = toy::atlas();
        let place = Place { file: "muscles/toy.toml", block: "point `a`" };
        let answer = match skin_point(expression, atlas.body(), place) {
            Ok([x, y, z]) => format!("{x} {y} {z}"),
            Err(error) => error.to_string(),
        };
        assert_eq!(answer, expected);
    }

    #[test]
    fn a_landmark_lies_on_the_right() {
        check("nipple", "-100 1200 100");
        check("opposite.nipple", "100 1200 100");
        check("notch", "0 1400 100");
    }

    #[test]
    fn moves_are_in_centimetres() {
        check("nipple up 2", "-100 1220 100");
        check("nipple down 2 medial 3.5", "-65 1180 100");
        check("nipple lateral 5", "-150 1200 100");
    }

    #[test]
    fn a_move_off_the_skin_comes_back_to_it() {
        check("nipple front 4", "-100 1200 100");
        check("nipple back 2", "-100 1200 100");
        check("blade back 1 up 1", "-100 1210 -100");
    }

    #[test]
    fn a_share_of_the_way_then_a_move() {
        check("nipple 25% to notch", "-75 1250 100");
        check("nipple 25% to notch up 1", "-75 1260 100");
        check("nipple 50% to opposite.nipple", "0 1200 100");
    }

    #[test]
    fn unknown_landmarks_name_the_nearest() {
        check(
            "niple up 2",
            "muscles/toy.toml: point `a`: unknown landmark `niple` in `niple up 2`; nearest is `nipple`",
        );
        check(
            "nipple.right",
            "muscles/toy.toml: point `a`: unknown landmark `nipple.right` in `nipple.right`; nearest is `nipple`",
        );
        check("qqq", "muscles/toy.toml: point `a`: unknown landmark `qqq` in `qqq`; no landmark resembles it");
    }

    #[test]
    fn slips_of_the_pen() {
        let head = "muscles/toy.toml: point `a`: ";
        check("", &format!("{head}`` is empty; name a landmark"));
        check("nipple up", &format!("{head}`nipple up` ends in `up`; write a direction and cm, such as `up 2`"));
        check("nipple up x", &format!("{head}`nipple up x` has `x`; write a distance from 0 to 50 cm"));
        check(
            "nipple over 2",
            &format!(
                "{head}`nipple over 2` has `over` where a direction belongs; \
                 write `up`, `down`, `medial`, `lateral`, `front` or `back`"
            ),
        );
        check(
            "nipple 140% to notch",
            &format!("{head}`nipple 140% to notch` has `140`; write a percentage from 0 to 100"),
        );
        check("opposite.notch", &format!("{head}`opposite.notch` crosses to a landmark of the midline; write `notch`"));
    }
}
