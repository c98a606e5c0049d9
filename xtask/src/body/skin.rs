//! The right half of the skin: hm08's `body` quads without mouth cavity and eye sockets, closed at lips and lids.
//!
//! The topology is fixed once; [`Skin::positions`] places its vertices for any figure.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::error::BodyError;
use super::makehuman::Hm08;
use super::vector::{Vector, add, distance, mean, mix, scale, sub, unit};

/// Where the upper and the lower lip meet, from the midline to the corner of the mouth.
const UPPER_LIP: [usize; 13] = [474, 473, 472, 471, 470, 5362, 469, 419, 418, 433, 3732, 431, 432];
const LOWER_LIP: [usize; 7] = [493, 487, 481, 475, 437, 444, 3707];
/// A vertex of the mouth cavity.
const IN_MOUTH: usize = 622;
/// The free edge of the right lids, where the skin meets the eyeball (in no order), and a vertex behind it.
const LID_EDGE: [usize; 28] = [
    1055, 1056, 1057, 1058, 1059, 1060, 1061, 1062, 1063, 1064, 1065, 1066, 1067, 1068, 1069, 1070, 1071, 1072, 1073,
    1074, 1075, 1076, 1077, 1078, 1079, 1080, 5101, 5102,
];
const IN_ORBIT: usize = 1096;
const EYEBALL: &str = "helper-r-eye";
/// The eyeball's front is drawn as rings between lid edge and centre, at these shares of the way out.
const EYE_RINGS: [f64; 2] = [0.62, 0.28];

pub struct Skin {
    /// hm08 vertex of each skin vertex; vertices of the eyeball's front come after these.
    pub base: Vec<usize>,
    /// Right half only, counter-clockwise seen from outside.
    pub triangles: Vec<[usize; 3]>,
    lid_edge: Vec<usize>,
    eyeball: Vec<usize>,
}

impl Skin {
    pub fn new(hm08: &Hm08, neutral: &[Vector]) -> Result<Skin, BodyError> {
        let lips: BTreeSet<usize> = UPPER_LIP.into_iter().chain(LOWER_LIP).collect();
        let lids: BTreeSet<usize> = LID_EDGE.into_iter().collect();
        let right: Vec<[usize; 4]> =
            hm08.quads.iter().copied().filter(|quad| quad.iter().map(|&i| neutral[i][0]).sum::<f64>() < 0.0).collect();
        let mut hidden = enclosed(&right, IN_MOUTH, &lips);
        hidden.extend(enclosed(&right, IN_ORBIT, &lids));
        let shown: Vec<[usize; 4]> = (0..right.len()).filter(|k| !hidden.contains(k)).map(|k| right[k]).collect();

        let mut base: Vec<usize> = shown.iter().flatten().copied().collect();
        base.sort_unstable();
        base.dedup();
        let index: BTreeMap<usize, usize> = base.iter().enumerate().map(|(k, &i)| (i, k)).collect();

        let mut triangles: Vec<[usize; 3]> = Vec::new();
        for &[a, b, c, d] in &shown {
            let is_ac_shorter = distance(neutral[a], neutral[c]) <= distance(neutral[b], neutral[d]);
            triangles.extend(if is_ac_shorter { [[a, b, c], [a, c, d]] } else { [[a, b, d], [b, c, d]] });
        }
        triangles.extend(lip_seam(neutral));
        let mut triangles: Vec<[usize; 3]> = triangles.into_iter().map(|t| t.map(|i| index[&i])).collect();
        let lid_edge = boundary_loop(&triangles, index[&LID_EDGE[0]])?;
        if lid_edge.len() != LID_EDGE.len() {
            return Err(BodyError::Mesh { reason: format!("lid edge of {} vertices", lid_edge.len()) });
        }
        let mut outer = lid_edge.clone();
        let mut next = base.len();
        for _ in EYE_RINGS {
            let inner: Vec<usize> = (next..next + outer.len()).collect();
            next += outer.len();
            for k in 0..outer.len() {
                let l = (k + 1) % outer.len();
                triangles.push([outer[k], outer[l], inner[l]]);
                triangles.push([outer[k], inner[l], inner[k]]);
            }
            outer = inner;
        }
        for k in 0..outer.len() {
            triangles.push([outer[k], outer[(k + 1) % outer.len()], next]);
        }
        let lid_edge = lid_edge.into_iter().map(|k| base[k]).collect();
        Ok(Skin { base, triangles, lid_edge, eyeball: hm08.joints[EYEBALL].clone() })
    }

    /// Number of vertices, those of the eyeball's front included.
    pub fn len(&self) -> usize {
        self.base.len() + EYE_RINGS.len() * self.lid_edge.len() + 1
    }

    /// The skin vertices of a posed figure.
    pub fn positions(&self, figure: &[Vector]) -> Vec<Vector> {
        let mut positions: Vec<Vector> = self.base.iter().map(|&i| figure[i]).collect();
        let centre = mean(self.eyeball.iter().map(|&i| figure[i]));
        let radius = self.eyeball.iter().map(|&i| distance(figure[i], centre)).sum::<f64>() / self.eyeball.len() as f64;
        let middle = mean(self.lid_edge.iter().map(|&i| figure[i]));
        let on_eyeball = |p: Vector| add(centre, scale(unit(sub(p, centre)), radius));
        for share in EYE_RINGS {
            positions.extend(self.lid_edge.iter().map(|&i| on_eyeball(mix(middle, figure[i], share))));
        }
        positions.push(on_eyeball(middle));
        positions
    }
}

/// Quads reached from a vertex without passing beyond the vertices of `fence`.
fn enclosed(quads: &[[usize; 4]], start: usize, fence: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (k, quad) in quads.iter().enumerate() {
        quad.iter().for_each(|&i| at.entry(i).or_default().push(k));
    }
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    let mut queue = VecDeque::from([start]);
    while let Some(i) = queue.pop_front() {
        for &k in &at[&i] {
            found.insert(k);
            queue.extend(quads[k].iter().copied().filter(|j| !fence.contains(j) && seen.insert(*j)));
        }
    }
    found
}

/// Triangles that close the right half of the mouth between the two lips.
fn lip_seam(neutral: &[Vector]) -> Vec<[usize; 3]> {
    let (mut u, mut l) = (0, 0);
    let mut seam = Vec::new();
    while u + 1 < UPPER_LIP.len() || l + 1 < LOWER_LIP.len() {
        let step_upper = match (UPPER_LIP.get(u + 1), LOWER_LIP.get(l + 1)) {
            (Some(&up), Some(&low)) => {
                distance(neutral[up], neutral[LOWER_LIP[l]]) <= distance(neutral[low], neutral[UPPER_LIP[u]])
            }
            (next, _) => next.is_some(),
        };
        if step_upper {
            seam.push([UPPER_LIP[u], UPPER_LIP[u + 1], LOWER_LIP[l]]);
            u += 1;
        } else {
            seam.push([UPPER_LIP[u], LOWER_LIP[l + 1], LOWER_LIP[l]]);
            l += 1;
        }
    }
    seam
}

/// The open edge through `start`, in the order that a filling polygon runs.
fn boundary_loop(triangles: &[[usize; 3]], start: usize) -> Result<Vec<usize>, BodyError> {
    let edges = || triangles.iter().flat_map(|&[a, b, c]| [(a, b), (b, c), (c, a)]);
    let all: BTreeSet<(usize, usize)> = edges().collect();
    let next: BTreeMap<usize, usize> = edges().filter(|&(a, b)| !all.contains(&(b, a))).map(|(a, b)| (b, a)).collect();
    let mut found = vec![start];
    loop {
        match next.get(&found[found.len() - 1]) {
            Some(&i) if i == start => return Ok(found),
            Some(&i) if found.len() <= next.len() => found.push(i),
            _ => return Err(BodyError::Mesh { reason: format!("no open edge through vertex {start}") }),
        }
    }
}
