//! Thigh, knee and lower leg down to the ankle.

use super::{Anatomy, Spot};

pub fn region(a: &Anatomy, s: &Spot) -> &'static str {
    let thigh = a.thigh.angle(s.at);
    let leg = a.leg.angle(s.at);
    if s.y > a.y("patella_base") + 12.0 {
        return match thigh {
            d if (-45.0..=52.0).contains(&d) => "thigh.anterior",
            d if (52.0..128.0).contains(&d) => "thigh.lateral",
            d if (-135.0..-45.0).contains(&d) => "thigh.medial",
            _ => "thigh.posterior",
        };
    }
    if s.y > a.y("tibial_tuberosity") - 6.0 {
        return match a.knee.angle(s.at) {
            d if (-50.0..=50.0).contains(&d) => "knee.anterior",
            d if (50.0..125.0).contains(&d) => "knee.lateral",
            d if (-125.0..-50.0).contains(&d) => "knee.medial",
            _ => "knee.posterior",
        };
    }
    match leg {
        d if (-20.0..=50.0).contains(&d) => "leg.anterior",
        d if (50.0..125.0).contains(&d) => "leg.lateral",
        d if (-120.0..-20.0).contains(&d) => "leg.medial",
        _ => "leg.posterior",
    }
}
