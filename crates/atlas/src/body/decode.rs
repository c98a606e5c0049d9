//! `atlas/body/body.bin` → [`Body`].
//!
//! A little-endian length, a JSON header of that length, then the arrays that the header lists.
//! Damaged bytes give an error, never a panic: every offset and index is checked.

use super::{Body, Cell, CellId, Point, Region, RegionId, Side, Surface};
use crate::{AtlasError, RegionRow};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

impl Body {
    /// The body in `bytes`, its regions named by `rows` (of `regions.tsv`).
    ///
    /// # Errors
    /// [`AtlasError::Body`] for damaged bytes, or regions other than those of `rows`.
    pub fn decode(bytes: &[u8], rows: &[RegionRow]) -> Result<Self, AtlasError> {
        let file = File::open(bytes)?;
        let (n_vertices, n_triangles, n_cells) =
            (file.count("vertices")?, file.count("triangles")?, file.count("cells")?);
        if n_cells % 2 != 0 || n_cells == 0 || n_cells > usize::from(u16::MAX) + 1 {
            return bad("header", format!("{n_cells} cells, expected an even number from 2 to 65536"));
        }
        if n_triangles == 0 {
            return bad("header", "no triangles");
        }
        let positions_mm = points(&file.numbers("position", 3 * n_vertices)?);
        let triangles = indices(&file, "triangle", 3 * n_triangles, n_vertices)?;
        let vertex_cell = indices(&file, "vertex_cell", n_vertices, n_cells)?;
        let mut regions = regions(&file, rows)?;
        let cells = cells(&file, n_cells, regions.len())?;
        for (index, cell) in cells.iter().enumerate() {
            let (own, other) = (&regions[cell.region.index()], &regions[cells[index ^ 1].region.index()]);
            if own.base != other.base || own.side.is_some_and(|side| side != CellId(index as u16).side()) {
                return bad("cell_region", format!("cell {index} lies in `{}`, its mirror in `{}`", own.id, other.id));
            }
            let region = &mut regions[cell.region.index()];
            region.cells.push(CellId(index as u16));
            region.area_cm2 += cell.area_cm2;
        }
        if let Some(empty) = regions.iter().find(|region| region.cells.is_empty()) {
            return bad("cell_region", format!("region `{}` has no cell", empty.id));
        }
        Ok(Self {
            landmarks: landmarks(&file, &positions_mm)?,
            area_cm2: cells.iter().map(|cell| cell.area_cm2).sum(),
            cells,
            regions,
            surface: Surface {
                positions_mm,
                triangles: triangles.as_chunks::<3>().0.to_vec(),
                vertex_cell: vertex_cell.into_iter().map(|cell| CellId(cell as u16)).collect(),
                tree: OnceLock::new(),
            },
            centres: OnceLock::new(),
        })
    }
}

fn bad<T>(block: &str, problem: impl Into<String>) -> Result<T, AtlasError> {
    Err(AtlasError::Body { block: block.to_owned(), problem: problem.into() })
}

/// No body has more vertices, triangles or cells; three times as many still fit 32 bits.
const MOST: u64 = 1 << 24;

/// The bytes with their header.
struct File<'a> {
    bytes: &'a [u8],
    header: Value,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, AtlasError> {
        let Some((length, rest)) = bytes.split_first_chunk::<4>() else {
            return bad("header", "is shorter than 4 bytes");
        };
        let Some(json) = rest.get(..u32::from_le_bytes(*length) as usize) else {
            return bad("header", "is longer than the file");
        };
        let header: Value = match serde_json::from_slice(json) {
            Ok(header) => header,
            Err(error) => return bad("header", error.to_string()),
        };
        if header["format"] != 1 {
            return bad("format", format!("is {}, expected 1", header["format"]));
        }
        Ok(Self { bytes, header })
    }

    fn count(&self, key: &str) -> Result<usize, AtlasError> {
        match self.header[key].as_u64() {
            Some(count) if count <= MOST => Ok(count as usize),
            _ => bad(key, format!("is {}, expected a count", self.header[key])),
        }
    }

    fn list(&self, key: &str) -> Result<&Vec<Value>, AtlasError> {
        match self.header[key].as_array() {
            Some(list) => Ok(list),
            None => bad(key, "is not a list"),
        }
    }

    /// The numbers of a section of exactly `count` elements.
    fn numbers(&self, name: &str, count: usize) -> Result<Vec<i64>, AtlasError> {
        let section = &self.header["sections"][name];
        let (Some(kind), Some(offset), Some(stated)) =
            (section["type"].as_str(), section["offset"].as_u64(), section["count"].as_u64())
        else {
            return bad(name, "the header does not say type, offset and count");
        };
        if stated != count as u64 {
            return bad(name, format!("has {stated} elements, expected {count}"));
        }
        let width = match kind {
            "u8" | "i8" => 1,
            "u16" | "i16" => 2,
            "u32" => 4,
            _ => {
                return bad(name, format!("has type `{kind}`, expected u8, i8, u16, i16 or u32"));
            }
        };
        let start = usize::try_from(offset).ok();
        let end = start.and_then(|start| count.checked_mul(width)?.checked_add(start));
        let Some(data) = start.zip(end).and_then(|(start, end)| self.bytes.get(start..end)) else {
            return bad(name, "lies outside the file");
        };
        Ok(match kind {
            "u8" => data.iter().map(|&x| i64::from(x)).collect(),
            "i8" => data.iter().map(|&x| i64::from(x as i8)).collect(),
            "u16" => data.as_chunks().0.iter().map(|&x| i64::from(u16::from_le_bytes(x))).collect(),
            "i16" => data.as_chunks().0.iter().map(|&x| i64::from(i16::from_le_bytes(x))).collect(),
            _ => data.as_chunks().0.iter().map(|&x| i64::from(u32::from_le_bytes(x))).collect(),
        })
    }
}

/// Numbers that are indices below `limit`.
fn indices(file: &File, name: &str, count: usize, limit: usize) -> Result<Vec<u32>, AtlasError> {
    let numbers = file.numbers(name, count)?;
    match numbers.iter().find(|&&index| index < 0 || index >= limit as i64) {
        Some(index) => bad(name, format!("index {index} is not below {limit}")),
        None => Ok(numbers.into_iter().map(|index| index as u32).collect()),
    }
}

/// 1/32 mm, x and z shifted so that they are positive.
fn points(numbers: &[i64]) -> Vec<Point> {
    let mm = |u: i64| u as f64 / 32.0;
    let chunks = numbers.as_chunks::<3>().0.iter();
    chunks.map(|&[x, y, z]| [mm(x) - 1024.0, mm(y), mm(z) - 1024.0]).collect()
}

fn cells(file: &File, n_cells: usize, n_regions: usize) -> Result<Vec<Cell>, AtlasError> {
    let centres = points(&file.numbers("cell_centre", 3 * n_cells)?);
    let normals = file.numbers("cell_normal", 3 * n_cells)?;
    let areas = file.numbers("cell_area", n_cells)?;
    let regions = indices(file, "cell_region", n_cells, n_regions)?;
    let starts = file.numbers("cell_neighbour_start", n_cells + 1)?;
    let n_links = *starts.last().unwrap_or(&0);
    if starts[0] != 0 || !starts.is_sorted() {
        return bad("cell_neighbour_start", "does not ascend from 0");
    }
    let links = indices(file, "cell_neighbour", n_links as usize, n_cells)?;
    let normals = normals.as_chunks::<3>().0;
    let cell = |index: usize| {
        let neighbours = links[starts[index] as usize..starts[index + 1] as usize].iter();
        Cell {
            centre_mm: centres[index],
            normal: normals[index].map(|n| n as f64 / 127.0),
            area_cm2: areas[index] as f64 / 100.0,
            region: RegionId(regions[index] as u8),
            neighbours: neighbours.map(|&cell| CellId(cell as u16)).collect(),
        }
    };
    let cells: Vec<Cell> = (0..n_cells).map(cell).collect();
    for (index, cell) in cells.iter().enumerate() {
        let mirrored = cells[index ^ 1].centre_mm;
        if cell.centre_mm != super::mirror(mirrored) {
            return bad("cell_centre", format!("cell {index} is not the mirror of cell {}", index ^ 1));
        }
    }
    Ok(cells)
}

fn regions(file: &File, rows: &[RegionRow]) -> Result<Vec<Region>, AtlasError> {
    let mut expected = Vec::new();
    for row in rows {
        let sides: &[Option<Side>] = if row.sided { &[Some(Side::Right), Some(Side::Left)] } else { &[None] };
        for &side in sides {
            expected.push(Region {
                id: side.map_or(row.id.clone(), |side| format!("{}.{side}", row.id)),
                base: row.id.clone(),
                side,
                name: row.name.clone(),
                covers: row.covers.clone(),
                area_cm2: 0.0,
                cells: Vec::new(),
            });
        }
    }
    let stated = file.list("regions")?;
    let differs = expected.iter().map(|region| region.id.as_str()).ne(stated.iter().filter_map(Value::as_str));
    if differs || expected.is_empty() || expected.len() > 256 {
        return bad("regions", "are not those of `body/regions.tsv` in their order, right before left");
    }
    Ok(expected)
}

fn landmarks(file: &File, positions: &[Point]) -> Result<BTreeMap<String, Point>, AtlasError> {
    let mut landmarks = BTreeMap::new();
    for entry in file.list("landmarks")? {
        let id = entry["id"].as_str();
        let point = entry["vertex"].as_u64().and_then(|vertex| positions.get(usize::try_from(vertex).ok()?));
        let (Some(id), Some(&point)) = (id, point) else {
            return bad("landmarks", format!("`{entry}` names no vertex of the body"));
        };
        if landmarks.insert(id.to_owned(), point).is_some() {
            return bad("landmarks", format!("`{id}` is there twice"));
        }
    }
    Ok(landmarks)
}

#[cfg(test)]
mod tests {
    use super::Body;
    use crate::{CellId, RegionRow, Side, toy};

    fn decode(bytes: &[u8]) -> Result<Body, String> {
        let rows = RegionRow::parse("body/regions.tsv", &toy::files()["body/regions.tsv"]).expect("the toy table");
        Body::decode(bytes, &rows).map_err(|error| error.to_string())
    }

    #[test]
    fn the_box_is_what_it_was_made_of() {
        let body = decode(&toy::body()).unwrap();
        // 2 × 8 × 32 in front and behind, 2 × 4 × 32 at the sides, 2 × 8 × 4 at the ends.
        assert_eq!(body.cells().len(), 832);
        assert_eq!(body.area_cm2(), 832.0 * 25.0);
        assert_eq!(body.surface().triangles().len(), 1664);
        assert_eq!(body.region("sternum").map(|region| region.cells().len()), Some(32));
        assert_eq!(body.landmark("nipple.left"), Some([100.0, 1200.0, 100.0]));
        for cell in body.cell_ids() {
            let ([x, ..], side) = (body.cell(cell).centre_mm, cell.side());
            assert_eq!(x < 0.0, side == Side::Right);
            assert!(body.cell(cell).neighbours.iter().all(|&next| body.cell(next).neighbours.contains(&cell)));
        }
    }

    /// Against the slow way: every cell and every triangle looked at.
    #[test]
    fn nearest_is_the_nearest() {
        let body = decode(&toy::body()).unwrap();
        let mut seed = 1_u32;
        let mut random = |span: f64| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            span * (f64::from(seed >> 8) / f64::from(1 << 24) - 0.5)
        };
        for _ in 0..300 {
            let point = [random(600.0), 800.0 + random(1900.0), random(400.0)];
            let slow = body.cell_ids().min_by(|&a, &b| {
                let distance2 = |cell: CellId| crate::body::distance2(point, body.cell(cell).centre_mm);
                distance2(a).total_cmp(&distance2(b)).then(a.cmp(&b))
            });
            assert_eq!(Some(body.nearest_cell(point)), slow);
            let hit = body.surface().nearest(point);
            // On a box: outside, each coordinate is clamped; inside, the nearest of six faces.
            let low = [-200.0, 0.0, -100.0];
            let high = [200.0, 1600.0, 100.0];
            let clamped: [f64; 3] = std::array::from_fn(|axis| point[axis].clamp(low[axis], high[axis]));
            let inside = (0..3).map(|axis| (point[axis] - low[axis]).min(high[axis] - point[axis]));
            let expected = if clamped == point {
                inside.fold(f64::INFINITY, f64::min)
            } else {
                crate::body::distance2(point, clamped).sqrt()
            };
            assert!((hit.distance_mm - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let whole = toy::body();
        assert_eq!(
            decode(&whole[..3]).unwrap_err(),
            "body/body.bin: header: is shorter than 4 bytes; make it again with `cargo xtask body`"
        );
        for length in (4..whole.len()).step_by(997) {
            assert!(decode(&whole[..length]).is_err(), "cut at {length}");
        }
        // A changed byte may leave a valid body; it must not panic.
        for at in (0..whole.len()).step_by(61) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x81;
            let _ = decode(&bytes);
        }
    }
}
