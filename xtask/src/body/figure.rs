//! The figures: which MakeHuman targets make them, and the anatomical position they stand in.
//!
//! A figure is one position per hm08 vertex in millimetres, soles at y = 0, ankles at z = 0.

use super::error::BodyError;
use super::makehuman::Hm08;
use super::vector::{Rotation, Vector, add, mix, scale, sub, unit};
use super::wheel::Wheel;

pub const MORPHS: [&str; 6] = ["female", "male", "slim", "heavy", "older", "child"];
const RACES: [&str; 3] = ["african", "asian", "caucasian"];

/// How far beyond MakeHuman's heaviest adult, who is only stout; 1 would be that adult.
const HEAVY: f64 = 1.5;
/// What the heavy adult has besides; each limb's target exists for both sides.
const FAT: [(&str, f64); 8] = [
    ("stomach/stomach-pregnant-incr", 0.5),
    ("torso/measure-waist-circ-incr", 0.7),
    ("torso/torso-scale-depth-incr", 0.6),
    ("torso/torso-scale-horiz-incr", 0.4),
    ("buttocks/buttocks-volume-incr", 0.6),
    ("neck/neck-double-incr", 0.8),
    ("arms/?-upperarm-fat-incr", 0.7),
    ("legs/?-upperleg-fat-incr", 0.6),
];

// Degrees from the vertical, except where said otherwise.
const ARM_ABDUCTION: f64 = 29.0;
const FOREARM_ABDUCTION: f64 = 30.0;
const FOREARM_FORWARD: f64 = 0.06;
/// Turn of the upper arm about its axis that brings the olecranon behind; half at each of its two bones.
const ARM_ROTATION: f64 = 15.0;
/// Turn of the hand from the base mesh's prone rest to palm forward.
const SUPINATION: f64 = -110.0;
/// Where along the forearm the supination happens.
const SUPINATION_SHARES: [(&str, f64); 3] = [("lowerarm01", 0.35), ("lowerarm02", 0.4), ("wrist", 0.25)];
const LEG_ABDUCTION: f64 = -3.0;

/// Position of every hm08 vertex for `name`: `neutral` or one of [`MORPHS`].
pub fn figure(wheel: &mut Wheel, hm08: &Hm08, name: &str) -> Result<Vec<Vector>, BodyError> {
    let mut figure = hm08.vertices.clone();
    let sexes: &[(&str, f64)] = match name {
        "female" => &[("female", 1.0)],
        "male" => &[("male", 1.0)],
        _ => &[("female", 0.5), ("male", 0.5)],
    };
    let age = match name {
        "older" => "old",
        "child" => "child",
        _ => "young",
    };
    let weight = match name {
        "slim" => "minweight",
        "heavy" => "maxweight",
        _ => "averageweight",
    };
    let strength = if name == "heavy" { HEAVY } else { 1.0 };
    let targets = "targets/macrodetails";
    for &(sex, share) in sexes {
        for race in RACES {
            let target = format!("{targets}/{race}-{sex}-{age}.target.gz");
            Hm08::morph(wheel, &mut figure, &target, share / RACES.len() as f64)?;
        }
        let universal = |weight: &str| format!("{targets}/universal-{sex}-{age}-averagemuscle-{weight}.target.gz");
        Hm08::morph(wheel, &mut figure, &universal(weight), share * strength)?;
        Hm08::morph(wheel, &mut figure, &universal("averageweight"), share * (1.0 - strength))?;
        // Half a bosom on a body of no sex reads as a female one.
        if sex == "female" && name != "female" && name != "child" {
            let target = format!("targets/breast/female-{age}-averagemuscle-{weight}-mincup-averagefirmness.target.gz");
            Hm08::morph(wheel, &mut figure, &target, share)?;
        }
    }
    if name == "heavy" {
        for (target, amount) in FAT {
            let sides: &[&str] = if target.contains('?') { &["l", "r"] } else { &[""] };
            for side in sides {
                let target = format!("targets/{}.target.gz", target.replace('?', side));
                Hm08::morph(wheel, &mut figure, &target, amount)?;
            }
        }
    }
    let mut posed = pose(hm08, &figure);
    symmetrise(hm08, &mut posed);
    stand(hm08, &mut posed);
    Ok(posed)
}

/// Linear blend skinning with the CC0 weights into the anatomical position.
fn pose(hm08: &Hm08, figure: &[Vector]) -> Vec<Vector> {
    let joint = |side: char, name: &str| hm08.joint(figure, &format!("joint-{side}-{name}"));
    let mut frames: Vec<(Rotation, Vector)> = Vec::with_capacity(hm08.bones.len());
    for bone in &hm08.bones {
        let (parent_turn, parent_shift) = bone.parent.map_or((Rotation::IDENTITY, [0.0; 3]), |p| frames[p]);
        let head = super::vector::mean(bone.head.iter().map(|&i| figure[i]));
        let place = add(parent_turn.apply(head), parent_shift);
        let (stem, side) = match bone.name.rsplit_once('.') {
            Some((stem, "L")) => (stem, Some(('l', 1.0))),
            Some((stem, "R")) => (stem, Some(('r', -1.0))),
            _ => (bone.name.as_str(), None),
        };
        let mut turn = parent_turn;
        if let Some((side, sign)) = side {
            let upper = sub(joint(side, "elbow"), joint(side, "shoulder"));
            let fore = sub(joint(side, "hand"), joint(side, "elbow"));
            if stem == "upperarm01" {
                turn = Rotation::between(turn.apply(upper), hanging(sign, ARM_ABDUCTION, 0.02)).after(&turn);
            }
            if stem == "upperarm01" || stem == "upperarm02" {
                turn = Rotation::about(turn.apply(upper), sign * ARM_ROTATION / 2.0).after(&turn);
            }
            if stem == "lowerarm01" {
                let aim = hanging(sign, FOREARM_ABDUCTION, FOREARM_FORWARD);
                turn = Rotation::between(turn.apply(fore), aim).after(&turn);
            }
            if let Some((_, share)) = SUPINATION_SHARES.iter().find(|(name, _)| *name == stem) {
                turn = Rotation::about(turn.apply(fore), sign * SUPINATION * share).after(&turn);
            }
            if stem == "upperleg01" {
                turn = Rotation::about([0.0, 0.0, 1.0], sign * LEG_ABDUCTION).after(&turn);
            }
            if stem == "foot" {
                turn = Rotation::about([0.0, 0.0, 1.0], -sign * LEG_ABDUCTION).after(&turn);
            }
        }
        frames.push((turn, sub(place, turn.apply(head))));
    }
    figure
        .iter()
        .zip(&hm08.weights)
        .map(|(&p, weights)| {
            if weights.is_empty() {
                return p;
            }
            weights.iter().fold([0.0; 3], |sum, &(bone, w)| {
                let (turn, shift) = &frames[bone];
                add(sum, scale(add(turn.apply(p), *shift), w))
            })
        })
        .collect()
}

fn hanging(sign: f64, abduction: f64, forward: f64) -> Vector {
    let (s, c) = libm::sincos(abduction.to_radians());
    unit([sign * s, -c, forward])
}

fn symmetrise(hm08: &Hm08, figure: &mut [Vector]) {
    let before = figure.to_vec();
    for (i, p) in figure.iter_mut().enumerate() {
        let [x, y, z] = before[hm08.mirror[i]];
        *p = mix(before[i], [-x, y, z], 0.5);
    }
}

/// Decimetres to millimetres, soles on the floor, ankles in the frontal plane z = 0.
fn stand(hm08: &Hm08, figure: &mut [Vector]) {
    let floor = hm08.quads.iter().flatten().map(|&i| figure[i][1]).fold(f64::INFINITY, f64::min);
    let ankle = hm08.joint(figure, "joint-r-ankle")[2];
    for p in figure.iter_mut() {
        *p = scale(sub(*p, [0.0, floor, ankle]), 100.0);
    }
}
