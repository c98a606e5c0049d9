//! Chest, belly, back, pelvis and buttock.

use super::{Anatomy, Spot, curve, ellipse, from_line, side};

/// Half the width, mm, of the strip along the inguinal ligament.
const GROIN: f64 = 20.0;

/// Below groin and gluteal fold: thigh and lower leg.
pub fn is_below(a: &Anatomy, s: &Spot) -> bool {
    let (asis, tubercle) = (a.at("asis"), a.at("pubic_tubercle"));
    if s.y < 770.0 {
        return true;
    }
    if s.z > -20.0 && s.normal[2] > -0.3 {
        let below_groin = side((s.x, s.y), (tubercle[0], tubercle[1]), (asis[0], asis[1])) > GROIN;
        if s.x < asis[0] - 8.0 && s.y > 812.0 {
            return s.z > 26.0 && s.y < asis[1] - 2.0 && from_groin(a, s) > GROIN;
        }
        let is_inner_thigh = s.y < 800.0 && s.x < -10.0 && s.normal[0] > 0.55;
        return below_groin && s.x < -30.0 || is_inner_thigh || s.y < 812.0 && s.x < -60.0;
    }
    if s.x > -24.0 {
        return false;
    }
    s.y < curve(-s.x, &[(20.0, 790.0), (72.0, 783.0), (140.0, 800.0), (170.0, 812.0)])
}

/// Distance, mm, from the inguinal ligament in the frontal plane.
fn from_groin(a: &Anatomy, s: &Spot) -> f64 {
    let (asis, tubercle) = (a.at("asis"), a.at("pubic_tubercle"));
    from_line((s.x, s.y), (asis[0], asis[1]), (tubercle[0], tubercle[1]))
}

pub fn region(a: &Anatomy, s: &Spot) -> &'static str {
    if s.y < 850.0 && s.x > -26.0 && s.z > -60.0 {
        return if s.z > 38.0 { "pelvis.genital" } else { "pelvis.perineum" };
    }
    if s.y < 1000.0 && ellipse((s.y, s.z), (868.0, 0.0), (68.0, 62.0)) < 1.0 && s.x < -120.0 {
        return "hip.lateral";
    }
    if is_back(s) { back(a, s) } else { front(a, s) }
}

fn is_back(s: &Spot) -> bool {
    s.z < curve(
        s.y,
        &[
            (850.0, 10.0),
            (960.0, 22.0),
            (1006.0, 5.0),
            (1075.0, 0.0),
            (1085.0, -32.0),
            (1270.0, -32.0),
            (1360.0, -18.0),
            (1395.0, 0.0),
        ],
    )
}

fn front(a: &Anatomy, s: &Spot) -> &'static str {
    let costal = curve(-s.x, &[(0.0, a.y("xiphoid")), (30.0, 1150.0), (80.0, a.y("costal_margin")), (125.0, 1068.0)]);
    let clavicle = curve(-s.x, &[(22.0, 1340.0), (90.0, 1350.0), (150.0, 1360.0)]);
    if s.y > 1180.0 && s.x > -curve(s.y, &[(1180.0, 14.0), (1320.0, 22.0), (1367.0, 28.0)]) {
        return "chest.sternum";
    }
    if s.y > clavicle {
        return if s.z > curve(-s.x, &[(90.0, 18.0), (150.0, 4.0)]) { "chest.clavicle" } else { "shoulder.top" };
    }
    if s.y > costal {
        let anterior_axillary = curve(s.y, &[(1080.0, -105.0), (1278.0, -140.0)]);
        return if s.x < anterior_axillary && s.y < 1275.0 {
            "chest.lateral"
        } else if s.y > 1247.0 {
            "chest.pectoral"
        } else {
            "chest.breast"
        };
    }
    if from_groin(a, s) < GROIN {
        return "abdomen.groin";
    }
    let navel = a.y("navel");
    if s.x > -50.0 && s.y > navel + 42.0 {
        "abdomen.epigastric"
    } else if s.x > -50.0 && s.y > navel - 48.0 {
        "abdomen.umbilical"
    } else if s.x > -58.0 && s.y <= navel - 48.0 {
        "abdomen.suprapubic"
    } else if s.y > navel + 10.0 {
        "abdomen.upper"
    } else {
        "abdomen.lower"
    }
}

fn back(a: &Anatomy, s: &Spot) -> &'static str {
    let crest = [a.at("psis"), a.at("iliac_crest_back"), a.at("iliac_crest_top")];
    let crest_y = curve(-s.x, &[(42.0, crest[0][1]), (94.0, crest[1][1]), (125.0, 1004.0), (150.0, 1000.0)]);
    let spine_y = curve(-s.x, &[(70.0, a.y("scapula_spine_root")), (172.0, 1362.0)]);
    let l5 = (a.y("l5") + a.y("s1")) / 2.0;
    if s.y > 1200.0 {
        let root = a.y("scapula_spine_root");
        if s.x > -40.0 {
            return if s.y > (a.y("t6") + a.y("t7")) / 2.0 { "back.thoracic_upper" } else { "back.thoracic_lower" };
        }
        let tip = a.at("scapula_inferior_angle");
        if ellipse((s.x, s.y), (tip[0], tip[1]), (30.0, 27.0)) < 1.0 {
            return "scapula.inferior";
        }
        let is_below_lateral_border = s.y < curve(-s.x, &[(90.0, tip[1] - 8.0), (150.0, 1282.0)]);
        if is_below_lateral_border {
            return "back.ribs";
        }
        if s.x > -80.0 && s.y < root + 26.0 {
            return "scapula.medial";
        }
        return if s.y > spine_y { "shoulder.top" } else { "scapula.body" };
    }
    if s.y > l5 && s.x > -58.0 {
        let t12 = (a.y("t12") + a.y("l1")) / 2.0;
        return if s.y < t12 {
            "back.lumbar"
        } else if s.x > -40.0 {
            "back.thoracic_lower"
        } else {
            "back.ribs"
        };
    }
    if s.y < l5 && s.x > -curve(s.y, &[(885.0, 18.0), (903.0, 34.0), (920.0, 44.0), (936.0, 50.0)]) {
        return if s.y > 888.0 { "back.sacrum" } else { "back.coccyx" };
    }
    if (s.y - crest_y).abs() < 18.0 {
        "back.iliac_crest"
    } else if s.y > crest_y {
        "back.ribs"
    } else if s.y > curve(-s.x, &[(20.0, 912.0), (150.0, 885.0)]) {
        "buttock.upper"
    } else {
        "buttock.lower"
    }
}
