//! Shoulder cap, armpit, upper arm, elbow and forearm.

use super::super::segment;
use super::super::vector::{Vector, add, distance, dot, scale, sub};
use super::{Anatomy, Spot, curve, hand};

/// Trunk skin that belongs to the deltoid or the armpit.
pub fn is_shoulder(a: &Anatomy, s: &Spot) -> bool {
    let is_over_joint_behind = s.z < -20.0 && s.x < -157.0 && s.y > a.y("axilla_back") + 8.0;
    is_axilla(a, s, 36.0) || is_over_joint_behind && s.y < a.y("acromion_angle")
}

/// About the apex of the armpit, and along its two folds.
fn is_axilla(a: &Anatomy, s: &Spot, radius: f64) -> bool {
    let apex = a.at("axilla");
    let folds = ["axilla_front", "axilla_back"];
    distance(s.at, apex) < radius || folds.iter().any(|fold| distance_from_line(s.at, apex, a.at(fold)) < 17.0)
}

/// Distance from the segment between two points.
fn distance_from_line(p: Vector, a: Vector, b: Vector) -> f64 {
    let along = sub(b, a);
    let share = (dot(sub(p, a), along) / dot(along, along)).clamp(0.0, 1.0);
    distance(p, add(a, scale(along, share)))
}

pub fn region(a: &Anatomy, s: &Spot) -> &'static str {
    let hand = s.share(segment::HAND..=segment::THUMB + 4);
    let fore = a.forearm.share(s.at);
    if fore > 0.925 || hand > 0.6 {
        return hand::region(a, s);
    }
    if s.y > a.y("acromion") - 9.0 && s.z < 22.0 {
        return "shoulder.top";
    }
    let upper = a.upper_arm.share(s.at);
    let angle = a.upper_arm.angle(s.at);
    if upper < 0.85 {
        return upper_arm(a, s, upper, angle);
    }
    if fore < 0.085 {
        return elbow(angle);
    }
    match a.forearm.angle(s.at) {
        d if (-55.0..=45.0).contains(&d) => "forearm.volar",
        d if (45.0..115.0).contains(&d) => "forearm.radial",
        d if (-125.0..-55.0).contains(&d) => "forearm.ulnar",
        _ => "forearm.dorsal",
    }
}

fn elbow(angle: f64) -> &'static str {
    match angle {
        d if (-50.0..=50.0).contains(&d) => "elbow.anterior",
        d if (50.0..135.0).contains(&d) => "elbow.lateral",
        d if (-130.0..-50.0).contains(&d) => "elbow.medial",
        _ => "elbow.posterior",
    }
}

fn upper_arm(a: &Anatomy, s: &Spot, share: f64, angle: f64) -> &'static str {
    if is_axilla(a, s, 42.0) {
        return "shoulder.axilla";
    }
    // The deltoid ends in a point on the lateral side.
    let end_of_deltoid = curve(angle.abs(), &[(0.0, 0.2), (90.0, 0.45), (180.0, 0.24)]);
    let is_lateral = (-180.0..=180.0).contains(&angle) && angle > 0.0;
    if share < end_of_deltoid && (is_lateral || share < 0.12) {
        return match angle {
            d if (45.0..130.0).contains(&d) => "shoulder.lateral",
            d if (-90.0..45.0).contains(&d) => "shoulder.anterior",
            _ => "shoulder.posterior",
        };
    }
    match angle {
        d if (-45.0..=48.0).contains(&d) => "arm.anterior",
        d if (48.0..125.0).contains(&d) => "arm.lateral",
        d if (-125.0..-45.0).contains(&d) => "arm.medial",
        _ => "arm.posterior",
    }
}
