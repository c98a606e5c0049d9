//! From JSON to a checked case.

use atlas::{Atlas, CellId, RegionId, Side, SignScope};

use super::case::{CaseWire, ConfirmedWire, DrawingWire, FindingWire, PainWire, StrokeWire};
use crate::case::{Case, Confirmed, Drawing, Finding, Outcome, Quality, RegionPain, Sex, Stroke, Subject, SubjectKind};
use crate::drawing::cells_of;
use crate::error::LocateError;

/// Strokes, and points of all strokes together: more than a hand paints, few enough to compute at once.
const MOST_STROKES: usize = 1000;
const MOST_POINTS: usize = 50_000;

/// Reads a case and checks it against the atlas.
///
/// # Errors
/// Every unknown field, id or word, every number out of range, signs that contradict each other, cells of
/// another atlas version; each names its place and what would have been right.
pub fn parse_case(json: &str, atlas: &Atlas) -> Result<Case, LocateError> {
    let wire: CaseWire =
        serde_json::from_str(json).map_err(|error| LocateError::Syntax { problem: error.to_string() })?;
    let drawing = wire.drawing.map(|drawing| read_drawing(&drawing, atlas)).transpose()?;
    Ok(Case {
        age: ranged("age", wire.age.map(|age| age.0), 0.0, 130.0, "years from 0 to 130")?,
        sex: wire.sex.map(|sex| read_sex(&sex)).transpose()?,
        duration_weeks: ranged(
            "duration_weeks",
            wire.duration_weeks.map(|weeks| weeks.0),
            0.0,
            7000.0,
            "weeks from 0 to 7000",
        )?,
        pain: each("pain", &wire.pain, |place, pain| read_pain(place, pain, atlas))?,
        drawing,
        findings: read_findings(&wire.findings, atlas)?,
        loads: each("history", &wire.history, |place, id| read_load(place, id, atlas))?,
        red_flags: each("red_flags", &wire.red_flags, |place, id| {
            let position = atlas.red_flags().iter().position(|flag| flag.id == *id);
            position.ok_or_else(|| unknown(place, "red flag", id, atlas.nearest_red_flag(id)))
        })?,
        excluded: each("excluded", &wire.excluded, |place, id| read_subject(place, id, atlas))?,
        confirmed: each("confirmed", &wire.confirmed, |place, confirmed| read_confirmed(place, confirmed, atlas))?,
        true_cause: wire.true_cause.map(|id| read_true_cause(id, atlas)).transpose()?,
        id: wire.id,
        source: wire.source,
        note: wire.note,
    })
}

fn each<W, T>(
    key: &str,
    items: &[W],
    read: impl Fn(String, &W) -> Result<T, LocateError>,
) -> Result<Vec<T>, LocateError> {
    items.iter().enumerate().map(|(index, item)| read(format!("{key}[{index}]"), item)).collect()
}

fn unknown(place: String, kind: &'static str, id: &str, nearest: Option<&str>) -> LocateError {
    LocateError::Unknown { place, kind, id: id.to_owned(), nearest: nearest.map(str::to_owned) }
}

fn wrong(place: impl Into<String>, value: impl ToString, expected: &'static str) -> LocateError {
    LocateError::Value { place: place.into(), value: value.to_string(), expected }
}

fn ranged(
    place: &str,
    value: Option<f64>,
    low: f64,
    high: f64,
    expected: &'static str,
) -> Result<Option<f64>, LocateError> {
    match value {
        Some(value) if !(low..=high).contains(&value) => Err(wrong(place, value, expected)),
        _ => Ok(value),
    }
}

fn read_sex(sex: &str) -> Result<Sex, LocateError> {
    match sex {
        "female" => Ok(Sex::Female),
        "male" => Ok(Sex::Male),
        "other" => Ok(Sex::Other),
        _ => Err(wrong("sex", format!("`{sex}`"), "`female`, `male` or `other`")),
    }
}

fn read_quality(place: &str, quality: Option<&String>) -> Result<Option<Quality>, LocateError> {
    let Some(quality) = quality else { return Ok(None) };
    match quality.as_str() {
        "aching" => Ok(Some(Quality::Aching)),
        "burning" => Ok(Some(Quality::Burning)),
        "shooting" => Ok(Some(Quality::Shooting)),
        "tingling" => Ok(Some(Quality::Tingling)),
        "numb" => Ok(Some(Quality::Numb)),
        _ => Err(wrong(
            format!("{place}.quality"),
            format!("`{quality}`"),
            "`aching`, `burning`, `shooting`, `tingling` or `numb`",
        )),
    }
}

fn read_side(place: &str, side: Option<&String>) -> Result<Option<Side>, LocateError> {
    let Some(side) = side else { return Ok(None) };
    side.parse().map(Some).map_err(|_| wrong(format!("{place}.side"), format!("`{side}`"), "`left` or `right`"))
}

fn read_pain(place: String, pain: &PainWire, atlas: &Atlas) -> Result<RegionPain, LocateError> {
    let regions = atlas.body().regions();
    let Some(index) = regions.iter().position(|region| region.id == pain.region) else {
        if regions.iter().any(|region| region.base == pain.region) {
            return Err(wrong(
                format!("{place}.region"),
                format!("`{}`", pain.region),
                "a side as well: add `.left` or `.right`",
            ));
        }
        return Err(unknown(format!("{place}.region"), "region", &pain.region, atlas.nearest_region(&pain.region)));
    };
    Ok(RegionPain {
        region: RegionId(index as u8),
        intensity: ranged(&format!("{place}.intensity"), pain.intensity.map(|n| n.0), 0.0, 10.0, "0 to 10")?,
        quality: read_quality(&place, pain.quality.as_ref())?,
    })
}

fn read_load(place: String, words: &str, atlas: &Atlas) -> Result<usize, LocateError> {
    let id = words.trim().to_lowercase().replace([' ', '-'], "_");
    let position = atlas.loads().iter().position(|load| load.id == id || load.name == words);
    position.ok_or_else(|| unknown(place, "load", words, atlas.nearest_load(&id)))
}

/// Reads `infraspinatus.right`, or a cause without a side; `place` is named where it is wrong.
///
/// # Errors
/// [`LocateError::Unknown`] for no cause of the atlas, [`LocateError::Value`] for no side.
pub fn parse_cause(place: &str, id: &str, atlas: &Atlas) -> Result<Subject, LocateError> {
    read_subject(place.to_owned(), id, atlas)
}

fn read_subject(place: String, id: &str, atlas: &Atlas) -> Result<Subject, LocateError> {
    let (base, side) = match id.rsplit_once('.') {
        Some((base, side)) => (
            base,
            Some(
                side.parse()
                    .map_err(|_| wrong(place.clone(), format!("`{id}`"), "an id, or an id with `.left` or `.right`"))?,
            ),
        ),
        None => (id, None),
    };
    let muscle = atlas.muscle_index(base).map(SubjectKind::Muscle);
    let kind = muscle.or_else(|| atlas.mimic_index(base).map(SubjectKind::Mimic));
    let kind = kind.ok_or_else(|| unknown(place, "cause", base, atlas.nearest_cause(base)))?;
    Ok(Subject { kind, side })
}

fn read_findings(findings: &[FindingWire], atlas: &Atlas) -> Result<Vec<Finding>, LocateError> {
    let mut read: Vec<Finding> = Vec::with_capacity(findings.len());
    for (index, wire) in findings.iter().enumerate() {
        let place = format!("findings[{index}]");
        let finding = read_finding(&place, wire, atlas)?;
        let same = |other: &&Finding| {
            other.sign == finding.sign && other.muscle == finding.muscle && other.side == finding.side
        };
        match read.iter().find(same) {
            Some(other) if other.result != finding.result => {
                return Err(LocateError::Contradiction {
                    place,
                    sign: wire.sign.clone(),
                    one: other.result.as_str(),
                    other: finding.result.as_str(),
                });
            }
            Some(_) => {}
            None => read.push(finding),
        }
    }
    Ok(read)
}

fn read_finding(place: &str, wire: &FindingWire, atlas: &Atlas) -> Result<Finding, LocateError> {
    let Some(sign) = atlas.signs().iter().position(|sign| sign.id == wire.sign) else {
        return Err(unknown(format!("{place}.sign"), "sign", &wire.sign, atlas.nearest_sign(&wire.sign)));
    };
    let side = read_side(place, wire.side.as_ref())?;
    let result = match wire.result.as_str() {
        "present" => Outcome::Present,
        "absent" => Outcome::Absent,
        "unsure" => Outcome::Unsure,
        other => return Err(wrong(format!("{place}.result"), format!("`{other}`"), "`present`, `absent` or `unsure`")),
    };
    let muscle = match (&wire.muscle, atlas.signs()[sign].scope) {
        (Some(id), SignScope::Muscle) => {
            let index = atlas.muscle_index(id);
            Some(index.ok_or_else(|| unknown(format!("{place}.muscle"), "muscle", id, atlas.nearest_muscle(id)))?)
        }
        (None, SignScope::Muscle) => {
            let why = format!("`{}` is found in one muscle", wire.sign);
            return Err(LocateError::Missing { place: place.to_owned(), missing: "muscle", why });
        }
        (Some(id), SignScope::Test) => {
            return Err(wrong(format!("{place}.muscle"), format!("`{id}`"), "nothing: this sign is a test of its own"));
        }
        (None, SignScope::Test) => None,
    };
    if side.is_none() && is_sided(sign, muscle, atlas) {
        let why = format!("`{}` is examined on one side", wire.sign);
        return Err(LocateError::Missing { place: place.to_owned(), missing: "side", why });
    }
    Ok(Finding { sign, muscle, side, result })
}

fn is_sided(sign: usize, muscle: Option<usize>, atlas: &Atlas) -> bool {
    let id = &atlas.signs()[sign].id;
    muscle.is_some()
        || atlas.muscles().iter().any(|muscle| muscle.signs.iter().any(|entry| entry.id == *id))
        || atlas.mimics().iter().any(|mimic| mimic.sided && mimic.signs.iter().any(|entry| entry.id == *id))
}

fn read_confirmed(place: String, confirmed: &ConfirmedWire, atlas: &Atlas) -> Result<Confirmed, LocateError> {
    let any_of: Vec<String> = confirmed.muscle.iter().chain(&confirmed.any_of).cloned().collect();
    if any_of.is_empty() {
        return Err(LocateError::Missing {
            place,
            missing: "muscle",
            why: "it says which muscle was the cause".to_owned(),
        });
    }
    for id in &any_of {
        let is_known = atlas.muscle(id).is_some() || atlas.vocabulary().muscles.iter().any(|row| row.id == *id);
        if !is_known {
            return Err(unknown(place, "muscle", id, atlas.nearest_muscle(id)));
        }
    }
    Ok(Confirmed { any_of, side: read_side(&place, confirmed.side.as_ref())? })
}

fn read_true_cause(id: String, atlas: &Atlas) -> Result<String, LocateError> {
    let is_entry = atlas.mimic(&id).is_some() || atlas.muscle(&id).is_some();
    let is_named = atlas.vocabulary().mimics.iter().any(|row| row.id == id);
    if is_entry || is_named {
        return Ok(id);
    }
    Err(unknown("true_cause".to_owned(), "cause", &id, atlas.nearest_cause(&id)))
}

/// Reads a drawing by itself: its strokes as cells, or its cells.
///
/// # Errors
/// Too many strokes or points, numbers out of range, cells of another atlas version.
pub fn read_drawing(wire: &DrawingWire, atlas: &Atlas) -> Result<Drawing, LocateError> {
    if wire.strokes.len() > MOST_STROKES {
        return Err(wrong("drawing.strokes", format!("{} strokes", wire.strokes.len()), "at most 1000 strokes"));
    }
    let n_points: usize = wire.strokes.iter().map(|stroke| stroke.points.len()).sum();
    if n_points > MOST_POINTS {
        return Err(wrong("drawing.strokes", format!("{n_points} points"), "at most 50000 points"));
    }
    let strokes = each("drawing.strokes", &wire.strokes, |place, stroke| read_stroke(&place, stroke))?;
    let painted = cells_of(atlas.body(), &strokes);
    let Some(cells) = &wire.cells else {
        return Ok(Drawing { cells: painted, strokes });
    };
    if let Some(drawn) = wire.atlas.as_ref().filter(|drawn| *drawn != atlas.version()) {
        // Cells of another body mean other places; strokes are millimetres and survive.
        if strokes.is_empty() && !cells.is_empty() {
            return Err(LocateError::OtherAtlas { drawn: drawn.clone(), current: atlas.version().to_owned() });
        }
        return Ok(Drawing { cells: painted, strokes });
    }
    if wire.atlas.is_none() && !cells.is_empty() {
        let why = "cells mean places only together with an atlas version".to_owned();
        return Err(LocateError::Missing { place: "drawing".to_owned(), missing: "atlas", why });
    }
    let mut given = Vec::with_capacity(cells.len());
    for (index, &(cell, intensity)) in cells.iter().enumerate() {
        let place = format!("drawing.cells[{index}]");
        if usize::from(cell) >= atlas.body().cells().len() {
            return Err(wrong(place, cell, "a cell of this atlas"));
        }
        if !(0.0..=10.0).contains(&intensity.0) {
            return Err(wrong(place, intensity.0, "an intensity from 0 to 10"));
        }
        given.push((CellId(cell), intensity.0));
    }
    given.sort_by_key(|&(cell, _)| cell);
    if let Some(twice) = given.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(wrong("drawing.cells", format!("cell {} twice", twice[0].0.0), "each cell once"));
    }
    // 0 says that it does not hurt there, which is what an unpainted cell says.
    given.retain(|&(_, intensity)| intensity > 0.0);
    if !strokes.is_empty()
        && let Some(cell) = first_difference(&given, &painted)
    {
        return Err(LocateError::CellsDiffer { cell: cell.0 });
    }
    Ok(Drawing { cells: given, strokes })
}

fn first_difference(a: &[(CellId, f64)], b: &[(CellId, f64)]) -> Option<CellId> {
    let differing = a.iter().zip(b).find(|(a, b)| a != b).map(|(a, b)| a.0.min(b.0));
    differing.or_else(|| a.get(b.len()).or_else(|| b.get(a.len())).map(|&(cell, _)| cell))
}

fn read_stroke(place: &str, wire: &StrokeWire) -> Result<Stroke, LocateError> {
    if wire.points.is_empty() {
        return Err(wrong(format!("{place}.points"), "empty", "at least one point"));
    }
    let points: Vec<[f64; 3]> = wire.points.iter().map(|point| point.map(|coordinate| coordinate.0)).collect();
    if let Some(point) = points.iter().find(|point| point.iter().any(|c| c.abs() > 3000.0)) {
        return Err(wrong(format!("{place}.points"), format!("{point:?}"), "millimetres on the body"));
    }
    let radius = wire.radius.0;
    if !(radius > 0.0 && radius <= 300.0) {
        return Err(wrong(format!("{place}.radius"), radius, "millimetres above 0, up to 300"));
    }
    let intensity = ranged(&format!("{place}.intensity"), Some(wire.intensity.0), 0.0, 10.0, "0 to 10")?;
    Ok(Stroke {
        points,
        radius_mm: radius,
        intensity: intensity.unwrap_or(0.0),
        quality: read_quality(place, wire.quality.as_ref())?,
        layer: wire.layer,
        erases: wire.erase,
        is_mirrored: wire.mirror,
    })
}
