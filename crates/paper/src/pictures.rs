//! The body in a paper: where it hurts, what was treated.

use atlas::Side;
use care::{Visit, painted_cells};
use report::figure::{MUSCLE, PAIN, PLACE, Pain, figures};
use report::raster::Colour;
use serde_json::{Value, json};

use crate::setting::Pictures;
use crate::{Occasion, PaperError};

/// Pictures by name, and what the template is told of them.
pub struct Drawn {
    pub pictures: Pictures,
    pub told: Value,
}

/// The painted pain, the treated muscles, and the places of needles and hands.
///
/// # Errors
/// [`PaperError::Picture`] when a picture cannot be encoded.
pub fn drawn(occasion: &Occasion) -> Result<Drawn, PaperError> {
    let Occasion { atlas, visit, .. } = occasion;
    let mut painted = painted_cells(visit, atlas).unwrap_or_default();
    for pain in &visit.case.pain {
        let region = atlas.body().region(&pain.region);
        painted.extend(region.into_iter().flat_map(|region| region.cells().iter().copied()));
    }
    let muscles = treated(occasion);
    let needled = visit.needles.iter().filter_map(|needle| needle.site);
    let sites: Vec<[f64; 3]> =
        needled.chain(visit.manual.iter().filter_map(|manual| manual.site)).map(|site| site.point).collect();
    let figures = figures(atlas, &Pain { painted: &painted, muscles: &muscles, sites: &sites })?;
    let mut pictures = Pictures::new();
    let mut told = Vec::new();
    for (number, figure) in figures.into_iter().enumerate() {
        let name = format!("body-{number}.png");
        told.push(json!({"file": name, "caption": figure.caption}));
        pictures.insert(name, figure.png);
    }
    let legend: Vec<Value> = [
        (!painted.is_empty(), PAIN, "where it hurts"),
        (!muscles.is_empty(), MUSCLE, "treated muscle"),
        (!sites.is_empty(), PLACE, "treated place"),
    ]
    .into_iter()
    .filter(|(is_there, ..)| *is_there)
    .map(|(_, colour, words)| json!({"colour": hex(colour), "words": words}))
    .collect();
    Ok(Drawn { pictures, told: json!({"figures": told, "legend": legend}) })
}

/// Each muscle that was needled or treated by hand, once; a side that nobody wrote is both.
fn treated(Occasion { atlas, visit, .. }: &Occasion) -> Vec<(usize, Side)> {
    let mut muscles: Vec<(usize, Side)> = Vec::new();
    for (id, side) in named(visit) {
        let sides: &[Side] = match side.map(Side::from) {
            Some(Side::Left) => &[Side::Left],
            Some(Side::Right) => &[Side::Right],
            None => &[Side::Left, Side::Right],
        };
        let index = atlas.muscle_index(id);
        for found in sides.iter().filter_map(|&side| Some((index?, side))) {
            if !muscles.contains(&found) {
                muscles.push(found);
            }
        }
    }
    muscles
}

/// Ids of the muscles that were treated, in the order of treatment.
fn named(visit: &Visit) -> impl Iterator<Item = (&str, Option<care::BodySide>)> {
    let needled = visit.needles.iter().map(|needle| (needle.muscle.as_str(), Some(needle.side)));
    let by_hand = visit.manual.iter().filter_map(|manual| Some((manual.muscle.as_deref()?, manual.side)));
    needled.chain(by_hand)
}

fn hex([r, g, b]: Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
