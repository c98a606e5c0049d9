//! A plate: a cause drawn on the body, as the pages of an atlas show it.
//!
//! Solid red where nearly everybody with the cause hurts, orange where some do, a black dot for each trigger point.
//! The plate chooses the sides from which the zones are best seen.

use atlas::body::{Point, cells_along, distance2_to_path_mm2};
use atlas::{Atlas, Cause, CauseKind, Side, ZoneClass};
use base64::Engine as _;

use crate::raster::{Camera, Colour, Mark, Mesh, Paint, Picture, RasterError, draw};

#[derive(Debug, thiserror::Error)]
pub enum PlateError {
    #[error("unknown muscle or mimic `{id}`{}", .nearest.as_ref().map(|nearest| format!("; nearest is `{nearest}`")).unwrap_or_default())]
    UnknownCause { id: String, nearest: Option<String> },
    #[error(transparent)]
    Raster(#[from] RasterError),
}

/// The pictures of one cause, each from another side.
pub struct Plate {
    title: String,
    subtitle: String,
    views: Vec<View>,
}

struct View {
    caption: &'static str,
    /// Whether the body's left is on the left of the picture.
    left_is_left: Option<bool>,
    picture: Picture,
}

struct Direction {
    caption: &'static str,
    right: Point,
    up: Point,
    left_is_left: Option<bool>,
}

const DIRECTIONS: [Direction; 6] = [
    Direction { caption: "front", right: [1.0, 0.0, 0.0], up: [0.0, 1.0, 0.0], left_is_left: Some(false) },
    Direction { caption: "back", right: [-1.0, 0.0, 0.0], up: [0.0, 1.0, 0.0], left_is_left: Some(true) },
    Direction { caption: "right side", right: [0.0, 0.0, 1.0], up: [0.0, 1.0, 0.0], left_is_left: None },
    Direction { caption: "left side", right: [0.0, 0.0, -1.0], up: [0.0, 1.0, 0.0], left_is_left: None },
    Direction { caption: "from above", right: [1.0, 0.0, 0.0], up: [0.0, 0.0, -1.0], left_is_left: Some(false) },
    Direction { caption: "from below", right: [1.0, 0.0, 0.0], up: [0.0, 0.0, 1.0], left_is_left: Some(false) },
];

const SKIN: Colour = [226, 214, 204];
const ESSENTIAL: Colour = [196, 30, 42];
const SPILLOVER: Colour = [242, 160, 90];
const POINT: Colour = [20, 20, 24];
const WIDTH_PX: usize = 420;
const HEIGHT_PX: usize = 560;
/// Width of the soft edge of a zone.
const EDGE_MM: f64 = 6.0;
/// Body shown around the zones, and the least height of a picture.
const MARGIN_MM: f64 = 90.0;
const LEAST_HEIGHT_MM: f64 = 260.0;
/// A side is drawn if it shows at least this share of what the best side shows.
const LEAST_SHARE: f64 = 0.22;
const MOST_VIEWS: usize = 3;

/// Draws a muscle or a mimic: the right side of a sided one, the whole of another.
///
/// # Errors
/// [`PlateError::UnknownCause`] names the nearest known id.
pub fn plate(atlas: &Atlas, id: &str) -> Result<Plate, PlateError> {
    let drawn = |cause: &&Cause| atlas.cause_id(cause) == id && cause.side != Some(Side::Left);
    let causes: Vec<&Cause> = atlas.causes().iter().filter(drawn).collect();
    let Some(first) = causes.first() else {
        let nearest = atlas.nearest_cause(id).map(str::to_owned);
        return Err(PlateError::UnknownCause { id: id.to_owned(), nearest });
    };
    let strength = strengths(atlas, &causes);
    let sites: Vec<Point> = causes.iter().filter_map(|cause| cause.site).collect();
    let side = if first.side.is_some() { ", right side" } else { "" };
    Ok(Plate {
        title: format!("{}{side}", atlas.cause_name(first)),
        subtitle: match first.kind {
            CauseKind::Point { muscle, .. } => {
                let muscle = &atlas.muscles()[muscle];
                format!("{} · evidence: {}", muscle.group, muscle.evidence.grade.as_str())
            }
            CauseKind::Mimic(mimic) => {
                let mimic = &atlas.mimics()[mimic];
                format!("{} · evidence: {}", mimic.kind, mimic.evidence.grade.as_str())
            }
        },
        views: views(atlas, &strength, &sites),
    })
}

impl Plate {
    /// The pictures side by side, without words.
    ///
    /// # Errors
    /// [`PlateError::Raster`] when the picture cannot be encoded.
    pub fn png(&self) -> Result<Vec<u8>, PlateError> {
        let mut pictures = self.views.iter().map(|view| &view.picture);
        let Some(first) = pictures.next() else { return Ok(Vec::new()) };
        let whole = pictures.fold(first.clone(), |whole, next| whole.beside(next));
        Ok(whole.png()?)
    }

    /// The pictures with title, sides and legend, to print.
    ///
    /// # Errors
    /// [`PlateError::Raster`] when a picture cannot be encoded.
    pub fn svg(&self) -> Result<String, PlateError> {
        let width = WIDTH_PX * self.views.len().max(1);
        let (top, bottom) = (70, 90);
        let height = HEIGHT_PX + top + bottom;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"system-ui, sans-serif\" role=\"img\" aria-label=\"{title}\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
             <text x=\"20\" y=\"34\" font-size=\"24\" font-weight=\"600\">{title}</text>\n\
             <text x=\"20\" y=\"58\" font-size=\"14\" fill=\"#555\">{subtitle}</text>\n",
            title = escaped(&self.title),
            subtitle = escaped(&self.subtitle),
        );
        for (index, view) in self.views.iter().enumerate() {
            let x = index * WIDTH_PX;
            let data = base64::engine::general_purpose::STANDARD.encode(view.picture.png()?);
            svg += &format!(
                "<image x=\"{x}\" y=\"{top}\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" href=\"data:image/png;base64,{data}\"/>\n\
                 <text x=\"{middle}\" y=\"{under}\" font-size=\"15\" text-anchor=\"middle\">{caption}</text>\n",
                middle = x + WIDTH_PX / 2,
                under = top + HEIGHT_PX + 22,
                caption = view.caption,
            );
            if let Some(left_is_left) = view.left_is_left {
                let (one, other) = if left_is_left { ("L", "R") } else { ("R", "L") };
                svg += &format!(
                    "<text x=\"{a}\" y=\"{y}\" font-size=\"18\" font-weight=\"600\">{one}</text>\
                     <text x=\"{b}\" y=\"{y}\" font-size=\"18\" font-weight=\"600\">{other}</text>\n",
                    a = x + 12,
                    b = x + WIDTH_PX - 26,
                    y = top + 24,
                );
            }
        }
        svg += &legend(top + HEIGHT_PX + 62);
        svg += "</svg>\n";
        Ok(svg)
    }
}

/// For each vertex how essential and how spillover it is, 0 to 1.
fn strengths(atlas: &Atlas, causes: &[&Cause]) -> Vec<[f64; 2]> {
    let body = atlas.body();
    let surface = body.surface();
    let mut strength = vec![[0.0_f64; 2]; surface.positions_mm().len()];
    for trace in causes.iter().flat_map(|cause| &cause.traces) {
        let mut near = vec![false; body.cells().len()];
        for along in cells_along(body, &trace.points, trace.radius_mm + 2.0 * EDGE_MM) {
            near[along.cell.index()] = true;
        }
        let class = match trace.class {
            ZoneClass::Essential => 0,
            ZoneClass::Spillover => 1,
        };
        for ((&position, cell), strength) in surface.positions_mm().iter().zip(surface.vertex_cells()).zip(&mut strength) {
            if near[cell.index()] {
                let inside_mm = trace.radius_mm - distance2_to_path_mm2(position, &trace.points).sqrt();
                let share = (0.5 + inside_mm / EDGE_MM).clamp(0.0, 1.0);
                strength[class] = strength[class].max(share);
            }
        }
    }
    strength
}

fn views(atlas: &Atlas, strength: &[[f64; 2]], sites: &[Point]) -> Vec<View> {
    let surface = atlas.body().surface();
    let weights: Vec<f64> = DIRECTIONS.iter().map(|direction| seen(atlas, strength, direction)).collect();
    let best = weights.iter().copied().fold(0.0, f64::max);
    let mut chosen: Vec<usize> = (0..DIRECTIONS.len()).filter(|&index| weights[index] >= LEAST_SHARE * best).collect();
    chosen.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
    chosen.truncate(MOST_VIEWS);
    for site in sites {
        let normal = atlas.body().cell(atlas.body().nearest_cell(*site)).normal;
        let faces = |index: usize| dot(normal, towards(&DIRECTIONS[index]));
        if chosen.iter().all(|&index| faces(index) < 0.3)
            && let Some(facing) = (0..DIRECTIONS.len()).max_by(|&a, &b| faces(a).total_cmp(&faces(b)))
        {
            chosen.push(facing);
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    let colours: Vec<Colour> = strength.iter().map(|&[essential, spillover]| mixed(essential, spillover)).collect();
    let mesh = Mesh { positions: surface.positions_mm(), triangles: surface.triangles(), paint: Paint::Vertex(&colours) };
    let marks: Vec<Mark> = sites.iter().map(|&at| Mark { at, radius_px: 5.0, colour: POINT }).collect();
    chosen
        .into_iter()
        .map(|index| {
            let direction = &DIRECTIONS[index];
            let camera = camera(surface.positions_mm(), strength, sites, direction);
            View { caption: direction.caption, left_is_left: direction.left_is_left, picture: draw(&mesh, &marks, &camera) }
        })
        .collect()
}

/// How much of the zones faces a direction: summed area of cells, essential ones counted whole, others half.
fn seen(atlas: &Atlas, strength: &[[f64; 2]], direction: &Direction) -> f64 {
    let body = atlas.body();
    let mut of_cell = vec![0.0f64; body.cells().len()];
    for (cell, &[essential, spillover]) in body.surface().vertex_cells().iter().zip(strength) {
        of_cell[cell.index()] = of_cell[cell.index()].max(essential.max(0.5 * spillover));
    }
    let faced = |(cell, &share): (&atlas::Cell, &f64)| share * cell.area_cm2 * dot(cell.normal, towards(direction)).max(0.0);
    body.cells().iter().zip(&of_cell).map(faced).sum()
}

/// Looks at the zones and points with a margin around them.
fn camera(positions: &[Point], strength: &[[f64; 2]], sites: &[Point], direction: &Direction) -> Camera {
    let coloured = positions.iter().zip(strength).filter(|(_, strength)| strength[0].max(strength[1]) > 0.0);
    let shown: Vec<Point> = coloured.map(|(&position, _)| position).chain(sites.iter().copied()).collect();
    let span = |axis: Point| {
        let along = shown.iter().map(|&point| dot(point, axis));
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let depth = towards(direction);
    let (x, y, z) = (span(direction.right), span(direction.up), span(depth));
    let ratio = WIDTH_PX as f64 / HEIGHT_PX as f64;
    let height = (y.1 - y.0).max((x.1 - x.0) / ratio) + 2.0 * MARGIN_MM;
    let middle = [0.5 * (x.0 + x.1), 0.5 * (y.0 + y.1), 0.5 * (z.0 + z.1)];
    let centre = std::array::from_fn(|k| {
        middle[0] * direction.right[k] + middle[1] * direction.up[k] + middle[2] * depth[k]
    });
    Camera {
        centre,
        right: direction.right,
        up: direction.up,
        scale: HEIGHT_PX as f64 / height.max(LEAST_HEIGHT_MM),
        width: WIDTH_PX,
        height: HEIGHT_PX,
    }
}

fn towards(direction: &Direction) -> Point {
    let ([a, b, c], [d, e, f]) = (direction.right, direction.up);
    [b * f - c * e, c * d - a * f, a * e - b * d]
}

fn mixed(essential: f64, spillover: f64) -> Colour {
    let blend = |under: Colour, over: Colour, share: f64| -> Colour {
        std::array::from_fn(|k| (f64::from(under[k]) * (1.0 - share) + f64::from(over[k]) * share).round() as u8)
    };
    blend(blend(SKIN, SPILLOVER, spillover), ESSENTIAL, essential)
}

fn legend(y: usize) -> String {
    let swatch = |x: usize, [r, g, b]: Colour, words: &str| {
        format!(
            "<rect x=\"{x}\" y=\"{top}\" width=\"16\" height=\"16\" rx=\"3\" fill=\"rgb({r},{g},{b})\"/>\
             <text x=\"{after}\" y=\"{y}\" font-size=\"14\">{words}</text>\n",
            top = y - 13,
            after = x + 22,
        )
    };
    swatch(20, ESSENTIAL, "nearly always") + &swatch(150, SPILLOVER, "sometimes") + &swatch(260, POINT, "trigger point")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
