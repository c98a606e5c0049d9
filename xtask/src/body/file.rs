//! `body.bin`: a JSON header and little-endian sections, one file for Rust and for the page.
//!
//! Positions are stored as u16 in 1/32 mm: x and z from −1024 mm, y from 0.

use std::fmt::Write;

use super::atlas_body::AtlasBody;
use super::figure::MORPHS;
use super::surface::UNITS;
use super::vector::Vector;

const ORIGIN: Vector = [1024.0, 0.0, 1024.0];

struct Section {
    name: String,
    kind: &'static str,
    count: usize,
    bytes: Vec<u8>,
}

/// The whole file.
pub fn encode(body: &AtlasBody) -> Vec<u8> {
    let sides = Sides::new(&body.surface.positions);
    let mut sections = surface_sections(body, &sides);
    sections.extend(cell_sections(body));
    let landmarks = landmark_json(body, &sides);
    let regions = body.regions.ids().iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(",");
    let morphs = MORPHS.map(|name| format!("\"{name}\"")).join(",");
    // Offsets depend on the header's length, which depends on the offsets' digits: a fixed reserve settles it.
    let header_with = |header_len: usize| {
        let mut offset = 4 + header_len;
        let mut table = String::new();
        for s in &sections {
            let comma = if table.is_empty() { "" } else { "," };
            let _ = write!(
                table,
                "{comma}\"{}\":{{\"type\":\"{}\",\"offset\":{offset},\"count\":{}}}",
                s.name, s.kind, s.count
            );
            offset += s.bytes.len().next_multiple_of(4);
        }
        format!(
            "{{\"format\":1,\"vertices\":{},\"triangles\":{},\"cells\":{},\"regions\":[{regions}],\"landmarks\":[{landmarks}],\"morphs\":[{morphs}],\"sections\":{{{table}}}}}",
            sides.len(),
            body.surface.triangles.len() * 2,
            body.cells.len() * 2,
        )
    };
    let header_len = (header_with(99_999).len() + 64).next_multiple_of(4);
    let mut header = header_with(header_len);
    header.push_str(&" ".repeat(header_len - header.len()));
    let mut file = (header_len as u32).to_le_bytes().to_vec();
    file.extend_from_slice(header.as_bytes());
    for s in sections {
        file.extend_from_slice(&s.bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// Numbering of the whole body's vertices: the right half and the midline, then the left mirror images.
struct Sides {
    left: Vec<usize>,
    total: usize,
}

impl Sides {
    fn new(half: &[Vector]) -> Sides {
        let mut total = half.len();
        let left = half
            .iter()
            .enumerate()
            .map(|(i, p)| {
                if p[0] == 0.0 {
                    return i;
                }
                total += 1;
                total - 1
            })
            .collect();
        Sides { left, total }
    }

    fn len(&self) -> usize {
        self.total
    }

    /// Half-surface vertex and whether it stands for its mirror image, for every vertex of the whole body.
    fn all(&self) -> impl Iterator<Item = (usize, bool)> + '_ {
        let n = self.left.len();
        (0..n).map(|i| (i, false)).chain((0..n).filter(|&i| self.left[i] != i).map(|i| (i, true)))
    }

    fn mirror(&self, i: usize, is_left: bool) -> usize {
        if is_left { i } else { self.left[i] }
    }
}

fn mirrored(p: Vector, is_left: bool) -> Vector {
    if is_left { [-p[0], p[1], p[2]] } else { p }
}

fn section<T: Copy, const N: usize>(
    name: impl Into<String>,
    kind: &'static str,
    values: impl IntoIterator<Item = T>,
    bytes: fn(T) -> [u8; N],
) -> Section {
    let bytes: Vec<u8> = values.into_iter().flat_map(bytes).collect();
    Section { name: name.into(), kind, count: bytes.len() / N, bytes }
}

fn stored(p: Vector) -> [u16; 3] {
    // Rounded before the shift: halves then round alike on both sides, and mirrors stay exact.
    [0, 1, 2].map(|k| ((p[k] * UNITS).round() + ORIGIN[k] * UNITS) as u16)
}

fn surface_sections(body: &AtlasBody, sides: &Sides) -> Vec<Section> {
    let surface = &body.surface;
    let whole = |half: &[Vector]| -> Vec<Vector> { sides.all().map(|(i, left)| mirrored(half[i], left)).collect() };
    let right = surface.triangles.iter().copied();
    let left = surface.triangles.iter().map(|&[a, b, c]| [a, c, b].map(|i| sides.left[i]));
    let mut sections = vec![
        section("position", "u16", whole(&surface.positions).into_iter().flat_map(stored), u16::to_le_bytes),
        section("triangle", "u16", right.chain(left).flatten().map(|i| i as u16), u16::to_le_bytes),
        section("vertex_mirror", "u16", sides.all().map(|(i, l)| sides.mirror(i, l) as u16), u16::to_le_bytes),
        section(
            "vertex_cell",
            "u16",
            sides.all().map(|(i, l)| (body.vertex_cell[i] * 2 + usize::from(l)) as u16),
            u16::to_le_bytes,
        ),
    ];
    for (name, morph) in MORPHS.iter().zip(&surface.morphs) {
        let deltas = whole(morph)
            .into_iter()
            .zip(whole(&surface.positions))
            .flat_map(|(to, from)| [0, 1, 2].map(|k| ((to[k] - from[k]) * UNITS).round() as i16));
        sections.push(section(format!("morph.{name}"), "i16", deltas, i16::to_le_bytes));
    }
    sections
}

fn cell_sections(body: &AtlasBody) -> Vec<Section> {
    let cells = &body.cells;
    let both = || cells.iter().flat_map(|cell| [(cell, false), (cell, true)]);
    let mut first_id = Vec::new();
    let mut ids = 0;
    for (_, is_sided) in &body.regions.rows {
        first_id.push(ids);
        ids += 1 + usize::from(*is_sided);
    }
    let region = |row: usize, left: bool| (first_id[row] + usize::from(left && body.regions.rows[row].1)) as u8;
    let mut starts = vec![0u32];
    let mut neighbours: Vec<u16> = Vec::new();
    for (c, cell) in cells.iter().enumerate() {
        for left in [0, 1] {
            let mut own: Vec<u16> = cell.neighbours.iter().map(|&n| (n * 2 + left) as u16).collect();
            if cell.is_at_midline {
                own.push((c * 2 + 1 - left) as u16);
            }
            own.sort_unstable();
            neighbours.extend(own);
            starts.push(neighbours.len() as u32);
        }
    }
    let normal = |n: Vector| n.map(|v| (v * 127.0).round() as i8);
    vec![
        section("cell_centre", "u16", both().flat_map(|(c, l)| stored(mirrored(c.centre, l))), u16::to_le_bytes),
        section("cell_normal", "i8", both().flat_map(|(c, l)| normal(mirrored(c.normal, l))), i8::to_le_bytes),
        section("cell_area", "u16", both().map(|(c, _)| (c.area_cm2 * 100.0).round() as u16), u16::to_le_bytes),
        section("cell_region", "u8", both().map(|(c, l)| region(c.region, l)), u8::to_le_bytes),
        section("cell_neighbour_start", "u32", starts, u32::to_le_bytes),
        section("cell_neighbour", "u16", neighbours, u16::to_le_bytes),
    ]
}

fn landmark_json(body: &AtlasBody, sides: &Sides) -> String {
    let one = |id: String, vertex: usize| format!("{{\"id\":\"{id}\",\"vertex\":{vertex}}}");
    body.landmarks
        .all
        .iter()
        .zip(&body.landmark_vertex)
        .flat_map(|(landmark, &v)| {
            let id = &landmark.id;
            if landmark.is_sided {
                vec![one(format!("{id}.right"), v), one(format!("{id}.left"), sides.left[v])]
            } else {
                vec![one(id.clone(), v)]
            }
        })
        .collect::<Vec<_>>()
        .join(",")
}
