//! Neck: throat, sternocleidomastoid, posterior triangle, nape, angle of the neck.

use super::{Anatomy, Spot, curve};

/// Down to the collarbone in front and C7 behind, out to the angle of the neck.
pub fn is_neck(a: &Anatomy, s: &Spot) -> bool {
    let clavicle = curve(-s.x, &[(0.0, 1367.0), (22.0, 1374.0), (90.0, 1386.0)]);
    let behind = a.y("c7") - 12.0;
    // From the level of C7 behind to the collarbone in front.
    let forward = curve(s.z, &[(-5.0, 0.0), (28.0, 1.0)]);
    s.y > behind + (clavicle - behind) * forward && s.x > -86.0
}

pub fn region(a: &Anatomy, s: &Spot) -> &'static str {
    let posterior_of_scm = curve(s.y, &[(1385.0, 30.0), (1508.0, -5.0)]);
    let front_of_trapezius = curve(s.y, &[(1395.0, -4.0), (1430.0, -20.0), (1508.0, -27.0)]);
    let is_base = s.y < curve(-s.x, &[(0.0, a.y("c7") + 15.0), (45.0, 1432.0)]) && s.z < front_of_trapezius + 4.0;
    if s.x > -curve(s.y, &[(1367.0, 12.0), (1400.0, 20.0), (1440.0, 22.0)]) && s.z > 20.0 {
        "neck.throat"
    } else if is_base {
        "neck.base"
    } else if s.z > posterior_of_scm {
        "neck.anterior"
    } else if s.y > 1499.0 {
        "neck.suboccipital"
    } else if s.z > front_of_trapezius {
        "neck.lateral"
    } else {
        "neck.posterior"
    }
}
