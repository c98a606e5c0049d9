//! The regions: which one each face of the right half belongs to.
//!
//! Rules over landmarks, joints and planes on the posed neutral figure, mm; x < 0 is the right side, so "lateral" is
//! towards smaller x. Each file holds the rules of one part of the body.

mod arm;
mod foot;
mod hand;
mod head;
mod leg;
mod neck;
mod tidy;
mod trunk;

use super::error::BodyError;
use super::landmarks::Landmarks;
use super::segment;
use super::surface::Surface;
use super::vector::{Vector, add, cross, dot, scale, sub, unit};

pub use tidy::{smooth_borders, tidy};

/// A place on the skin with what the rules ask about it.
pub struct Spot<'a> {
    pub x: f64,
    pub y: f64,
    pub z: f64,
    pub at: Vector,
    pub normal: Vector,
    shares: &'a [f64],
}

impl Spot<'_> {
    pub fn share(&self, segments: impl IntoIterator<Item = usize>) -> f64 {
        segments.into_iter().map(|s| self.shares[s]).sum()
    }
}

/// The axis of a limb segment: share of the way along it and angle about it.
pub struct Axis {
    from: Vector,
    along: Vector,
    front: Vector,
    lateral: Vector,
}

impl Axis {
    /// From joint to joint, but through the middle of the limb: joints lie off the centre of the flesh.
    fn new(from: Vector, to: Vector, skin: &[Vector]) -> Axis {
        let bones = Axis::straight(from, to);
        let [upper, lower] = MIDDLES.map(|share| bones.middle(skin, share));
        let tilt = scale(sub(lower, upper), 1.0 / (MIDDLES[1] - MIDDLES[0]));
        let start = sub(upper, scale(tilt, MIDDLES[0]));
        Axis::straight(start, add(start, tilt))
    }

    fn straight(from: Vector, to: Vector) -> Axis {
        let along = sub(to, from);
        let front = unit(sub([0.0, 0.0, 1.0], scale(along, along[2] / dot(along, along))));
        let side = unit(cross(front, along));
        Axis { from, along, front, lateral: if side[0] < 0.0 { side } else { scale(side, -1.0) } }
    }

    /// Centre of the bounding box of a slice across the limb.
    fn middle(&self, skin: &[Vector], share: f64) -> Vector {
        let slice: Vec<[f64; 2]> = skin
            .iter()
            .filter(|&&p| (self.share(p) - share).abs() < 0.03)
            .map(|&p| [dot(sub(p, self.from), self.front), dot(sub(p, self.from), self.lateral)])
            .collect();
        let centre = |k: usize| {
            let low = slice.iter().map(|p| p[k]).fold(f64::INFINITY, f64::min);
            let high = slice.iter().map(|p| p[k]).fold(f64::NEG_INFINITY, f64::max);
            (low + high) / 2.0
        };
        let on_axis = add(self.from, scale(self.along, share));
        add(add(on_axis, scale(self.front, centre(0))), scale(self.lateral, centre(1)))
    }

    /// 0 at the upper joint, 1 at the lower.
    pub fn share(&self, p: Vector) -> f64 {
        dot(sub(p, self.from), self.along) / dot(self.along, self.along)
    }

    /// Degrees about the axis: 0 in front, 90 lateral, ±180 behind, −90 medial.
    pub fn angle(&self, p: Vector) -> f64 {
        let d = sub(p, self.from);
        libm::atan2(dot(d, self.lateral), dot(d, self.front)).to_degrees()
    }
}

/// Shares of the way along a limb segment where the skin surrounds it alone.
const MIDDLES: [f64; 2] = [0.45, 0.9];

/// A finger: base joint, direction and length to the next joint.
pub struct Digit {
    base: Vector,
    along: Vector,
}

impl Digit {
    pub fn share(&self, p: Vector) -> f64 {
        dot(sub(p, self.base), self.along) / dot(self.along, self.along)
    }
}

pub struct Anatomy<'a> {
    landmarks: &'a Landmarks,
    pub upper_arm: Axis,
    pub forearm: Axis,
    pub thigh: Axis,
    pub knee: Axis,
    pub leg: Axis,
    pub wrist: Vector,
    /// Along the hand, towards the thumb, out of the palm.
    pub hand: [Vector; 3],
    pub fingers: Vec<Digit>,
}

impl<'a> Anatomy<'a> {
    pub fn new(surface: &Surface, landmarks: &'a Landmarks) -> Result<Anatomy<'a>, BodyError> {
        let j = |name: &str| surface.joint(name);
        let limb = |from: &str, to: &str, part: usize| {
            let skin: Vec<Vector> = (0..surface.positions.len())
                .filter(|&i| surface.segments[i][part] > 0.4)
                .map(|i| surface.positions[i])
                .collect();
            Axis::new(j(from), j(to), &skin)
        };
        let knee = |level: Vector| {
            let skin: Vec<Vector> = surface.positions.iter().copied().filter(|p| p[1] < 600.0).collect();
            Axis::straight(level, add(level, [0.0, -100.0, 0.0])).middle(&skin, 0.0)
        };
        let fingers = (1..=5)
            .map(|k| {
                // The thumb's first joint is at the wrist.
                let first = if k == 1 { 2 } else { 1 };
                let base = j(&format!("finger-{k}-{first}"));
                Digit { base, along: sub(j(&format!("finger-{k}-{}", first + 1)), base) }
            })
            .collect();
        let wrist = j("hand");
        let distal = unit(sub(j("finger-3-1"), wrist));
        let across = sub(j("finger-2-1"), j("finger-5-1"));
        let radial = unit(sub(across, scale(distal, dot(across, distal))));
        let palmar = cross(distal, radial);
        let palmar = if palmar[2] > 0.0 { palmar } else { scale(palmar, -1.0) };
        Ok(Anatomy {
            landmarks,
            upper_arm: limb("shoulder", "elbow", segment::UPPER_ARM),
            forearm: limb("elbow", "hand", segment::FOREARM),
            thigh: limb("upper-leg", "knee", segment::THIGH),
            knee: Axis::straight(knee(landmarks.at("patella_base")?), knee(landmarks.at("tibial_tuberosity")?)),
            leg: limb("knee", "ankle", segment::LEG),
            wrist,
            hand: [distal, radial, palmar],
            fingers,
        })
    }

    /// Position of a landmark on the right side or in the midline.
    ///
    /// # Panics
    /// If `landmarks.tsv` lacks it: the rules name only rows of that file.
    pub fn at(&self, id: &str) -> Vector {
        self.landmarks.at(id).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn y(&self, id: &str) -> f64 {
        self.at(id)[1]
    }

    /// The unsided id of the region of a spot.
    pub fn region(&self, s: &Spot) -> &'static str {
        use segment::*;
        let arm = s.share(UPPER_ARM..=THUMB + 4);
        let foot = s.share(FOOT..=GREAT_TOE + 4);
        if arm > 0.5 || arm::is_shoulder(self, s) {
            arm::region(self, s)
        } else if foot > 0.5 || s.y < self.y("achilles_mid") + 14.0 {
            foot::region(self, s)
        } else if trunk::is_below(self, s) {
            leg::region(self, s)
        } else if head::is_head(self, s) {
            head::region(self, s)
        } else if neck::is_neck(self, s) {
            neck::region(self, s)
        } else {
            trunk::region(self, s)
        }
    }
}

/// The region of every face.
pub fn of_faces(
    surface: &Surface,
    landmarks: &Landmarks,
    centroids: &[Vector],
    normals: &[Vector],
    shares: &[Vec<f64>],
) -> Result<Vec<&'static str>, BodyError> {
    let anatomy = Anatomy::new(surface, landmarks)?;
    Ok((0..centroids.len())
        .map(|f| {
            let [x, y, z] = centroids[f];
            anatomy.region(&Spot { x, y, z, at: centroids[f], normal: normals[f], shares: &shares[f] })
        })
        .collect())
}

/// Value at `at` of the broken line through `points` (key, value), keys ascending; constant beyond the ends.
pub fn curve(at: f64, points: &[(f64, f64)]) -> f64 {
    let after = points.iter().position(|&(key, _)| key > at);
    match after {
        Some(0) => points[0].1,
        Some(k) => {
            let ((k0, v0), (k1, v1)) = (points[k - 1], points[k]);
            v0 + (v1 - v0) * (at - k0) / (k1 - k0)
        }
        None => points[points.len() - 1].1,
    }
}

/// Below 1 inside the ellipse with half axes `half` about `centre`.
pub fn ellipse(at: (f64, f64), centre: (f64, f64), half: (f64, f64)) -> f64 {
    let (u, v) = ((at.0 - centre.0) / half.0, (at.1 - centre.1) / half.1);
    u * u + v * v
}

/// Distance, mm, of `p` from the segment between two points of the plane.
pub fn from_line(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let t = (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    let (ex, ey) = (p.0 - a.0 - t * dx, p.1 - a.1 - t * dy);
    (ex * ex + ey * ey).sqrt()
}

/// Signed side of a plane line from `a` to `b`: positive to the left of the direction.
pub fn side(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let l = ((b.0 - a.0).powi(2) + (b.1 - a.1).powi(2)).sqrt();
    ((b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)) / l
}
