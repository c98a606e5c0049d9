//! The finished body: both sides, cells, regions and landmarks, as `body.bin` holds them.

use std::collections::BTreeMap;

use super::cells::{Faces, cluster};
use super::error::BodyError;
use super::landmarks::Landmarks;
use super::refine::faceted;
use super::regions;
use super::surface::Surface;
use super::vector::{Vector, add, distance, scale, unit};

/// Longest edge, mm, of the faces that cells are made of: the fineness of region borders.
const LONGEST_FACE_EDGE: f64 = 4.5;

/// A patch of skin on the right side; its mirror image is the left cell.
pub struct Cell {
    pub centre: Vector,
    pub normal: Vector,
    pub area_cm2: f64,
    /// Index into [`Regions::rows`].
    pub region: usize,
    /// Right cells by index; whether the cell touches the midline, where its own mirror image is a neighbour.
    pub neighbours: Vec<usize>,
    pub is_at_midline: bool,
    pub faces: Vec<usize>,
}

/// The rows of `regions.tsv`.
pub struct Regions {
    pub rows: Vec<(String, bool)>,
}

impl Regions {
    pub fn read(text: &str) -> Regions {
        let rows = text
            .lines()
            .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
            .filter_map(|l| {
                let mut columns = l.split('\t');
                Some((columns.next()?.to_owned(), columns.next()? == "yes"))
            })
            .collect();
        Regions { rows }
    }

    /// The sided ids, right before left.
    pub fn ids(&self) -> Vec<String> {
        self.rows
            .iter()
            .flat_map(
                |(id, is_sided)| {
                    if *is_sided { vec![format!("{id}.right"), format!("{id}.left")] } else { vec![id.clone()] }
                },
            )
            .collect()
    }
}

pub struct AtlasBody {
    pub surface: Surface,
    pub landmarks: Landmarks,
    pub regions: Regions,
    pub cells: Vec<Cell>,
    /// Right cell of each vertex of the half surface.
    pub vertex_cell: Vec<usize>,
    /// Vertex of the half surface at each landmark.
    pub landmark_vertex: Vec<usize>,
    /// The finer faces that cells are made of.
    pub fine: Vec<Vector>,
    pub faces: Vec<[usize; 3]>,
}

impl AtlasBody {
    pub fn new(surface: Surface, regions_tsv: &str, landmarks_tsv: &str) -> Result<AtlasBody, BodyError> {
        let landmarks = Landmarks::read(landmarks_tsv, &surface.figure)?;
        let regions = Regions::read(regions_tsv);
        let (mut fine, triangles, ends) = faceted(&surface.positions, &surface.triangles, LONGEST_FACE_EDGE);
        let mut shares = surface.segments.clone();
        for [a, b] in ends {
            shares.push(shares[a].iter().zip(&shares[b]).map(|(x, y)| (x + y) / 2.0).collect());
        }
        let face_shares: Vec<Vec<f64>> = triangles
            .iter()
            .map(|t| (0..shares[0].len()).map(|k| t.iter().map(|&i| shares[i][k]).sum::<f64>() / 3.0).collect())
            .collect();
        let faces = Faces::new(&fine, &triangles);
        let mut region_of = regions::of_faces(&surface, &landmarks, &faces.centroid, &faces.normal, &face_shares)?;
        regions::tidy(&faces, &mut region_of);
        regions::smooth_borders(&mut fine, &triangles, &region_of);
        let faces = Faces::new(&fine, &triangles);
        let cells = cells_of(&faces, &region_of, &regions, &fine, &triangles)?;

        let vertex_cell = cell_of_vertices(&cells, &faces, &triangles, surface.positions.len());
        let landmark_vertex = landmarks
            .all
            .iter()
            .map(|landmark| {
                let d = |i: usize| distance(surface.positions[i], landmark.at);
                (0..surface.positions.len())
                    .filter(|&i| landmark.is_sided || surface.positions[i][0] == 0.0)
                    .min_by(|&i, &j| d(i).total_cmp(&d(j)))
                    .expect("the surface has vertices")
            })
            .collect();
        Ok(AtlasBody { surface, landmarks, regions, cells, vertex_cell, landmark_vertex, fine, faces: triangles })
    }
}

fn cells_of(
    faces: &Faces,
    region_of: &[&'static str],
    regions: &Regions,
    fine: &[Vector],
    triangles: &[[usize; 3]],
) -> Result<Vec<Cell>, BodyError> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (f, id) in region_of.iter().enumerate() {
        let row = regions.rows.iter().position(|(row, _)| row == id);
        members.entry(row.ok_or(BodyError::Region { region: (*id).into() })?).or_default().push(f);
    }
    let mut cells = Vec::new();
    for (row, (id, _)) in regions.rows.iter().enumerate() {
        let members = members.get(&row).ok_or(BodyError::Region { region: id.clone() })?;
        let mut clusters: Vec<(Vector, Vec<usize>)> =
            cluster(faces, members).into_iter().map(|c| (faces.middle(&c), c)).collect();
        clusters.sort_by(|(a, _), (b, _)| b[1].total_cmp(&a[1]).then(a[0].total_cmp(&b[0])));
        for (middle, faces_of_cell) in clusters {
            let nearest = faces.nearest(&faces_of_cell, middle);
            let sum = faces_of_cell.iter().fold([0.0; 3], |s, &f| add(s, scale(faces.normal[f], faces.area_cm2[f])));
            cells.push(Cell {
                centre: faces.centroid[nearest],
                normal: unit(sum),
                area_cm2: faces.area(&faces_of_cell),
                region: row,
                neighbours: Vec::new(),
                is_at_midline: false,
                faces: faces_of_cell,
            });
        }
    }
    let mut cell_of_face = vec![0; triangles.len()];
    for (c, cell) in cells.iter().enumerate() {
        cell.faces.iter().for_each(|&f| cell_of_face[f] = c);
    }
    for (c, cell) in cells.iter_mut().enumerate() {
        let touched = cell.faces.iter().flat_map(|&f| &faces.neighbours[f]).map(|&g| cell_of_face[g]);
        cell.neighbours = touched.filter(|&other| other != c).collect();
        cell.neighbours.sort_unstable();
        cell.neighbours.dedup();
        let lies_at_midline = |f: &usize| triangles[*f].iter().filter(|&&i| fine[i][0] == 0.0).count() == 2;
        cell.is_at_midline = cell.faces.iter().any(lies_at_midline);
    }
    Ok(cells)
}

/// The cell that has most of the area around each vertex.
fn cell_of_vertices(cells: &[Cell], faces: &Faces, triangles: &[[usize; 3]], n: usize) -> Vec<usize> {
    let mut around: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); n];
    for (c, cell) in cells.iter().enumerate() {
        for &f in &cell.faces {
            for &i in triangles[f].iter().filter(|&&i| i < n) {
                *around[i].entry(c).or_default() += faces.area_cm2[f];
            }
        }
    }
    around
        .iter()
        .map(|areas| {
            let best = areas.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
            *best.expect("every vertex has faces").0
        })
        .collect()
}
