//! From which sides a cause is drawn, and the drawing.

use atlas::body::{Point, cells_along, distance2_to_path_mm2};
use atlas::{Atlas, Cause, CellId, ZoneClass};

use super::{ESSENTIAL, HEIGHT_PX, POINT, SPILLOVER, WIDTH_PX};
use crate::raster::{Camera, Colour, Mark, Mesh, Paint, Picture, draw};

pub struct View {
    pub caption: &'static str,
    /// Whether the body's left is on the left of the picture.
    pub left_is_left: Option<bool>,
    pub picture: Picture,
}

struct Direction {
    caption: &'static str,
    right: Point,
    up: Point,
    left_is_left: Option<bool>,
    /// The only parts drawn, as beginnings of region ids, because the others would hide them; empty: the whole body.
    of: &'static [&'static str],
}

const LIMBS: &[&str] = &["arm.", "elbow.", "forearm.", "wrist.", "hand.", "thigh.", "knee.", "leg.", "ankle.", "foot."];
const UP: Point = [0.0, 1.0, 0.0];
const FRONT: Direction =
    Direction { caption: "front", right: [1.0, 0.0, 0.0], up: UP, left_is_left: Some(false), of: &[] };
const BACK: Direction =
    Direction { caption: "back", right: [-1.0, 0.0, 0.0], up: UP, left_is_left: Some(true), of: &[] };
const RIGHT: Direction =
    Direction { caption: "right side", right: [0.0, 0.0, 1.0], up: UP, left_is_left: None, of: &[] };
const LEFT: Direction =
    Direction { caption: "left side", right: [0.0, 0.0, -1.0], up: UP, left_is_left: None, of: &[] };
const INNER: Direction = Direction { caption: "inner side", of: LIMBS, ..LEFT };
const ABOVE: Direction = Direction { caption: "from above", up: [0.0, 0.0, -1.0], of: &["head.", "face."], ..FRONT };
const BELOW: Direction = Direction { caption: "sole", up: [0.0, 0.0, 1.0], of: &["foot."], ..FRONT };

const SKIN: Colour = [226, 214, 204];
/// Width of the soft edge of a zone.
const EDGE_MM: f64 = 6.0;
/// Body shown around the zones, and the least height of a picture.
const MARGIN_MM: f64 = 90.0;
const LEAST_HEIGHT_MM: f64 = 260.0;
/// A side is drawn if it shows at least this share of what the best side shows.
const LEAST_SHARE: f64 = 0.22;
const MOST_VIEWS: usize = 3;

/// The best sides for zones and points, drawn.
pub fn views(atlas: &Atlas, strength: &[[f64; 2]], sites: &[Point], is_sided: bool) -> Vec<View> {
    let surface = atlas.body().surface();
    let directions = [FRONT, BACK, RIGHT, if is_sided { INNER } else { LEFT }, ABOVE, BELOW];
    let weights: Vec<f64> = directions.iter().map(|direction| seen(atlas, strength, direction, is_sided)).collect();
    let best = weights.iter().copied().fold(0.0, f64::max);
    let mut chosen: Vec<usize> = (0..directions.len()).filter(|&index| weights[index] >= LEAST_SHARE * best).collect();
    chosen.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
    chosen.truncate(MOST_VIEWS);
    for &site in sites {
        let cell = atlas.body().nearest_cell(site);
        let faces = |index: usize| {
            let direction = &directions[index];
            if draws(atlas, cell, direction, is_sided) {
                dot(atlas.body().cell(cell).normal, towards(direction))
            } else {
                -1.0
            }
        };
        if chosen.iter().all(|&index| faces(index) < 0.3)
            && let Some(facing) = (0..directions.len()).max_by(|&a, &b| faces(a).total_cmp(&faces(b)))
        {
            chosen.push(facing);
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    let colours: Vec<Colour> = strength.iter().map(|&[essential, spillover]| mixed(essential, spillover)).collect();
    chosen
        .into_iter()
        .map(|index| {
            let direction = &directions[index];
            let drawn = |cell: CellId| draws(atlas, cell, direction, is_sided);
            let is_shown = |vertex: u32| drawn(surface.vertex_cells()[vertex as usize]);
            let triangles: Vec<[u32; 3]> = surface
                .triangles()
                .iter()
                .filter(|triangle| triangle.iter().all(|&vertex| is_shown(vertex)))
                .copied()
                .collect();
            let coloured = surface.positions_mm().iter().zip(surface.vertex_cells()).zip(strength);
            let interesting = coloured
                .filter(|((_, cell), strength)| strength[0].max(strength[1]) > 0.0 && drawn(**cell))
                .map(|((&position, _), _)| position);
            let seen_sites = || sites.iter().copied().filter(|&site| drawn(atlas.body().nearest_cell(site)));
            let camera = camera(interesting.chain(seen_sites()).collect(), direction);
            let marks: Vec<Mark> = seen_sites().map(|at| Mark { at, radius_px: 5.0, colour: POINT }).collect();
            let mesh =
                Mesh { positions: surface.positions_mm(), triangles: &triangles, paint: Paint::Vertex(&colours) };
            View {
                caption: direction.caption,
                left_is_left: direction.left_is_left,
                picture: draw(&mesh, &marks, &camera),
            }
        })
        .collect()
}

/// Whether a cell appears in a direction's picture.
fn draws(atlas: &Atlas, cell: CellId, direction: &Direction, is_sided: bool) -> bool {
    let region = atlas.body().region_of(cell);
    direction.of.is_empty()
        || (direction.of.iter().any(|part| region.base.starts_with(part))
            && (!is_sided || direction.caption != INNER.caption || region.side == Some(atlas::Side::Right)))
}

/// How much of the zones faces a direction: summed area of cells, essential ones counted whole, others half.
fn seen(atlas: &Atlas, strength: &[[f64; 2]], direction: &Direction, is_sided: bool) -> f64 {
    let body = atlas.body();
    let mut of_cell = vec![0.0f64; body.cells().len()];
    for (cell, &[essential, spillover]) in body.surface().vertex_cells().iter().zip(strength) {
        of_cell[cell.index()] = of_cell[cell.index()].max(essential.max(0.5 * spillover));
    }
    body.cell_ids()
        .filter(|&cell| draws(atlas, cell, direction, is_sided))
        .map(|cell| {
            let of_body = body.cell(cell);
            of_cell[cell.index()] * of_body.area_cm2 * dot(of_body.normal, towards(direction)).max(0.0)
        })
        .sum()
}

/// For each vertex how essential and how spillover it is, 0 to 1.
pub fn strengths(atlas: &Atlas, causes: &[&Cause]) -> Vec<[f64; 2]> {
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
        for ((&position, cell), strength) in
            surface.positions_mm().iter().zip(surface.vertex_cells()).zip(&mut strength)
        {
            if near[cell.index()] {
                let inside_mm = trace.radius_mm - distance2_to_path_mm2(position, &trace.points).sqrt();
                let share = (0.5 + inside_mm / EDGE_MM).clamp(0.0, 1.0);
                strength[class] = strength[class].max(share);
            }
        }
    }
    strength
}

/// Looks at the given points with a margin around them.
fn camera(shown: Vec<Point>, direction: &Direction) -> Camera {
    let span = |axis: Point| {
        let along = shown.iter().map(|&point| dot(point, axis));
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let depth = towards(direction);
    let (x, y, z) = (span(direction.right), span(direction.up), span(depth));
    let ratio = WIDTH_PX as f64 / HEIGHT_PX as f64;
    let height = (y.1 - y.0).max((x.1 - x.0) / ratio) + 2.0 * MARGIN_MM;
    let middle = [0.5 * (x.0 + x.1), 0.5 * (y.0 + y.1), 0.5 * (z.0 + z.1)];
    let centre =
        std::array::from_fn(|k| middle[0] * direction.right[k] + middle[1] * direction.up[k] + middle[2] * depth[k]);
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

fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
