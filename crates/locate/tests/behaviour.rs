//! What an assessment does, through one door, on the toy atlas.

mod support;

use locate::Engine;
use support::toy::{answer, atlas, cause, edited};

const FRONT: &str = r#""pain": [{"region": "chest.right", "intensity": 7}]"#;

fn case(fields: &str) -> String {
    if fields.is_empty() { r#"{"id": "c"}"#.to_owned() } else { format!(r#"{{"id": "c", {fields}}}"#) }
}

#[test]
fn named_region_raises_the_muscles_that_hurt_there() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let found = answer(&engine, &case(FRONT));
    assert_eq!((found.causes[0].cause.as_str(), found.causes[0].side), ("toy", Some("right")));
    let before = answer(&engine, &case(""));
    assert!(cause(&found, "toy", "right").p > 2.0 * cause(&before, "toy", "right").p);
    assert!(cause(&found, "toy", "left").p < cause(&before, "toy", "left").p);
    assert_eq!(found.causes[0].because, ["pain in chest, right"]);
}

/// The two sides share no evidence: each explains its half as it would explain it alone.
#[test]
fn pain_on_both_sides_is_explained_side_by_side() {
    // So common that both points of both sides are likely together, one in the chest and one in the thigh.
    let atlas = edited(&[("muscles/toy.toml", "value = 0.19", "value = 0.9")]);
    let engine = Engine::new(&atlas);
    let explains = |sides: &[&str]| {
        let named = |side| format!(r#"{{"region": "chest.{side}"}}, {{"region": "thigh.{side}"}}"#);
        let pain: Vec<String> = sides.iter().map(named).collect();
        let found = answer(&engine, &case(&format!(r#""pain": [{}], "excluded": ["other", "root"]"#, pain.join(", "))));
        cause(&found, "toy", "right").explains
    };
    let (one, both) = (explains(&["right"]), explains(&["right", "left"]));
    assert!((both - one / 2.0).abs() < 0.01, "{one} of one side, {both} of both");
}

#[test]
fn region_says_less_than_the_same_skin_painted() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let cells: Vec<String> =
        atlas.body().region("chest.right").unwrap().cells().iter().map(|cell| format!("[{}, 7]", cell.0)).collect();
    let painted = format!(r#""drawing": {{"atlas": "9.9.9", "cells": [{}]}}"#, cells.join(", "));
    let named = cause(&answer(&engine, &case(FRONT)), "toy", "right").p;
    let drawn = cause(&answer(&engine, &case(&painted)), "toy", "right").p;
    assert!(named < drawn, "named {named}, painted {drawn}");
    // Naming what is painted already adds nothing.
    let both = cause(&answer(&engine, &case(&format!("{FRONT}, {painted}"))), "toy", "right").p;
    assert!((both - drawn).abs() < 1e-9, "{both} {drawn}");
}

#[test]
fn bounds_are_closed_and_hold_the_estimate() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let found = answer(&engine, &case(r#""pain": [{"region": "chest.right"}, {"region": "back.right"}]"#));
    assert!(found.closed);
    for cause in &found.causes {
        assert!(cause.lower <= cause.p && cause.p <= cause.upper, "{cause:?}");
        assert!(cause.upper - cause.lower < 0.06, "{cause:?}");
        for point in &cause.points {
            assert!(point.upper <= cause.upper + 1e-6, "a point is no likelier than its muscle: {cause:?}");
        }
    }
}

#[test]
fn signs_move_their_own_muscle() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let p = |result: &str| {
        let finding = format!(
            r#"{FRONT}, "findings": [{{"sign": "tender", "muscle": "toy", "side": "right", "result": "{result}"}}]"#
        );
        cause(&answer(&engine, &case(&finding)), "toy", "right").p
    };
    let before = cause(&answer(&engine, &case(FRONT)), "toy", "right").p;
    assert!(p("absent") < before && before < p("unsure") && p("unsure") < p("present"));
}

#[test]
fn sign_with_a_ratio_of_1_changes_nothing() {
    let atlas = edited(&[("signs.toml", "sensitivity = 0.8", "sensitivity = 0.25")]);
    let engine = Engine::new(&atlas);
    let before = answer(&engine, &case(FRONT));
    for result in ["present", "absent", "unsure"] {
        let finding = format!(
            r#"{FRONT}, "findings": [{{"sign": "tender", "muscle": "toy", "side": "right", "result": "{result}"}}]"#
        );
        let after = answer(&engine, &case(&finding));
        for (a, b) in before.causes.iter().zip(&after.causes) {
            assert_eq!((a.p, a.lower, a.upper), (b.p, b.lower, b.upper));
        }
    }
}

#[test]
fn shared_test_concerns_the_causes_that_list_it() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let back = r#""pain": [{"region": "back.right"}]"#;
    let p = |result: &str| {
        let finding =
            format!(r#"{back}, "findings": [{{"sign": "stretch_test", "side": "right", "result": "{result}"}}]"#);
        cause(&answer(&engine, &case(&finding)), "root", "right").p
    };
    let before = cause(&answer(&engine, &case(back)), "root", "right").p;
    assert!(p("absent") < before && before < p("unsure") && p("unsure") < p("present"));
}

#[test]
fn history_raises_the_muscles_that_name_the_load() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let before = cause(&answer(&engine, &case(FRONT)), "toy", "right").p;
    let after = answer(&engine, &case(&format!(r#"{FRONT}, "history": ["lifting"]"#)));
    assert!(cause(&after, "toy", "right").p > before);
    assert!(cause(&after, "toy", "right").because.contains(&"lifting".to_owned()));
}

#[test]
fn excluded_cause_is_gone_and_others_take_its_place() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let before = cause(&answer(&engine, &case(FRONT)), "other", "right").p;
    let after = answer(&engine, &case(&format!(r#"{FRONT}, "excluded": ["toy.right"]"#)));
    assert!(after.causes.iter().all(|cause| !(cause.cause == "toy" && cause.side == Some("right"))));
    assert!(cause(&after, "other", "right").p > before);
}

#[test]
fn red_flags_stand_apart_and_emergencies_come_first() {
    let atlas = edited(&[("mimics/root.toml", "urgency = \"routine\"", "urgency = \"emergency\"")]);
    let engine = Engine::new(&atlas);
    let found = answer(&engine, &case(r#""pain": [{"region": "back.right"}], "red_flags": ["weight_loss"]"#));
    let actions: Vec<&str> = found.red_flags.iter().map(|flag| flag.action).collect();
    assert_eq!(actions, ["emergency", "urgent"]);
    // An answered flag is raised where its region does not hurt, and with nothing else known.
    for fields in [r#""red_flags": ["weight_loss"]"#.to_owned(), format!(r#"{FRONT}, "red_flags": ["weight_loss"]"#)] {
        assert!(answer(&engine, &case(&fields)).red_flags.iter().any(|flag| flag.id == "weight_loss"));
    }
}

#[test]
fn abstains_without_pain_and_over_the_whole_body() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    assert!(answer(&engine, &case("")).abstained.unwrap().starts_with("no pain is painted"));
    assert_eq!(answer(&engine, &case(FRONT)).abstained, None);
    let cells: Vec<String> = atlas.body().cell_ids().map(|cell| format!("[{}, 5]", cell.0)).collect();
    let all = format!(r#""drawing": {{"atlas": "9.9.9", "cells": [{}]}}"#, cells.join(", "));
    let found = answer(&engine, &case(&all));
    assert!(found.abstained.unwrap().starts_with("pain over 100 %"));
    assert!(!found.causes.is_empty());
}

#[test]
fn pain_that_no_cause_reaches_is_unexplained() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let found = answer(&engine, &case(r#""pain": [{"region": "flank.left"}]"#));
    assert!(found.unexplained > 0.9, "{}", found.unexplained);
    assert!(found.abstained.unwrap().starts_with("no cause of the atlas explains"));
}

#[test]
fn strokes_give_the_cells_and_survive() {
    let atlas = atlas();
    let stroke = r#"{"points": [[-100, 1200, 100], [-100, 1000, 100]], "radius": 60, "intensity": 6, "quality": "aching", "layer": 0}"#;
    let erase = r#"{"points": [[-100, 1000, 100]], "radius": 30, "intensity": 0, "layer": 0, "erase": true}"#;
    let read = |strokes: &str| {
        let json = case(&format!(r#""drawing": {{"strokes": [{strokes}]}}"#));
        locate::wire::parse_case(&json, &atlas).unwrap().drawing.unwrap()
    };
    let painted = read(stroke);
    assert!(painted.cells.len() >= 8 && painted.cells.iter().all(|&(cell, i)| i == 6.0 && cell.0 % 2 == 0));
    assert!(read(&format!("{stroke}, {erase}")).cells.len() < painted.cells.len());
    let mirrored = read(&stroke.replace("\"layer\": 0", "\"layer\": 0, \"mirror\": true"));
    assert_eq!(mirrored.cells.len(), 2 * painted.cells.len());
    assert_eq!(mirrored.strokes.len(), 1);
}

#[test]
fn saved_stroke_keeps_every_digit() {
    let atlas = atlas();
    let json = case(
        r#""drawing": {"strokes": [{"points": [[-57.7875, 1618.4125000000001, 25.318749999999994]], "radius": 5, "intensity": 2.3}]}"#,
    );
    let drawn = locate::wire::parse_case(&json, &atlas).unwrap();
    assert_eq!(drawn.drawing.as_ref().unwrap().strokes[0].points, [[-57.7875, 1618.4125000000001, 25.318749999999994]]);
    let saved = serde_json::to_string(&locate::wire::case(&drawn, &atlas)).unwrap();
    assert_eq!(locate::wire::parse_case(&saved, &atlas).unwrap(), drawn);
}

#[test]
fn next_signs_are_new_and_say_what_they_would_change() {
    let atlas = atlas();
    let engine = Engine::new(&atlas);
    let found = answer(&engine, &case(FRONT));
    assert!(found.next.iter().any(|next| next.sign == "tender" && next.cause == "toy" && next.side == Some("right")));
    for next in &found.next {
        assert!(next.p_if_absent < next.p_now && next.p_now < next.p_if_present, "{next:?}");
        assert!(next.bits > 0.0 && next.bits <= 1.0);
    }
    let finding = r#""findings": [{"sign": "tender", "muscle": "toy", "side": "right", "result": "present"}]"#;
    let after = answer(&engine, &case(&format!("{FRONT}, {finding}")));
    assert!(
        after
            .next
            .iter()
            .all(|next| (next.sign.as_str(), next.cause.as_str(), next.side) != ("tender", "toy", Some("right")))
    );
}
