//! Pictures of the body for the eye: figures, region map, landmarks.

use std::fs;
use std::path::Path;

use report::raster::{Camera, Colour, Mark, Mesh, Paint, Picture, draw as render};

use super::atlas_body::AtlasBody;
use super::error::BodyError;
use super::figure::MORPHS;
use super::vector::Vector;

const SKIN: Colour = [226, 190, 165];
const LANDMARK: Colour = [255, 255, 255];
/// Degrees to the body's left of the front: eight sides.
const SIDES: [f64; 8] = [0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0];

/// What a picture shows on the skin.
#[derive(Clone, Copy)]
enum Show {
    Regions,
    RegionsAndLandmarks,
    Cells,
}

/// A view of part of the right side: centre, angle and tilt in degrees, pixels per mm, size.
struct View(Vector, f64, f64, f64, [usize; 2]);

/// Draws every picture of `docs/body.md` into `directory`.
pub fn draw(body: &AtlasBody, directory: &Path) -> Result<(), BodyError> {
    use Show::{Cells, Regions, RegionsAndLandmarks};
    fs::create_dir_all(directory).map_err(|source| BodyError::File { path: directory.into(), source })?;
    let painted = Painted::new(body);
    let around = |angles: &[f64], show: Show| -> Picture {
        let views: Vec<View> =
            angles.iter().map(|&angle| View([0.0, 832.0, 0.0], angle, 0.0, 0.33, [370, 560])).collect();
        painted.row(&views, show)
    };
    write(directory, "regions-front", &around(&[SIDES[0], SIDES[1], SIDES[2], SIDES[3]], Regions))?;
    write(directory, "regions-back", &around(&[SIDES[4], SIDES[5], SIDES[6], SIDES[7]], Regions))?;
    write(directory, "landmarks", &around(&[SIDES[0], SIDES[6], SIDES[4]], RegionsAndLandmarks))?;
    write(directory, "cells", &around(&[SIDES[0], SIDES[4]], Cells))?;
    let head = [0.0, 1530.0, 20.0];
    let head_view = |angle: f64| View(head, angle, 0.0, 1.8, [420, 500]);
    write(directory, "head", &painted.row(&[head_view(0.0), head_view(-90.0), head_view(180.0)], RegionsAndLandmarks))?;
    let hand = [-450.0, 835.0, 30.0];
    let foot = [-140.0, 0.0, 62.0];
    let hand_and_foot = [
        View(hand, 0.0, 0.0, 2.0, [330, 440]),
        View(hand, 180.0, 0.0, 2.0, [330, 440]),
        View(foot, 0.0, -89.9, 1.6, [220, 440]),
        View([-140.0, 45.0, 60.0], 40.0, 35.0, 1.6, [330, 440]),
        View([-140.0, 45.0, 60.0], -90.0, 0.0, 1.6, [440, 440]),
    ];
    write(directory, "hand-foot", &painted.row(&hand_and_foot, RegionsAndLandmarks))?;
    let folds = [
        View([0.0, 890.0, 0.0], 0.0, 0.0, 1.3, [440, 420]),
        View([0.0, 800.0, 0.0], 0.0, -50.0, 1.6, [400, 420]),
        View([-160.0, 1250.0, 0.0], -20.0, -30.0, 1.4, [400, 420]),
    ];
    write(directory, "groin-armpit", &painted.row(&folds, Regions))?;
    write(directory, "figures", &figures(body))
}

/// Neutral adult and morphs, from the front and from the side.
fn figures(body: &AtlasBody) -> Picture {
    let surface = &body.surface;
    let triangles = both_sides(&surface.triangles, &surface.positions);
    let all = std::iter::once(&surface.positions).chain(&surface.morphs);
    assert_eq!(surface.morphs.len(), MORPHS.len());
    let pictures = all.flat_map(|figure| {
        let positions = with_mirror(figure);
        [(0.0, 212), (-60.0, 150)].map(|(angle, width)| {
            let mesh = Mesh { positions: &positions, triangles: &triangles, paint: Paint::Plain(SKIN) };
            render(&mesh, &[], &camera(&View([0.0, 860.0, 0.0], angle, 0.0, 0.19, [width, 350])))
        })
    });
    row(pictures)
}

/// The fine faces of both sides with their colours.
struct Painted {
    positions: Vec<Vector>,
    triangles: Vec<[u32; 3]>,
    regions: Vec<Colour>,
    cells: Vec<Colour>,
    marks: Vec<Mark>,
}

impl Painted {
    fn new(body: &AtlasBody) -> Painted {
        let mut regions = vec![[0; 3]; body.faces.len()];
        let mut cells = regions.clone();
        for (c, cell) in body.cells.iter().enumerate() {
            for &f in &cell.faces {
                regions[f] = hue(cell.region);
                cells[f] = regions[f].map(|v| (f64::from(v) * (0.7 + 0.3 * scattered(c))) as u8);
            }
        }
        let twice = |colours: Vec<Colour>| [colours.clone(), colours].concat();
        let marks = body.landmark_vertex.iter().map(|&v| body.surface.positions[v]);
        Painted {
            positions: with_mirror(&body.fine),
            triangles: both_sides(&body.faces, &body.fine),
            regions: twice(regions),
            cells: twice(cells),
            marks: marks.map(|at| Mark { at, radius_px: 2.0, colour: LANDMARK }).collect(),
        }
    }

    fn row(&self, views: &[View], show: Show) -> Picture {
        row(views.iter().map(|view| {
            let colours = if matches!(show, Show::Cells) { &self.cells } else { &self.regions };
            let marks = if matches!(show, Show::RegionsAndLandmarks) { &self.marks[..] } else { &[] };
            let mesh = Mesh { positions: &self.positions, triangles: &self.triangles, paint: Paint::Triangle(colours) };
            render(&mesh, marks, &camera(view))
        }))
    }
}

fn row(pictures: impl Iterator<Item = Picture>) -> Picture {
    pictures.reduce(|left, right| left.beside(&right, 0)).expect("at least one view")
}

fn camera(&View(centre, angle, tilt, scale, [width, height]): &View) -> Camera {
    let (s, c) = libm::sincos(angle.to_radians());
    let (st, ct) = libm::sincos(tilt.to_radians());
    Camera { centre, right: [c, 0.0, -s], up: [-s * st, ct, -c * st], scale, width, height }
}

fn with_mirror(half: &[Vector]) -> Vec<Vector> {
    half.iter().copied().chain(half.iter().map(|&[x, y, z]| [-x, y, z])).collect()
}

/// Triangles over [`with_mirror`]; the midline's vertices are shared, so that shading has no seam there.
fn both_sides(half: &[[usize; 3]], positions: &[Vector]) -> Vec<[u32; 3]> {
    let left = |i: usize| if positions[i][0] == 0.0 { i } else { i + positions.len() };
    half.iter()
        .copied()
        .chain(half.iter().map(|&[a, b, c]| [left(a), left(c), left(b)]))
        .map(|t| t.map(|i| i as u32))
        .collect()
}

/// A colour that differs between regions whose rows are near.
fn hue(region: usize) -> Colour {
    const LIGHT: [f64; 3] = [1.0, 0.8, 0.62];
    let turn = (region as f64 * 0.754_877_666).fract() * std::f64::consts::TAU;
    [0.0, 2.1, 4.2].map(|shift| ((140.0 + 100.0 * libm::sin(turn + shift)) * LIGHT[region % 3]) as u8)
}

/// Steps of the golden section: near numbers give far shares.
fn scattered(k: usize) -> f64 {
    (k as f64 * 0.618_033_988_75).fract()
}

fn write(directory: &Path, name: &str, picture: &Picture) -> Result<(), BodyError> {
    let path = directory.join(format!("{name}.png"));
    // Fewer shades make files half as large.
    let rgba = picture.rgba.iter().map(|v| v | 0x07).collect();
    let picture = Picture { rgba, ..*picture };
    fs::write(&path, picture.png()?).map_err(|source| BodyError::File { path, source })
}
