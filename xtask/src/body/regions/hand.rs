//! Wrist, hand and fingers.

use super::super::segment;
use super::super::vector::{dot, sub};
use super::{Anatomy, Spot};

const FINGERS: [&str; 5] = ["hand.thumb", "hand.index", "hand.middle", "hand.ring", "hand.little"];

pub fn region(a: &Anatomy, s: &Spot) -> &'static str {
    let d = sub(s.at, a.wrist);
    let [distal, radial, palmar] = a.hand.map(|axis| dot(d, axis));
    let digit = (0..5).max_by(|&i, &j| s.share([segment::THUMB + i]).total_cmp(&s.share([segment::THUMB + j])));
    if let Some(k) = digit
        && distal > 20.0
        && s.share([segment::THUMB + k]) > 0.35
        && a.fingers[k].share(s.at) > 0.05
    {
        return FINGERS[k];
    }
    if distal < 12.0 {
        return match libm::atan2(radial, palmar).to_degrees() {
            d if (-50.0..=50.0).contains(&d) => "wrist.volar",
            d if (50.0..130.0).contains(&d) => "wrist.radial",
            d if (-130.0..-50.0).contains(&d) => "wrist.ulnar",
            _ => "wrist.dorsal",
        };
    }
    let is_palmar = dot(s.normal, a.hand[2]) > 0.0;
    if radial > 26.0 - 0.1 * distal && s.share([segment::THUMB]) > 0.2 || radial > 34.0 {
        "hand.thenar"
    } else if !is_palmar {
        "hand.dorsum"
    } else if radial > 8.0 && distal < 70.0 {
        "hand.thenar"
    } else if radial < -12.0 && distal < 75.0 {
        "hand.hypothenar"
    } else {
        "hand.palm"
    }
}
