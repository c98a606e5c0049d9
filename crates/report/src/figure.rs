//! Somebody's own pain on the body: the painted skin, the muscles that were treated, the places.
//!
//! Drawn as a [`plate`](crate::plate()) is, with more of the body around it, so that a patient knows the part again.

use std::collections::BTreeSet;

use atlas::body::{Point, mirror};
use atlas::{Atlas, CellId, Side};

use crate::plate::views::{self, MUSCLE_TINTED, Shown, Strength};
use crate::plate::{ESSENTIAL, POINT};
use crate::raster::{Colour, RasterError};

/// What is drawn.
pub struct Pain<'a> {
    pub painted: &'a BTreeSet<CellId>,
    /// Muscles by index, each of one side.
    pub muscles: &'a [(usize, Side)],
    /// Places on the skin, millimetres on the neutral body.
    pub sites: &'a [Point],
}

/// The body from one side.
pub struct Figure {
    /// Such as `front (the body’s right is on the left)`.
    pub caption: String,
    pub png: Vec<u8>,
}

/// The colour of painted skin.
pub const PAIN: Colour = ESSENTIAL;
/// The colour of skin over a muscle.
pub const MUSCLE: Colour = MUSCLE_TINTED;
/// The colour of a place.
pub const PLACE: Colour = POINT;
const HUES: [Colour; 4] = [views::SKIN, PAIN, MUSCLE, PLACE];
const MARGIN_MM: f64 = 170.0;
/// A muscle counts less than pain when the sides are chosen.
const MUSCLE_INTEREST: f64 = 0.5;

/// The sides from which pain, muscles and places are best seen; none when there is nothing to draw.
///
/// # Errors
/// [`RasterError`] when a picture cannot be encoded.
pub fn figures(atlas: &Atlas, pain: &Pain) -> Result<Vec<Figure>, RasterError> {
    let body = atlas.body();
    let of_cell = |cell: &CellId| Strength { essential: f64::from(pain.painted.contains(cell)), ..Strength::default() };
    let mut strength: Vec<Strength> = body.surface().vertex_cells().iter().map(of_cell).collect();
    for &(muscle, side) in pain.muscles {
        for (line, radius_mm) in atlas.span_lines(muscle) {
            let line = match side {
                Side::Right => line,
                Side::Left => line.into_iter().map(mirror).collect(),
            };
            views::cover(atlas, &line, radius_mm, &mut strength, |at| &mut at.muscle);
        }
    }
    let mut interest: Vec<f64> = strength.iter().map(|at| at.essential.max(MUSCLE_INTEREST * at.muscle)).collect();
    // Where no span is known, the places alone say where to look.
    let sites: BTreeSet<CellId> = pain.sites.iter().map(|&site| body.nearest_cell(site)).collect();
    for (interest, cell) in interest.iter_mut().zip(body.surface().vertex_cells()) {
        if sites.contains(cell) {
            *interest = interest.max(MUSCLE_INTEREST);
        }
    }
    if interest.iter().all(|&interest| interest <= 0.0) {
        return Ok(Vec::new());
    }
    let shown = Shown { strength: &strength, interest: &interest, sites: pain.sites, margin_mm: MARGIN_MM };
    views::views(atlas, &shown, false)
        .iter()
        .map(|view| Ok(Figure { caption: view.caption_with_side(), png: view.picture.printed_png(&HUES)? }))
        .collect()
}
