//! A body and an atlas of a few lines, for tests.
//!
//! The body is a box, 400 mm wide, 1600 mm high and 200 mm deep, of 50 mm squares; each square is a cell and is cut into two
//! triangles. In front: `chest` above 800 mm, `sternum` its unsided middle 100 mm, `thigh` below; `back` behind; `flank` on the
//! narrow sides, top and bottom.

use crate::{Atlas, Sources, compile};
use std::collections::BTreeMap;

const STEP: i32 = 50;

/// Files of an atlas with one muscle, `toy`, and one mimic, `root`; it breaks no law.
pub fn files() -> BTreeMap<String, String> {
    let files = [
        ("VERSION", "9.9.9\n"),
        ("body/regions.tsv", include_str!("toy/regions.tsv")),
        ("body/landmarks.tsv", include_str!("toy/landmarks.tsv")),
        ("vocabulary/muscles.tsv", include_str!("toy/muscles.tsv")),
        ("vocabulary/mimics.tsv", include_str!("toy/mimics.tsv")),
        ("vocabulary/jargon.tsv", "anterior\tfront\n"),
        ("vocabulary/movements.tsv", "hip.flexion\thip\tflexion\n"),
        ("techniques.toml", include_str!("toy/techniques.toml")),
        ("contraindications.toml", include_str!("toy/contraindications.toml")),
        ("measures.toml", include_str!("toy/measures.toml")),
        ("populations.toml", include_str!("toy/populations.toml")),
        ("billing.toml", include_str!("toy/billing.toml")),
        ("self_report.toml", include_str!("toy/self_report.toml")),
        ("defaults.toml", include_str!("toy/defaults.toml")),
        ("signs.toml", include_str!("toy/signs.toml")),
        ("red_flags.toml", include_str!("toy/red_flags.toml")),
        ("loads.toml", include_str!("toy/loads.toml")),
        ("sources.toml", include_str!("toy/sources.toml")),
        ("muscles/toy.toml", include_str!("toy/toy.toml")),
        ("mimics/root.toml", include_str!("toy/root.toml")),
    ];
    let mut files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    for section in ["[model]", "[examination]"] {
        files.entry("defaults.toml".to_owned()).and_modify(|text| text.push_str(real(section)));
    }
    files
}

/// The engine's figures are the real ones: the zones of the toy do not depend on them.
fn real(section: &str) -> &'static str {
    let defaults = include_str!("../../../atlas/defaults.toml");
    let figures = &defaults[defaults.find(section).expect("a section of the defaults")..];
    figures.find("\n[").map_or(figures, |end| &figures[..=end])
}

/// The toy atlas with `from` replaced by `to` in one file, or the messages of what keeps it from being compiled.
///
/// Panics when the file does not hold `from` exactly once.
pub fn changed(file: &str, from: &str, to: &str) -> Result<Atlas, String> {
    let mut files = files();
    let text = files.get_mut(file).unwrap_or_else(|| panic!("the toy atlas has no file `{file}`"));
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in `{file}`");
    *text = text.replace(from, to);
    compiled(files)
}

/// The toy atlas as it is.
pub fn atlas() -> Atlas {
    compiled(files()).expect("the toy atlas compiles")
}

pub(crate) fn compiled(files: BTreeMap<String, String>) -> Result<Atlas, String> {
    let mut files: Vec<_> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    files.push(("body/body.bin".to_owned(), body()));
    compile(&Sources::new(files)).map_err(|errors| errors.iter().map(|error| format!("{error}\n")).collect())
}

/// Landmarks by sided id with the grid point that they lie on, right side and midline.
const LANDMARKS: [(&str, bool, [i32; 3]); 6] = [
    ("nipple", true, [-100, 1200, 100]),
    ("hip", true, [-100, 800, 100]),
    ("knee", true, [-100, 400, 100]),
    ("blade", true, [-100, 1200, -100]),
    ("notch", false, [0, 1400, 100]),
    ("l4", false, [0, 900, -100]),
];

/// `body.bin` of the box.
pub fn body() -> Vec<u8> {
    let mut mesh = Mesh::default();
    for axis in 0..3 {
        for positive in [false, true] {
            mesh.face(axis, positive);
        }
    }
    mesh.into_bytes()
}

/// Half the size of the box in each direction, from its middle (0, 800, 0).
const HALF: [i32; 3] = [200, 800, 100];

#[derive(Default)]
struct Mesh {
    vertices: Vec<[i32; 3]>,
    index: BTreeMap<[i32; 3], u32>,
    squares: Vec<Square>,
}

struct Square {
    corners: [u32; 4],
    centre: [i32; 3],
    normal: [i32; 3],
}

impl Mesh {
    /// One side of the box, perpendicular to `axis`.
    fn face(&mut self, axis: usize, positive: bool) {
        let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        let mut normal = [0; 3];
        normal[axis] = if positive { 1 } else { -1 };
        for i in (-HALF[u]..HALF[u]).step_by(STEP as usize) {
            for j in (-HALF[v]..HALF[v]).step_by(STEP as usize) {
                let mut at = |du: i32, dv: i32| {
                    let mut point = [0; 3];
                    point[axis] = normal[axis] * HALF[axis];
                    point[u] = i + du;
                    point[v] = j + dv;
                    point[1] += HALF[1];
                    self.vertex(point)
                };
                let mut corners = [at(0, 0), at(STEP, 0), at(STEP, STEP), at(0, STEP)];
                if !positive {
                    corners.reverse();
                }
                let mut centre = [0; 3];
                centre[axis] = normal[axis] * HALF[axis];
                centre[u] = i + STEP / 2;
                centre[v] = j + STEP / 2;
                centre[1] += HALF[1];
                self.squares.push(Square { corners, centre, normal });
            }
        }
    }

    fn vertex(&mut self, point: [i32; 3]) -> u32 {
        let next = self.vertices.len() as u32;
        *self.index.entry(point).or_insert_with(|| {
            self.vertices.push(point);
            next
        })
    }

    fn into_bytes(mut self) -> Vec<u8> {
        // Right and left of a pair follow each other; x of no centre is 0.
        self.squares.sort_by_key(|square| {
            let [x, y, z] = square.centre;
            (y, z, x.abs(), square.normal[0].abs(), x)
        });
        let vertex_cell = self.vertex_cells();
        let neighbours = self.neighbours();
        let mut starts = vec![0];
        for list in &neighbours {
            starts.push(starts[starts.len() - 1] + list.len() as i64);
        }
        let squares = || self.squares.iter();
        let sections: Vec<(&str, &str, Vec<i64>)> = vec![
            ("position", "u16", self.vertices.iter().flat_map(|&point| units(point)).collect()),
            ("triangle", "u16", squares().flat_map(|s| [0, 1, 2, 0, 2, 3].map(|k| i64::from(s.corners[k]))).collect()),
            ("vertex_cell", "u16", vertex_cell),
            ("cell_centre", "u16", squares().flat_map(|s| units(s.centre)).collect()),
            ("cell_normal", "i8", squares().flat_map(|s| s.normal.map(|n| i64::from(n) * 127)).collect()),
            ("cell_area", "u16", squares().map(|_| i64::from(STEP * STEP)).collect()),
            ("cell_region", "u8", squares().map(|s| region(s.centre)).collect()),
            ("cell_neighbour_start", "u32", starts),
            ("cell_neighbour", "u16", neighbours.into_iter().flatten().collect()),
        ];
        let regions = [
            "chest.right",
            "chest.left",
            "sternum",
            "thigh.right",
            "thigh.left",
            "back.right",
            "back.left",
            "flank.right",
            "flank.left",
        ];
        let mut header = serde_json::json!({
            "format": 1, "vertices": self.vertices.len(), "triangles": 2 * self.squares.len(), "cells": self.squares.len(),
            "regions": regions, "landmarks": self.landmarks(), "morphs": [], "sections": {},
        });
        write(&mut header, &sections)
    }

    fn vertex_cells(&self) -> Vec<i64> {
        let mut cells = vec![0; self.vertices.len()];
        for (cell, square) in self.squares.iter().enumerate().rev() {
            for corner in square.corners {
                cells[corner as usize] = cell as i64;
            }
        }
        cells
    }

    fn neighbours(&self) -> Vec<Vec<i64>> {
        let mut edges: BTreeMap<[u32; 2], Vec<usize>> = BTreeMap::new();
        for (cell, square) in self.squares.iter().enumerate() {
            for k in 0..4 {
                let (a, b) = (square.corners[k], square.corners[(k + 1) % 4]);
                edges.entry([a.min(b), a.max(b)]).or_default().push(cell);
            }
        }
        let mut neighbours = vec![Vec::new(); self.squares.len()];
        for pair in edges.values() {
            neighbours[pair[0]].push(pair[1] as i64);
            neighbours[pair[1]].push(pair[0] as i64);
        }
        for list in &mut neighbours {
            list.sort_unstable();
        }
        neighbours
    }

    fn landmarks(&self) -> Vec<serde_json::Value> {
        let mut landmarks = Vec::new();
        for (id, sided, [x, y, z]) in LANDMARKS {
            let named = if sided {
                vec![(format!("{id}.right"), [x, y, z]), (format!("{id}.left"), [-x, y, z])]
            } else {
                vec![(id.to_owned(), [x, y, z])]
            };
            for (id, point) in named {
                landmarks.push(serde_json::json!({"id": id, "vertex": self.index[&point]}));
            }
        }
        landmarks
    }
}

/// mm as the 1/32 mm of the file.
fn units([x, y, z]: [i32; 3]) -> [i64; 3] {
    [(x + 1024) * 32, y * 32, (z + 1024) * 32].map(i64::from)
}

fn region([x, y, z]: [i32; 3]) -> i64 {
    let left = i64::from(x > 0);
    match (x.abs() == HALF[0] || y == 0 || y == 2 * HALF[1], z == HALF[2], y > 800) {
        (true, _, _) => 7 + left,
        (_, true, true) if x.abs() < 50 => 2,
        (_, true, true) => left,
        (_, true, false) => 3 + left,
        (_, false, _) => 5 + left,
    }
}

/// Header and sections as the contract of the body file has it.
fn write(header: &mut serde_json::Value, sections: &[(&str, &str, Vec<i64>)]) -> Vec<u8> {
    let width = |kind: &str| match kind {
        "u8" | "i8" => 1,
        "u16" | "i16" => 2,
        _ => 4,
    };
    // Room for the offsets, which are known only when the length of the header is.
    const HEADER: usize = 4096;
    let mut data = Vec::new();
    for (name, kind, numbers) in sections {
        data.resize(data.len().next_multiple_of(4), 0);
        let offset = 4 + HEADER + data.len();
        header["sections"][*name] = serde_json::json!({"type": kind, "offset": offset, "count": numbers.len()});
        for number in numbers {
            data.extend_from_slice(&number.to_le_bytes()[..width(kind)]);
        }
    }
    let mut json = header.to_string().into_bytes();
    assert!(json.len() <= HEADER, "the header fits");
    json.resize(HEADER, b' ');
    let mut bytes = (HEADER as u32).to_le_bytes().to_vec();
    bytes.extend(json);
    bytes.extend(data);
    bytes
}
