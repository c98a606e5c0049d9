//! Adaptive subdivision: long edges are halved until none is longer than allowed.
//!
//! New vertices lie on the curve of a curved PN triangle (Vlachos and others 2001) over the edge, so that the skin
//! stays smooth.
//! What is split is decided on the neutral figure; other figures follow the same [`Split`]s.

use std::collections::BTreeMap;

use super::vector::{Vector, add, cross, distance, dot, scale, sub, unit};

/// One new vertex, in the middle of the edge between two earlier ones.
#[derive(Clone, Copy)]
pub struct Split {
    pub ends: [usize; 2],
}

/// Rounds of splits over a mesh; each round halves edges of the mesh that the round before left.
pub struct Refinement {
    rounds: Vec<Round>,
    pub triangles: Vec<[usize; 3]>,
}

struct Round {
    triangles: Vec<[usize; 3]>,
    splits: Vec<Split>,
}

impl Refinement {
    /// Splits every edge longer than `longest(midpoint)`.
    pub fn new(
        mut positions: Vec<Vector>,
        mut triangles: Vec<[usize; 3]>,
        longest: impl Fn(Vector) -> f64,
    ) -> Refinement {
        let mut rounds = Vec::new();
        loop {
            let new_vertex = long_edges(&positions, &triangles, &longest);
            let mut splits: Vec<Split> = vec![Split { ends: [0, 0] }; new_vertex.len()];
            for (&(a, b), &v) in &new_vertex {
                splits[v - positions.len()].ends = [a, b];
            }
            if splits.is_empty() {
                return Refinement { rounds, triangles };
            }
            let round = Round { triangles: triangles.clone(), splits };
            round.place(&mut positions);
            triangles = divided(&triangles, &new_vertex, &positions);
            rounds.push(round);
        }
    }

    /// Adds the new vertices to the positions of any figure of the original mesh.
    pub fn place(&self, mut positions: Vec<Vector>) -> Vec<Vector> {
        for round in &self.rounds {
            round.place(&mut positions);
        }
        positions
    }

    /// Adds the new vertices' means of a quantity that the original vertices carry.
    pub fn carry(&self, mut values: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
        for split in self.rounds.iter().flat_map(|round| &round.splits) {
            let [a, b] = split.ends;
            let mean = values[a].iter().zip(&values[b]).map(|(x, y)| (x + y) / 2.0).collect();
            values.push(mean);
        }
        values
    }
}

impl Round {
    fn place(&self, positions: &mut Vec<Vector>) {
        let normals = half_normals(&self.triangles, positions);
        for split in &self.splits {
            let [a, b] = split.ends;
            positions.push(curved_middle(positions[a], positions[b], normals[a], normals[b]));
        }
    }
}

/// Middle of the cubic between two points that leaves them at right angles to their normals.
fn curved_middle(a: Vector, b: Vector, normal_a: Vector, normal_b: Vector) -> Vector {
    let along = sub(b, a);
    let bulge = add(scale(normal_a, dot(along, normal_a)), scale(normal_b, -dot(along, normal_b)));
    sub(scale(add(a, b), 0.5), scale(bulge, 1.0 / 8.0))
}

/// Normals of a right half; on the midline (x = 0) they lie in the sagittal plane, as on the whole body.
pub fn half_normals(triangles: &[[usize; 3]], positions: &[Vector]) -> Vec<Vector> {
    let mut normals = vec![[0.0; 3]; positions.len()];
    for &[a, b, c] in triangles {
        let n = cross(sub(positions[b], positions[a]), sub(positions[c], positions[a]));
        for i in [a, b, c] {
            normals[i] = add(normals[i], n);
        }
    }
    for (n, p) in normals.iter_mut().zip(positions) {
        if p[0] == 0.0 {
            n[0] = 0.0;
        }
        *n = unit(*n);
    }
    normals
}

fn divided(
    triangles: &[[usize; 3]],
    new_vertex: &BTreeMap<(usize, usize), usize>,
    positions: &[Vector],
) -> Vec<[usize; 3]> {
    let middle = |i: usize, j: usize| new_vertex.get(&(i.min(j), i.max(j))).copied();
    let mut parts = Vec::with_capacity(triangles.len() * 2);
    for &corners in triangles {
        // Turn the triangle so that the split edges come first.
        let count = (0..3).filter(|&k| middle(corners[k], corners[(k + 1) % 3]).is_some()).count();
        let turned = (0..3)
            .map(|k| [corners[k], corners[(k + 1) % 3], corners[(k + 2) % 3]])
            .find(|&[a, b, c]| (count < 1 || middle(a, b).is_some()) && (count < 2 || middle(b, c).is_some()));
        let [a, b, c] = turned.unwrap_or(corners);
        match (middle(a, b), middle(b, c), middle(c, a)) {
            (Some(ab), Some(bc), Some(ca)) => parts.extend([[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]]),
            (Some(ab), Some(bc), None) => {
                parts.push([ab, b, bc]);
                if distance(positions[a], positions[bc]) <= distance(positions[ab], positions[c]) {
                    parts.extend([[a, ab, bc], [a, bc, c]]);
                } else {
                    parts.extend([[a, ab, c], [ab, bc, c]]);
                }
            }
            (Some(ab), None, None) => parts.extend([[a, ab, c], [ab, b, c]]),
            _ => parts.push([a, b, c]),
        }
    }
    parts
}

/// Flat faces no longer than `longest`: what carries regions and cells.
///
/// Returns positions, faces, and for each new vertex the edge in whose middle it is.
pub fn faceted(
    positions: &[Vector],
    triangles: &[[usize; 3]],
    longest: f64,
) -> (Vec<Vector>, Vec<[usize; 3]>, Vec<[usize; 2]>) {
    let mut fine = positions.to_vec();
    let mut faces = triangles.to_vec();
    let mut ends = Vec::new();
    loop {
        let new_vertex = long_edges(&fine, &faces, |_| longest);
        if new_vertex.is_empty() {
            return (fine, faces, ends);
        }
        let mut added: Vec<((usize, usize), usize)> = new_vertex.iter().map(|(&e, &v)| (e, v)).collect();
        added.sort_unstable_by_key(|&(_, v)| v);
        for ((a, b), _) in added {
            fine.push(scale(add(fine[a], fine[b]), 0.5));
            ends.push([a, b]);
        }
        faces = divided(&faces, &new_vertex, &fine);
    }
}

/// A new vertex number for every edge that is too long, numbered in the order of the triangles.
fn long_edges(
    positions: &[Vector],
    triangles: &[[usize; 3]],
    longest: impl Fn(Vector) -> f64,
) -> BTreeMap<(usize, usize), usize> {
    let mut new_vertex = BTreeMap::new();
    for &[a, b, c] in triangles {
        for (i, j) in [(a, b), (b, c), (c, a)] {
            let middle = scale(add(positions[i], positions[j]), 0.5);
            if distance(positions[i], positions[j]) > longest(middle) {
                let next = positions.len() + new_vertex.len();
                new_vertex.entry((i.min(j), i.max(j))).or_insert(next);
            }
        }
    }
    new_vertex
}
