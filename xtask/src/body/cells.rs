//! Cells: the faces of each region clustered into compact patches of nearly equal area.
//!
//! Centroidal Voronoi clustering (Lloyd) by growing patches over neighbouring faces, so that every cell is connected.
//! Right half only; the left cells are mirror images.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::vector::{Vector, add, cross, distance, length, scale, sub, unit};

/// Area that a cell aims at, cm².
const TARGET_CM2: f64 = 1.93;
/// Beyond these, cm², a cell is given up or halved, where its region allows.
const SMALLEST_CM2: f64 = 1.25;
const LARGEST_CM2: f64 = 3.6;
const LLOYD_ROUNDS: usize = 12;
const REPAIR_ROUNDS: usize = 12;

/// Faces with what clustering needs to know of them.
pub struct Faces {
    pub centroid: Vec<Vector>,
    pub normal: Vec<Vector>,
    pub area_cm2: Vec<f64>,
    pub neighbours: Vec<Vec<usize>>,
}

impl Faces {
    pub fn new(positions: &[Vector], faces: &[[usize; 3]]) -> Faces {
        let mut by_edge: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (f, &[a, b, c]) in faces.iter().enumerate() {
            for (i, j) in [(a, b), (b, c), (c, a)] {
                by_edge.entry((i.min(j), i.max(j))).or_default().push(f);
            }
        }
        let mut neighbours = vec![Vec::new(); faces.len()];
        for pair in by_edge.values() {
            if let [f, g] = pair[..] {
                neighbours[f].push(g);
                neighbours[g].push(f);
            }
        }
        neighbours.iter_mut().for_each(|n| n.sort_unstable());
        let crossed = |&[a, b, c]: &[usize; 3]| cross(sub(positions[b], positions[a]), sub(positions[c], positions[a]));
        Faces {
            centroid: faces
                .iter()
                .map(|f| scale(f.iter().fold([0.0; 3], |s, &i| add(s, positions[i])), 1.0 / 3.0))
                .collect(),
            normal: faces.iter().map(|f| unit(crossed(f))).collect(),
            area_cm2: faces.iter().map(|f| length(crossed(f)) / 200.0).collect(),
            neighbours,
        }
    }

    /// Total area of `members`, cm².
    pub fn area(&self, members: &[usize]) -> f64 {
        members.iter().map(|&f| self.area_cm2[f]).sum()
    }

    /// Area-weighted mean of the members' centroids.
    pub fn middle(&self, members: &[usize]) -> Vector {
        let sum = members.iter().fold([0.0; 3], |s, &f| add(s, scale(self.centroid[f], self.area_cm2[f])));
        scale(sum, 1.0 / self.area(members))
    }

    /// The member face nearest to `point`.
    pub fn nearest(&self, members: &[usize], point: Vector) -> usize {
        let d = |f: usize| distance(self.centroid[f], point);
        *members.iter().min_by(|&&f, &&g| d(f).total_cmp(&d(g)).then(f.cmp(&g))).expect("a cell has faces")
    }

    /// The connected parts of `members`, largest area first.
    pub fn parts(&self, members: &[usize]) -> Vec<Vec<usize>> {
        let mut left: std::collections::BTreeSet<usize> = members.iter().copied().collect();
        let mut parts = Vec::new();
        while let Some(start) = left.pop_first() {
            let mut part = vec![start];
            let mut at = 0;
            while at < part.len() {
                for &g in &self.neighbours[part[at]] {
                    if left.remove(&g) {
                        part.push(g);
                    }
                }
                at += 1;
            }
            part.sort_unstable();
            parts.push(part);
        }
        parts.sort_by(|a, b| self.area(b).total_cmp(&self.area(a)).then(a[0].cmp(&b[0])));
        parts
    }
}

/// Clusters the connected faces `members` of one region; each cluster is a list of faces.
pub fn cluster(faces: &Faces, members: &[usize]) -> Vec<Vec<usize>> {
    let count = ((faces.area(members) / TARGET_CM2).round() as usize).max(1);
    let mut seeds = spread(faces, members, count);
    let mut clusters = grow(faces, members, &seeds);
    for round in 0..LLOYD_ROUNDS + REPAIR_ROUNDS {
        seeds = clusters.iter().map(|c| faces.nearest(c, faces.middle(c))).collect();
        if round >= LLOYD_ROUNDS && round % 3 == 0 {
            repair(faces, &clusters, &mut seeds);
        }
        clusters = grow(faces, members, &seeds);
    }
    clusters
}

/// Drops the seed of the smallest too small cluster, doubles that of the largest too large one.
fn repair(faces: &Faces, clusters: &[Vec<usize>], seeds: &mut Vec<usize>) {
    let areas: Vec<f64> = clusters.iter().map(|c| faces.area(c)).collect();
    let mut doubled = Vec::new();
    for (k, cluster) in clusters.iter().enumerate() {
        if areas[k] > LARGEST_CM2 {
            doubled.extend(spread(faces, cluster, 2));
        } else if areas[k] >= SMALLEST_CM2 {
            doubled.push(seeds[k]);
        }
    }
    if !doubled.is_empty() {
        *seeds = doubled;
    }
}

/// `count` faces far from each other: each next one is the farthest from those before.
fn spread(faces: &Faces, members: &[usize], count: usize) -> Vec<usize> {
    let mut seeds = vec![faces.nearest(members, faces.middle(members))];
    let mut gap = vec![f64::INFINITY; members.len()];
    // The first face only starts the search; two faces are the ends of a long region.
    for round in 0..count {
        let last = faces.centroid[seeds[seeds.len() - 1]];
        for (g, &f) in gap.iter_mut().zip(members) {
            *g = g.min(distance(faces.centroid[f], last));
        }
        let far = (0..members.len()).max_by(|&a, &b| gap[a].total_cmp(&gap[b]).then(b.cmp(&a))).expect("members");
        if round == 0 && count > 1 {
            seeds.clear();
            gap.fill(f64::INFINITY);
        }
        if seeds.len() < count {
            seeds.push(members[far]);
        }
    }
    seeds.dedup();
    seeds
}

struct Reach {
    distance: f64,
    cluster: usize,
    face: usize,
}

impl Ord for Reach {
    fn cmp(&self, other: &Reach) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.cluster.cmp(&self.cluster)).then(other.face.cmp(&self.face))
    }
}

impl PartialOrd for Reach {
    fn partial_cmp(&self, other: &Reach) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reach {
    fn eq(&self, other: &Reach) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reach {}

/// Grows every seed over neighbouring members, nearest faces first.
fn grow(faces: &Faces, members: &[usize], seeds: &[usize]) -> Vec<Vec<usize>> {
    const FREE: usize = usize::MAX;
    let mut owner: BTreeMap<usize, usize> = members.iter().map(|&f| (f, FREE)).collect();
    let mut queue: BinaryHeap<Reach> =
        seeds.iter().enumerate().map(|(cluster, &face)| Reach { distance: 0.0, cluster, face }).collect();
    while let Some(Reach { cluster, face, .. }) = queue.pop() {
        match owner.get_mut(&face) {
            Some(owner) if *owner == FREE => *owner = cluster,
            _ => continue,
        }
        for &next in &faces.neighbours[face] {
            if owner.get(&next) == Some(&FREE) {
                let distance = distance(faces.centroid[next], faces.centroid[seeds[cluster]]);
                queue.push(Reach { distance, cluster, face: next });
            }
        }
    }
    let mut clusters = vec![Vec::new(); seeds.len()];
    for (face, cluster) in owner {
        if cluster != FREE {
            clusters[cluster].push(face);
        }
    }
    clusters.retain(|c| !c.is_empty());
    clusters
}
