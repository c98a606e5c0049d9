//! Landmarks: named points of `landmarks.tsv`, given by vertices of hm08 on the right side or in the midline.
//!
//! The column `vertex` is one vertex, or `a b t`: the point at share t of the way from vertex a to vertex b, moved to
//! the skin.

use std::collections::BTreeMap;

use super::error::BodyError;
use super::vector::{Vector, mix};

pub struct Landmark {
    pub id: String,
    pub is_sided: bool,
    /// On the posed neutral figure, mm; on or near the skin.
    pub at: Vector,
}

pub struct Landmarks {
    pub all: Vec<Landmark>,
    index: BTreeMap<String, usize>,
}

impl Landmarks {
    pub fn read(text: &str, neutral: &[Vector]) -> Result<Landmarks, BodyError> {
        let mut all = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            let wrong = |reason: &str| BodyError::Landmark { id: columns[0].into(), reason: reason.into() };
            let place = columns.get(3).ok_or_else(|| wrong("the column `vertex` is missing"))?;
            let at = point(place, neutral).ok_or_else(|| wrong("expected `vertex` or `vertex vertex share`"))?;
            all.push(Landmark { id: columns[0].into(), is_sided: columns[1] == "yes", at });
        }
        let index = all.iter().enumerate().map(|(k, l)| (l.id.clone(), k)).collect();
        Ok(Landmarks { all, index })
    }

    /// Position on the right side or in the midline.
    pub fn at(&self, id: &str) -> Result<Vector, BodyError> {
        let missing = || BodyError::Landmark { id: id.into(), reason: "a region rule needs it".into() };
        self.index.get(id).map(|&k| self.all[k].at).ok_or_else(missing)
    }
}

fn point(place: &str, neutral: &[Vector]) -> Option<Vector> {
    let words: Vec<&str> = place.split_whitespace().collect();
    let vertex = |w: &str| neutral.get(w.parse::<usize>().ok()?).copied();
    match words[..] {
        [v] => vertex(v),
        [a, b, t] => Some(mix(vertex(a)?, vertex(b)?, t.parse().ok()?)),
        _ => None,
    }
}
