//! Ankle and foot.

use super::super::segment;
use super::{Anatomy, Spot, curve};

pub fn region(a: &Anatomy, s: &Spot) -> &'static str {
    // The webs of the toes, from the cleft beside the great toe to the outer edge.
    let webs =
        curve(-s.x, &[(100.0, 140.0), (127.0, 139.0), (131.0, 136.0), (147.0, 132.0), (162.0, 126.0), (186.0, 114.0)]);
    if s.z > webs {
        let great = s.share([segment::GREAT_TOE]);
        let lesser = s.share(segment::GREAT_TOE + 1..=segment::GREAT_TOE + 4);
        let is_great = if great + lesser > 0.2 { great > lesser } else { s.x > -128.0 };
        return if is_great { "foot.great_toe" } else { "foot.lesser_toes" };
    }
    let angle = a.leg.angle(s.at);
    if s.z < 38.0 + 0.3 * (s.y - 70.0) && s.y > 48.0 {
        return match angle {
            d if (-45.0..=45.0).contains(&d) => "ankle.anterior",
            d if (45.0..145.0).contains(&d) => "ankle.lateral",
            d if (-145.0..-45.0).contains(&d) => "ankle.medial",
            _ => "ankle.posterior",
        };
    }
    if s.z < 8.0 {
        return "foot.heel";
    }
    if s.normal[1] < -0.5 {
        return if s.z < a.at("mt3_head_plantar")[2] - 28.0 { "foot.arch" } else { "foot.forefoot" };
    }
    if s.normal[0] < -0.35 && s.y < 35.0 {
        "foot.lateral"
    } else if s.normal[0] > 0.5 && s.y < 46.0 && s.z < 95.0 {
        "foot.arch"
    } else {
        "foot.dorsum"
    }
}
