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

impl View {
    /// Such as `front (the body’s right is on the left)`.
    pub fn caption_with_side(&self) -> String {
        match self.left_is_left {
            Some(false) => format!("{} (the body’s right is on the left)", self.caption),
            Some(true) => format!("{} (the body’s right is on the right)", self.caption),
            None => self.caption.to_owned(),
        }
    }
}

/// What is drawn on the body.
pub struct Shown<'a> {
    /// At each vertex.
    pub strength: &'a [Strength],
    /// How much each vertex counts when sides and frame are chosen, 0 to 1; 0 is left out of account.
    pub interest: &'a [f64],
    /// Dots.
    pub sites: &'a [Point],
    /// Body shown around what counts.
    pub margin_mm: f64,
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
const ARMS: &[&str] = &["arm.", "elbow.", "forearm.", "wrist.", "hand."];
const BEHIND_ARMS: &[&str] =
    &["abdomen.", "back.ribs", "back.lumbar", "back.iliac_crest", "chest.lateral", "hip.", "thigh.lateral"];
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

pub const SKIN: Colour = [226, 214, 204];
/// The skin over the muscle: its colour covers three fifths of it.
pub const MUSCLE_TINTED: Colour = [171, 177, 196];
/// Width of the soft edge of a zone.
const EDGE_MM: f64 = 6.0;
const LEAST_HEIGHT_MM: f64 = 260.0;
/// A side is drawn if it shows at least this share of what the best side shows.
const LEAST_SHARE: f64 = 0.22;
const MOST_VIEWS: usize = 3;

/// The best sides for zones and points, drawn; something must be of interest.
pub fn views(atlas: &Atlas, shown: &Shown, is_sided: bool) -> Vec<View> {
    let &Shown { strength, interest, sites, margin_mm } = shown;
    let drawn = Drawn { is_sided, has_arms: touches(atlas, strength, ARMS) || !touches(atlas, strength, BEHIND_ARMS) };
    let surface = atlas.body().surface();
    let directions = [FRONT, BACK, RIGHT, if is_sided { INNER } else { LEFT }, ABOVE, BELOW];
    let weights: Vec<f64> = directions.iter().map(|direction| seen(atlas, interest, direction, drawn)).collect();
    let best = weights.iter().copied().fold(0.0, f64::max);
    let mut chosen: Vec<usize> = (0..directions.len()).filter(|&index| weights[index] >= LEAST_SHARE * best).collect();
    chosen.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
    chosen.truncate(MOST_VIEWS);
    for &site in sites {
        let cell = atlas.body().nearest_cell(site);
        let faces = |index: usize| {
            let direction = &directions[index];
            if drawn.draws(atlas, cell, direction) {
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
    let colours: Vec<Colour> = strength.iter().map(mixed).collect();
    chosen
        .into_iter()
        .map(|index| {
            let direction = &directions[index];
            let is_drawn = |cell: CellId| drawn.draws(atlas, cell, direction);
            let is_shown = |vertex: u32| is_drawn(surface.vertex_cells()[vertex as usize]);
            let triangles: Vec<[u32; 3]> = surface
                .triangles()
                .iter()
                .filter(|triangle| triangle.iter().all(|&vertex| is_shown(vertex)))
                .copied()
                .collect();
            let vertices = surface.positions_mm().iter().zip(surface.vertex_cells()).zip(interest);
            let interesting = vertices
                .filter(|((_, cell), interest)| **interest > 0.0 && is_drawn(**cell))
                .map(|((&position, _), _)| position);
            let seen_sites = || sites.iter().copied().filter(|&site| is_drawn(atlas.body().nearest_cell(site)));
            let camera = camera(interesting.chain(seen_sites()).collect(), direction, margin_mm);
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

/// What is left out of pictures because it would hide the zones.
#[derive(Clone, Copy)]
struct Drawn {
    is_sided: bool,
    /// From the side the arms hang over flank and hip: they are drawn unless something lies there and nothing on them.
    has_arms: bool,
}

impl Drawn {
    /// Whether a cell appears in a direction's picture.
    fn draws(self, atlas: &Atlas, cell: CellId, direction: &Direction) -> bool {
        let region = atlas.body().region_of(cell);
        if direction.of.is_empty() {
            let from_side = direction.left_is_left.is_none();
            return self.has_arms || !from_side || !is_part(&region.base, ARMS);
        }
        is_part(&region.base, direction.of)
            && (!self.is_sided || direction.caption != INNER.caption || region.side == Some(atlas::Side::Right))
    }
}

fn is_part(region: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| region.starts_with(part))
}

/// Whether zones or muscle lie in a region that begins so.
fn touches(atlas: &Atlas, strength: &[Strength], parts: &[&str]) -> bool {
    let vertices = atlas.body().surface().vertex_cells().iter().zip(strength);
    let mut there =
        vertices.filter(|(_, strength)| strength.essential.max(strength.spillover).max(strength.muscle) > 0.5);
    there.any(|(cell, _)| is_part(&atlas.body().region_of(*cell).base, parts))
}

/// How much of what is of interest faces a direction: summed area of cells, each as much as it counts.
fn seen(atlas: &Atlas, interest: &[f64], direction: &Direction, drawn: Drawn) -> f64 {
    let body = atlas.body();
    let mut of_cell = vec![0.0f64; body.cells().len()];
    for (cell, &interest) in body.surface().vertex_cells().iter().zip(interest) {
        of_cell[cell.index()] = of_cell[cell.index()].max(interest);
    }
    body.cell_ids()
        .filter(|&cell| drawn.draws(atlas, cell, direction))
        .map(|cell| {
            let of_body = body.cell(cell);
            of_cell[cell.index()] * of_body.area_cm2 * dot(of_body.normal, towards(direction)).max(0.0)
        })
        .sum()
}

/// What lies at a vertex, 0 to 1 each.
#[derive(Clone, Copy, Default)]
pub struct Strength {
    pub essential: f64,
    pub spillover: f64,
    pub muscle: f64,
}

/// For each vertex how essential and how spillover it is, and whether the muscle lies under it.
pub fn strengths(atlas: &Atlas, causes: &[&Cause], span: &[(Vec<Point>, f64)]) -> Vec<Strength> {
    let mut strengths = vec![Strength::default(); atlas.body().surface().positions_mm().len()];
    for (line, radius_mm) in span {
        cover(atlas, line, *radius_mm, &mut strengths, |strength| &mut strength.muscle);
    }
    for trace in causes.iter().flat_map(|cause| &cause.traces) {
        cover(atlas, &trace.points, trace.radius_mm, &mut strengths, |strength| match trace.class {
            ZoneClass::Essential => &mut strength.essential,
            ZoneClass::Spillover => &mut strength.spillover,
        });
    }
    strengths
}

/// Raises one part of the strengths around a line, with a soft edge.
pub fn cover(
    atlas: &Atlas,
    line: &[Point],
    radius_mm: f64,
    strengths: &mut [Strength],
    part: impl Fn(&mut Strength) -> &mut f64,
) {
    let body = atlas.body();
    let mut near = vec![false; body.cells().len()];
    for along in cells_along(body, line, radius_mm + 2.0 * EDGE_MM) {
        near[along.cell.index()] = true;
    }
    let vertices = body.surface().positions_mm().iter().zip(body.surface().vertex_cells());
    for ((&position, cell), strength) in vertices.zip(strengths) {
        if near[cell.index()] {
            let inside_mm = radius_mm - distance2_to_path_mm2(position, line).sqrt();
            let part = part(strength);
            *part = part.max((0.5 + inside_mm / EDGE_MM).clamp(0.0, 1.0));
        }
    }
}

/// Looks at the given points with a margin around them.
fn camera(shown: Vec<Point>, direction: &Direction, margin_mm: f64) -> Camera {
    let span = |axis: Point| {
        let along = shown.iter().map(|&point| dot(point, axis));
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let depth = towards(direction);
    let (x, y, z) = (span(direction.right), span(direction.up), span(depth));
    let ratio = WIDTH_PX as f64 / HEIGHT_PX as f64;
    let height = (y.1 - y.0).max((x.1 - x.0) / ratio) + 2.0 * margin_mm;
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

fn mixed(strength: &Strength) -> Colour {
    let blend = |under: Colour, over: Colour, share: f64| -> Colour {
        std::array::from_fn(|k| (f64::from(under[k]) * (1.0 - share) + f64::from(over[k]) * share).round() as u8)
    };
    let skin = blend(SKIN, MUSCLE_TINTED, strength.muscle);
    blend(blend(skin, SPILLOVER, strength.spillover), ESSENTIAL, strength.essential)
}

fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
