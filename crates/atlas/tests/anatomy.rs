//! Regions, cells and landmarks of the real body against anatomy.

use atlas::{Body, RegionRow};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn real() -> Body {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../atlas/body");
    let table = fs::read_to_string(folder.join("regions.tsv")).expect("the regions are readable");
    let rows = RegionRow::parse("body/regions.tsv", &table).expect("the regions are a table");
    let bytes = fs::read(folder.join("body.bin")).expect("the body is readable");
    Body::decode(&bytes, &rows).expect("the body is whole")
}

/// Every edge has one triangle on each side, and no triangle is without area.
#[test]
fn the_surface_is_closed() {
    let body = real();
    let edges: Vec<(u32, u32)> =
        body.surface().triangles().iter().flat_map(|&[a, b, c]| [(a, b), (b, c), (c, a)]).collect();
    let all: BTreeSet<(u32, u32)> = edges.iter().copied().collect();
    assert_eq!(all.len(), edges.len());
    assert!(edges.iter().all(|&(a, b)| all.contains(&(b, a))));
    for t in 0..body.surface().triangles().len() {
        assert!(area_mm2(body.surface().corners(t)) > 0.02, "triangle {t}");
    }
}

#[test]
fn the_surface_is_its_own_mirror_image() {
    let body = real();
    let key = |p: [f64; 3]| p.map(|mm| (mm * 32.0).round() as i64);
    let points: BTreeSet<[i64; 3]> = body.surface().positions_mm().iter().map(|&p| key(p)).collect();
    for &p in body.surface().positions_mm() {
        assert!(points.contains(&key(atlas::body::mirror(p))), "{p:?}");
    }
}

#[test]
fn there_are_189_regions_each_in_one_piece() {
    let body = real();
    assert_eq!(body.regions().len(), 189);
    let cells: usize = body.regions().iter().map(|region| region.cells().len()).sum();
    assert_eq!(cells, body.cells().len());
    for region in body.regions() {
        let members: BTreeSet<_> = region.cells().iter().copied().collect();
        let mut open = vec![*members.first().expect("a region has cells")];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                open.extend(body.cell(id).neighbours.iter().filter(|next| members.contains(next)));
            }
        }
        assert_eq!(seen.len(), members.len(), "{}", region.id);
    }
}

#[test]
fn cells_are_one_to_four_square_centimetres() {
    let body = real();
    for id in body.cell_ids() {
        let area = body.cell(id).area_cm2;
        assert!((1.0..=4.0).contains(&area), "{id:?} has {area} cm²");
    }
}

/// Shares of the body surface in per cent, both sides together: Lund and Browder 1944, adult.
///
/// The limits of parts are those of our regions; elbow, knee and side of the chest count half to each neighbour.
/// The smooth crotch and the neutral sex explain some of the difference.
#[test]
fn parts_have_the_areas_of_the_burn_chart() {
    const TOLERANCE: f64 = 2.0;
    type Part = (&'static str, f64, &'static [(&'static str, f64)]);
    const PARTS: [Part; 12] = [
        ("head", 7.0, &[("head.", 1.0), ("face.", 1.0)]),
        ("neck", 2.0, &[("neck.", 1.0)]),
        ("front of trunk", 13.0, &[("chest.lateral", 0.5), ("chest.", 1.0), ("abdomen.", 1.0)]),
        ("back of trunk", 13.0, &[("chest.lateral", 0.5), ("scapula.", 1.0), ("back.", 1.0), ("shoulder.top", 1.0)]),
        ("buttocks", 5.0, &[("buttock.", 1.0), ("hip.", 1.0)]),
        ("genitals", 1.0, &[("pelvis.", 1.0)]),
        (
            "upper arms",
            8.0,
            &[
                ("shoulder.anterior", 1.0),
                ("shoulder.lateral", 1.0),
                ("shoulder.posterior", 1.0),
                ("shoulder.axilla", 1.0),
                ("arm.", 1.0),
                ("elbow.", 0.5),
            ],
        ),
        ("forearms", 6.0, &[("elbow.", 0.5), ("forearm.", 1.0), ("wrist.", 1.0)]),
        ("hands", 5.0, &[("hand.", 1.0)]),
        ("thighs", 19.0, &[("thigh.", 1.0), ("knee.", 0.5)]),
        ("legs", 14.0, &[("knee.", 0.5), ("leg.", 1.0), ("ankle.", 1.0)]),
        ("feet", 7.0, &[("foot.", 1.0)]),
    ];
    let body = real();
    let mut total = 0.0;
    for (part, expected, prefixes) in PARTS {
        let area: f64 = body
            .regions()
            .iter()
            .map(|region| {
                let share = prefixes.iter().find(|(prefix, _)| region.base.starts_with(prefix));
                region.area_cm2 * share.map_or(0.0, |(_, share)| *share)
            })
            .sum();
        let percent = 100.0 * area / body.area_cm2();
        total += percent;
        assert!((percent - expected).abs() <= TOLERANCE, "{part}: {percent:.1} %, expected {expected} %");
    }
    assert!((total - 100.0).abs() < 0.01, "the parts make {total:.2} %");
}

/// Heights in mm, right side or midline.
#[test]
fn landmarks_stand_at_their_levels() {
    let body = real();
    let at = |id: &str| {
        body.landmark(id).or_else(|| body.landmark(&format!("{id}.right"))).unwrap_or_else(|| panic!("`{id}`"))
    };
    let y = |id: &str| at(id)[1];
    let spine = [
        "inion", "c2", "c4", "c6", "c7", "t1", "t2", "t3", "t4", "t6", "t7", "t8", "t10", "t12", "l1", "l2", "l3",
        "l4", "l5", "s1", "s2", "s4", "coccyx",
    ];
    for pair in spine.windows(2) {
        assert!(y(pair[0]) > y(pair[1]) + 8.0, "{pair:?}");
    }
    let level = |a: &str, b: &str, tolerance: f64| assert!((y(a) - y(b)).abs() <= tolerance, "{a} and {b}");
    level("l4", "iliac_crest_top", 12.0);
    level("t3", "scapula_spine_root", 12.0);
    level("t7", "scapula_inferior_angle", 12.0);
    level("s2", "psis", 12.0);
    level("greater_trochanter", "pubic_symphysis", 25.0);
    level("asis", "psis", 25.0);
    level("l3", "navel", 25.0);

    let above = |upper: &str, lower: &str| assert!(y(upper) > y(lower), "{upper} above {lower}");
    above("mastoid", "c2");
    above("acromion", "greater_tubercle");
    above("suprasternal_notch", "sternal_angle");
    above("nipple", "xiphoid");
    above("asis", "inguinal_mid");
    above("inguinal_mid", "pubic_tubercle");
    above("gluteal_fold", "thigh_back_upper");
    above("ischial_tuberosity", "gluteal_fold");
    above("patella_base", "patella");
    above("patella", "patella_apex");
    above("patella_apex", "tibial_tuberosity");
    above("fibular_head", "tibial_tuberosity");
    above("medial_malleolus", "lateral_malleolus");

    let (x, z) = (|id: &str| at(id)[0], |id: &str| at(id)[2]);
    assert!(z("mastoid") < z("ear_lobe") && z("ear_lobe") < z("tmj"), "the mastoid is behind the ear");
    assert!(x("scapula_inferior_angle") < x("psis"), "the scapula is wider than the sacrum");
    assert!(x("lateral_malleolus") < x("medial_malleolus") && z("lateral_malleolus") < z("medial_malleolus"));
    assert!(z("olecranon") < z("antecubital") && x("lateral_epicondyle") < x("medial_epicondyle"));
    assert!(x("thumb_tip") < x("little_tip"), "palms face forward");
}

/// A landmark lies in the region that an anatomist would name for it.
#[test]
fn landmarks_lie_in_their_regions() {
    let expected: BTreeMap<&str, &str> = [
        ("vertex", "head.vertex"),
        ("mastoid", "head.parietal face.ear neck.anterior neck.suboccipital"),
        ("temple", "head.temple"),
        ("inion", "head.occiput"),
        ("eye", "face.eye"),
        ("ear", "face.ear"),
        ("tmj", "face.tmj"),
        ("chin", "face.chin"),
        ("jaw_angle", "face.jaw neck.anterior"),
        ("nose_tip", "face.nose"),
        ("suboccipital", "neck.suboccipital"),
        ("c4", "neck.posterior"),
        ("c7", "neck.base"),
        ("scm_mid", "neck.anterior"),
        ("larynx", "neck.throat"),
        ("acromion", "shoulder.top"),
        ("supraspinous_mid", "shoulder.top"),
        ("humerus_head_front", "shoulder.anterior"),
        ("deltoid_mid", "shoulder.lateral"),
        ("axilla", "shoulder.axilla"),
        ("scapula_medial_mid", "scapula.medial"),
        ("infraspinous_mid", "scapula.body"),
        ("scapula_inferior_angle", "scapula.inferior"),
        ("sternum_mid", "chest.sternum"),
        ("clavicle_mid", "chest.clavicle"),
        ("nipple", "chest.breast"),
        ("rib8_axillary", "chest.lateral"),
        ("epigastrium", "abdomen.epigastric"),
        ("navel", "abdomen.umbilical"),
        ("abdomen_lower", "abdomen.lower"),
        ("inguinal_mid", "abdomen.groin"),
        ("hypogastrium", "abdomen.suprapubic"),
        ("genital", "pelvis.genital"),
        ("perineum", "pelvis.perineum"),
        ("anus", "pelvis.perineum"),
        ("t4", "back.thoracic_upper"),
        ("t10", "back.thoracic_lower"),
        ("l3", "back.lumbar"),
        ("iliac_crest_back", "back.iliac_crest"),
        ("psis", "back.sacrum back.iliac_crest"),
        ("coccyx", "back.coccyx"),
        ("buttock_upper", "buttock.upper"),
        ("ischial_tuberosity", "buttock.lower"),
        ("greater_trochanter", "hip.lateral"),
        ("arm_front_mid", "arm.anterior"),
        ("arm_back_mid", "arm.posterior"),
        ("olecranon", "elbow.posterior"),
        ("lateral_epicondyle", "elbow.lateral"),
        ("medial_epicondyle", "elbow.medial"),
        ("antecubital", "elbow.anterior"),
        ("forearm_volar_mid", "forearm.volar"),
        ("forearm_dorsal_mid", "forearm.dorsal"),
        ("wrist_front", "wrist.volar"),
        ("thenar_mid", "hand.thenar"),
        ("hypothenar_mid", "hand.hypothenar"),
        ("palm_mid", "hand.palm"),
        ("hand_back", "hand.dorsum"),
        ("thumb_tip", "hand.thumb"),
        ("index_mid", "hand.index"),
        ("middle_tip", "hand.middle"),
        ("ring_mid", "hand.ring"),
        ("little_tip", "hand.little"),
        ("thigh_front_mid", "thigh.anterior"),
        ("thigh_lateral_mid", "thigh.lateral"),
        ("thigh_medial_mid", "thigh.medial"),
        ("thigh_back_mid", "thigh.posterior"),
        ("patella", "knee.anterior"),
        ("popliteal", "knee.posterior"),
        ("knee_medial", "knee.medial"),
        ("fibular_head", "knee.lateral"),
        ("shin_mid", "leg.anterior"),
        ("leg_lateral_mid", "leg.lateral"),
        ("leg_medial_mid", "leg.medial"),
        ("calf_mid", "leg.posterior"),
        ("achilles_mid", "ankle.posterior"),
        ("lateral_malleolus", "ankle.lateral"),
        ("medial_malleolus", "ankle.medial"),
        ("heel_plantar", "foot.heel"),
        ("arch_mid", "foot.arch"),
        ("mt3_head_plantar", "foot.forefoot"),
        ("foot_lateral_mid", "foot.lateral"),
        ("foot_back_mid", "foot.dorsum"),
        ("great_toe_tip", "foot.great_toe"),
        ("toe5_tip", "foot.lesser_toes"),
    ]
    .into();
    let body = real();
    let mut wrong = Vec::new();
    for (id, regions) in expected {
        for landmark in [id.to_owned(), format!("{id}.right"), format!("{id}.left")] {
            let Some(at) = body.landmark(&landmark) else { continue };
            let found = &body.region_of(body.nearest_cell(at)).base;
            if !regions.split(' ').any(|region| region == found) {
                wrong.push(format!("{landmark} lies in {found}, expected {regions}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn area_mm2([a, b, c]: [[f64; 3]; 3]) -> f64 {
    let (u, v) = ([0, 1, 2].map(|k| b[k] - a[k]), [0, 1, 2].map(|k| c[k] - a[k]));
    let n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    n.iter().map(|k| k * k).sum::<f64>().sqrt() / 2.0
}
