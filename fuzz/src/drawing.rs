//! Strokes → cells on the body of the embedded atlas.

use std::collections::BTreeSet;

use arbitrary::{Result, Unstructured};
use atlas::body::mirror;
use locate::case::{Case, Drawing, Stroke};
use locate::drawing::{cells_of, measure};
use locate::wire::{case, parse_case};

const MOST_STROKES: usize = 6;
const MOST_POINTS: usize = 12;
/// What `parse_case` accepts, on each axis.
const FARTHEST_MM: i32 = 3000;
/// Above 0, as `parse_case` wants it, to the largest radius.
const RADII_MM: [f64; 6] = [f64::MIN_POSITIVE, 0.5, 6.0, 15.0, 60.0, 300.0];

/// The bytes as strokes of a hand that may leave the body.
pub fn target(bytes: &[u8]) {
    let Ok(strokes) = strokes(&mut Unstructured::new(bytes)) else { return };
    let body = embedded::atlas().body();
    let cells = cells_of(body, &strokes);
    assert!(cells.is_sorted_by(|a, b| a.0 < b.0), "each cell once, ascending");
    assert!(cells.iter().all(|&(cell, intensity)| {
        cell.index() < body.cells().len() && strokes.iter().any(|stroke| stroke.intensity == intensity)
    }));
    last_stroke_paints_where_it_was_drawn(&strokes, &cells);

    let mut mirrored_apart = Vec::new();
    for stroke in &strokes {
        mirrored_apart.push(Stroke { is_mirrored: false, ..stroke.clone() });
        if stroke.is_mirrored {
            let points = stroke.points.iter().copied().map(mirror).collect();
            mirrored_apart.push(Stroke { points, is_mirrored: false, ..stroke.clone() });
        }
    }
    assert_eq!(cells_of(body, &mirrored_apart), cells, "a mirrored stroke is two strokes");

    let drawing = Drawing { cells, strokes };
    let measures = measure(body, &drawing);
    assert!((0.0..=100.0 + 1e-9).contains(&measures.percent_of_body), "{measures:?}");
    assert!((0.0..=measures.percent_of_body + 1e-9).contains(&measures.weighted_percent), "{measures:?}");
    assert!(measures.symmetry.is_none_or(|symmetry| (0.0..=1.0 + 1e-9).contains(&symmetry)), "{measures:?}");
    saved_and_opened(drawing);
}

fn last_stroke_paints_where_it_was_drawn(strokes: &[Stroke], cells: &[(atlas::CellId, f64)]) {
    let Some(last) = strokes.last().filter(|last| !last.erases && last.intensity > 0.0) else { return };
    let painted: BTreeSet<_> =
        cells.iter().filter(|(_, intensity)| *intensity >= last.intensity).map(|(cell, _)| *cell).collect();
    for &point in &last.points {
        assert!(painted.contains(&embedded::atlas().body().nearest_cell(point)), "{point:?} of {last:?}");
    }
}

fn saved_and_opened(drawing: Drawing) {
    let atlas = embedded::atlas();
    let saved = Case { id: "drawn".to_owned(), drawing: Some(drawing), ..Case::default() };
    let json = serde_json::to_string(&case(&saved, atlas)).expect("a case can be written");
    let opened = parse_case(&json, atlas).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(opened, saved);
}

fn strokes(u: &mut Unstructured<'_>) -> Result<Vec<Stroke>> {
    let n = u.int_in_range(1..=MOST_STROKES)?;
    (0..n).map(|_| stroke(u)).collect()
}

fn stroke(u: &mut Unstructured<'_>) -> Result<Stroke> {
    let n = u.int_in_range(1..=MOST_POINTS)?;
    let first = point(u)?;
    let mut points = vec![first];
    for _ in 1..n {
        points.push(if u.ratio(1, 8)? { point(u)? } else { step(u, points[points.len() - 1])? });
    }
    Ok(Stroke {
        points,
        radius_mm: *u.choose(&RADII_MM)?,
        // Decimals that need every digit of a 64-bit float.
        intensity: f64::from(u.int_in_range(0..=100_u8)?) / 10.0,
        quality: None,
        layer: u32::from(u.int_in_range(0..=2_u8)?),
        erases: u.ratio(1, 4)?,
        is_mirrored: u.arbitrary()?,
    })
}

/// The centre of a cell, or anywhere that a case may name.
fn point(u: &mut Unstructured<'_>) -> Result<[f64; 3]> {
    let cells = embedded::atlas().body().cells();
    if u.ratio(3, 4)? {
        return Ok(u.choose(cells)?.centre_mm);
    }
    let mut coordinate = || -> Result<f64> { Ok(f64::from(u.int_in_range(-FARTHEST_MM..=FARTHEST_MM)?)) };
    Ok([coordinate()?, coordinate()?, coordinate()?])
}

/// Up to 12.7 mm away on each axis, in tenths.
fn step(u: &mut Unstructured<'_>, from: [f64; 3]) -> Result<[f64; 3]> {
    let mut to = from;
    for coordinate in &mut to {
        *coordinate = (*coordinate + f64::from(u.arbitrary::<i8>()?) / 10.0)
            .clamp(-f64::from(FARTHEST_MM), f64::from(FARTHEST_MM));
    }
    Ok(to)
}
