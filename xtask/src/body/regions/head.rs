//! Head and face: skull, ear, orbit, nose, teeth, jaw.

use super::{Anatomy, Spot, curve, ellipse};

/// Above the nuchal line behind, the mastoid beside, and the lower border of the jaw in front.
pub fn is_head(_a: &Anatomy, s: &Spot) -> bool {
    // Lower border of the head by depth, from the inion over the mastoid and the jaw angle to the chin.
    let border = curve(
        s.z,
        &[
            (-64.0, 1537.0),
            (-40.0, 1526.0),
            (0.0, 1509.0),
            (28.0, 1502.0),
            (40.0, 1471.0),
            (80.0, 1451.0),
            (104.0, 1445.0),
        ],
    );
    let is_under_jaw = s.z > 38.0 && s.z < 108.0 && s.normal[1] < -0.8;
    s.y > border && !is_under_jaw
}

pub fn region(_a: &Anatomy, s: &Spot) -> &'static str {
    let depth_of_ear_front = 38.5;
    if ellipse((s.z + 0.2 * (s.y - 1536.0), s.y), (23.0, 1536.0), (18.5, 30.0)) < 1.0 && s.x < -55.0 {
        return "face.ear";
    }
    if s.z < depth_of_ear_front || s.y > 1547.0 && s.x < -54.0 {
        return skull(s);
    }
    if s.y > 1581.0 {
        return skull(s);
    }
    face(s)
}

fn skull(s: &Spot) -> &'static str {
    let temporal_line = curve(s.y, &[(1560.0, -54.0), (1600.0, -50.0), (1630.0, -40.0)]);
    if s.y > 1612.0 && ellipse((s.x, s.z), (0.0, 27.0), (46.0, 66.0)) < 1.0 {
        "head.vertex"
    } else if s.z < -34.0 + 0.15 * (s.y - 1560.0) {
        "head.occiput"
    } else if s.z > 55.0 && s.x > temporal_line && s.y < 1633.0 && s.y > 1581.0 {
        "head.forehead"
    } else if s.z > 55.0 && s.x > temporal_line && s.y < 1581.0 {
        face(s)
    } else if s.z > curve(s.y, &[(1560.0, 22.0), (1640.0, 45.0)]) && s.y < 1618.0 {
        "head.temple"
    } else {
        "head.parietal"
    }
}

fn face(s: &Spot) -> &'static str {
    let width_of_nose = curve(s.y, &[(1508.0, 21.0), (1526.0, 21.0), (1550.0, 11.0), (1562.0, 8.0)]);
    let brow_low = 1566.0 - 0.006 * (s.x + 30.0).powi(2);
    if s.y > brow_low && s.y < 1582.0 && s.x < -9.0 {
        return "head.brow";
    }
    if s.y >= 1562.0 && s.x >= -9.0 {
        return "head.forehead";
    }
    if s.x > -width_of_nose && s.y > 1511.0 && s.z > 105.0 {
        return "face.nose";
    }
    if ellipse((s.x, s.y), (-31.0, 1555.0), (21.0, 13.0)) < 1.0 && s.z > 85.0 {
        return "face.eye";
    }
    if s.y < 1470.0 && s.x > -21.0 {
        return "face.chin";
    }
    if s.z < 57.0 {
        return if s.y > 1520.0 { "face.tmj" } else { "face.jaw" };
    }
    let is_mouth = s.z > 74.0 && s.x > -47.0;
    if is_mouth && s.y < 1512.0 && s.y >= 1489.0 {
        "face.upper_teeth"
    } else if is_mouth && s.y < 1489.0 && s.y > 1469.0 {
        "face.lower_teeth"
    } else if s.y < 1500.0 {
        "face.jaw"
    } else {
        "face.cheek"
    }
}
