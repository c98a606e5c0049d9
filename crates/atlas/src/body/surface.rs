//! The skin as triangles.

use super::nearest::Nearest;
use super::{CellId, Point, distance2};
use std::sync::OnceLock;

/// The surface mesh of the neutral adult.
#[derive(Debug)]
pub struct Surface {
    pub(super) positions_mm: Vec<Point>,
    pub(super) triangles: Vec<[u32; 3]>,
    pub(super) vertex_cell: Vec<CellId>,
    pub(super) tree: OnceLock<Nearest>,
}

/// A point of the surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub point: Point,
    pub triangle: usize,
    pub distance_mm: f64,
}

impl Surface {
    pub fn positions_mm(&self) -> &[Point] {
        &self.positions_mm
    }

    /// Vertex indices, counter-clockwise seen from outside.
    pub fn triangles(&self) -> &[[u32; 3]] {
        &self.triangles
    }

    /// The cell of every vertex.
    pub fn vertex_cells(&self) -> &[CellId] {
        &self.vertex_cell
    }

    pub fn corners(&self, triangle: usize) -> [Point; 3] {
        self.triangles[triangle].map(|vertex| self.positions_mm[vertex as usize])
    }

    /// The nearest point of the skin; of equally near triangles the first.
    pub fn nearest(&self, point: Point) -> Hit {
        let tree = self.tree.get_or_init(|| {
            let boxes: Vec<_> = (0..self.triangles.len())
                .map(|triangle| {
                    let [a, b, c] = self.corners(triangle);
                    let low = std::array::from_fn(|axis| a[axis].min(b[axis]).min(c[axis]));
                    let high = std::array::from_fn(|axis| a[axis].max(b[axis]).max(c[axis]));
                    (low, high)
                })
                .collect();
            Nearest::new(&boxes)
        });
        let (triangle, distance2_mm2) =
            tree.find(point, |item| distance2(point, closest(point, self.corners(item as usize))));
        let triangle = triangle as usize;
        Hit { point: closest(point, self.corners(triangle)), triangle, distance_mm: distance2_mm2.sqrt() }
    }
}

/// The point of a triangle nearest to `p`, by the region of the triangle's plane that `p` lies over.
///
/// Source: Ericson, Real-Time Collision Detection, 2005, section 5.1.5.
fn closest(p: Point, [a, b, c]: [Point; 3]) -> Point {
    let (ab, ac, ap) = (minus(b, a), minus(c, a), minus(p, a));
    let (d1, d2) = (dot(ab, ap), dot(ac, ap));
    if d1 <= 0.0 && d2 <= 0.0 {
        return a;
    }
    let bp = minus(p, b);
    let (d3, d4) = (dot(ab, bp), dot(ac, bp));
    if d3 >= 0.0 && d4 <= d3 {
        return b;
    }
    let vc = d1 * d4 - d3 * d2;
    if vc <= 0.0 && d1 >= 0.0 && d3 <= 0.0 {
        return plus(a, ab, d1 / (d1 - d3));
    }
    let cp = minus(p, c);
    let (d5, d6) = (dot(ab, cp), dot(ac, cp));
    if d6 >= 0.0 && d5 <= d6 {
        return c;
    }
    let vb = d5 * d2 - d1 * d6;
    if vb <= 0.0 && d2 >= 0.0 && d6 <= 0.0 {
        return plus(a, ac, d2 / (d2 - d6));
    }
    let va = d3 * d6 - d5 * d4;
    if va <= 0.0 && d4 - d3 >= 0.0 && d5 - d6 >= 0.0 {
        return plus(b, minus(c, b), (d4 - d3) / ((d4 - d3) + (d5 - d6)));
    }
    let share = 1.0 / (va + vb + vc);
    plus(plus(a, ab, vb * share), ac, vc * share)
}

fn minus(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn plus(a: Point, direction: Point, share: f64) -> Point {
    [a[0] + direction[0] * share, a[1] + direction[1] * share, a[2] + direction[2] * share]
}

fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
