//! The display surface of every figure: skin, refined, quantised to 1/32 mm; right half, neutral and morphs.

use super::error::BodyError;
use super::figure::{MORPHS, figure};
use super::landmarks::Landmarks;
use super::makehuman::Hm08;
use super::refine::Refinement;
use super::skin::Skin;
use super::vector::{Vector, distance, mean};
use super::wheel::Wheel;

/// Longest edge, mm, of the display mesh; the base mesh is finer at face, hands and feet.
const LONGEST_EDGE: f64 = 16.0;
/// In the midline and within reach (mm) of a landmark shorter, mm: a landmark is the vertex nearest to its place.
const LONGEST_EDGE_AT_LANDMARK: f64 = 8.0;
const LANDMARK_REACH: f64 = 7.0;
/// Stored units per millimetre.
pub const UNITS: f64 = 32.0;

pub struct Surface {
    /// Neutral hm08 figure, mm, for landmarks and joints.
    pub hm08: Hm08,
    pub figure: Vec<Vector>,
    pub triangles: Vec<[usize; 3]>,
    pub positions: Vec<Vector>,
    /// In the order of [`MORPHS`].
    pub morphs: Vec<Vec<Vector>>,
    /// Share of each [`Segment`](super::segment) at each vertex.
    pub segments: Vec<Vec<f64>>,
}

impl Surface {
    pub fn new(wheel: &mut Wheel, landmarks_tsv: &str) -> Result<Surface, BodyError> {
        let hm08 = Hm08::read(wheel)?;
        let neutral = figure(wheel, &hm08, "neutral")?;
        let skin = Skin::new(&hm08, &neutral)?;
        let landmarks = Landmarks::read(landmarks_tsv, &neutral)?;
        let refinement = Refinement::new(skin.positions(&neutral), skin.triangles.clone(), |middle| {
            longest_edge(&landmarks, middle)
        });
        let place = |figure: &[Vector]| -> Vec<Vector> {
            refinement.place(skin.positions(figure)).into_iter().map(|p| p.map(quantised)).collect()
        };
        let positions = place(&neutral);
        let mut morphs = Vec::new();
        for name in MORPHS {
            morphs.push(place(&figure(wheel, &hm08, name)?));
        }
        let bones = super::segment::of_bones(&hm08);
        let mut weights: Vec<Vec<f64>> = skin
            .base
            .iter()
            .map(|&i| {
                let mut shares = vec![0.0; super::segment::COUNT];
                hm08.weights[i].iter().for_each(|&(bone, w)| shares[bones[bone]] += w);
                shares
            })
            .collect();
        let mut head = vec![0.0; super::segment::COUNT];
        head[super::segment::HEAD] = 1.0;
        weights.resize(skin.len(), head);
        let segments = refinement.carry(weights);
        Ok(Surface { figure: neutral, triangles: refinement.triangles, positions, morphs, segments, hm08 })
    }

    /// Position of a joint of the neutral figure, mm: `knee` is the right one, `neck` the one in the midline.
    pub fn joint(&self, name: &str) -> Vector {
        let sided = format!("joint-r-{name}");
        let name = if self.hm08.joints.contains_key(&sided) { sided } else { format!("joint-{name}") };
        mean(self.hm08.joints[&name].iter().map(|&i| self.figure[i]))
    }
}

fn longest_edge(landmarks: &Landmarks, middle: Vector) -> f64 {
    let is_near_landmark = || landmarks.all.iter().any(|l| distance(l.at, middle) < LANDMARK_REACH);
    if middle[0] == 0.0 || is_near_landmark() { LONGEST_EDGE_AT_LANDMARK } else { LONGEST_EDGE }
}

fn quantised(mm: f64) -> f64 {
    (mm * UNITS).round() / UNITS
}
