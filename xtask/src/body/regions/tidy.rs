//! Clean borders: every region in one piece, no islands, no teeth.

use std::collections::BTreeMap;

use super::super::cells::Faces;
use super::super::vector::{Vector, mix};

const SMOOTHING_ROUNDS: usize = 12;
const BORDER_ROUNDS: usize = 8;

/// Smooths borders by majority and gives all but the largest part of each region to its neighbours.
pub fn tidy(faces: &Faces, regions: &mut [&'static str]) {
    for _ in 0..SMOOTHING_ROUNDS {
        smooth(faces, regions);
    }
    while absorb_islands(faces, regions) {}
}

/// Slides the vertices of region borders along the skin until the borders are smooth curves.
pub fn smooth_borders(positions: &mut [Vector], triangles: &[[usize; 3]], regions: &[&'static str]) {
    let mut sides: BTreeMap<(usize, usize), Vec<&'static str>> = BTreeMap::new();
    for (&[a, b, c], &region) in triangles.iter().zip(regions) {
        for (i, j) in [(a, b), (b, c), (c, a)] {
            sides.entry((i.min(j), i.max(j))).or_default().push(region);
        }
    }
    let mut along: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for ((i, j), regions) in sides {
        if regions.len() == 2 && regions[0] != regions[1] {
            along.entry(i).or_default().push(j);
            along.entry(j).or_default().push(i);
        }
    }
    for _ in 0..BORDER_ROUNDS {
        let before = positions.to_vec();
        for (&i, ends) in &along {
            if let ([j, k], true) = (&ends[..], before[i][0] < 0.0) {
                positions[i] = mix(before[i], mix(before[*j], before[*k], 0.5), 0.5);
            }
        }
    }
}

/// A face whose neighbours mostly belong elsewhere joins them.
fn smooth(faces: &Faces, regions: &mut [&'static str]) {
    for f in 0..regions.len() {
        if let [a, b, c] = faces.neighbours[f][..] {
            let [a, b, c] = [regions[a], regions[b], regions[c]];
            if a == b || a == c {
                regions[f] = a;
            } else if b == c {
                regions[f] = b;
            }
        }
    }
}

fn absorb_islands(faces: &Faces, regions: &mut [&'static str]) -> bool {
    let mut members: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (f, region) in regions.iter().enumerate() {
        members.entry(region).or_default().push(f);
    }
    let mut changed = false;
    for (region, members) in members {
        for island in faces.parts(&members).iter().skip(1) {
            let mut border: BTreeMap<&'static str, usize> = BTreeMap::new();
            for &f in island {
                for &g in &faces.neighbours[f] {
                    if regions[g] != region {
                        *border.entry(regions[g]).or_default() += 1;
                    }
                }
            }
            if let Some((&host, _)) = border.iter().max_by_key(|&(_, &n)| n) {
                island.iter().for_each(|&f| regions[f] = host);
                changed = true;
            }
        }
    }
    changed
}
