use serde_json::json;

use crate::post;

fn shoulder() -> serde_json::Value {
    json!({"id": "a", "pain": [
        {"region": "shoulder.anterior.right", "intensity": 7},
        {"region": "shoulder.lateral.right", "intensity": 5},
    ]})
}

#[tokio::test]
async fn a_painful_shoulder_is_a_muscle_of_that_side() {
    let answer = post("/api/assess", shoulder().to_string()).await.json();
    let first = &answer["causes"][0];
    assert_eq!(first["kind"], "muscle");
    assert_eq!(first["side"], "right");
    let (lower, p, upper) = (&first["lower"], &first["p"], &first["upper"]);
    assert!(lower.as_f64() <= p.as_f64() && p.as_f64() <= upper.as_f64(), "{lower} {p} {upper}");
    assert!(answer["next"].as_array().is_some_and(|next| !next.is_empty()));
    assert!(answer["cells"].is_null());
}

#[tokio::test]
async fn the_left_is_the_mirror_of_the_right() {
    let right = post("/api/assess", shoulder().to_string()).await.json();
    let left = post("/api/assess", shoulder().to_string().replace(".right", ".left")).await.json();
    assert_eq!(right["causes"][0]["cause"], left["causes"][0]["cause"]);
    assert_eq!(left["causes"][0]["side"], "left");
    let difference = right["causes"][0]["p"].as_f64().unwrap() - left["causes"][0]["p"].as_f64().unwrap();
    assert!(difference.abs() < 1e-6, "{difference}");
}

#[tokio::test]
async fn cells_come_when_asked_for() {
    let answer = post("/api/assess?cells=true", shoulder().to_string()).await.json();
    assert!(answer["cells"]["explained"].is_array());
}

#[tokio::test]
async fn reasons_in_numbers_add_up_and_come_when_asked_for() {
    let answer = post("/api/assess?explain=true", shoulder().to_string()).await.json();
    let first = &answer["causes"][0];
    let items = first["contributions"].as_array().expect("contributions");
    let sum: f64 = items.iter().map(|item| item["nats"].as_f64().unwrap()).sum();
    let p = first["p"].as_f64().unwrap();
    assert!((sum - (p / (1.0 - p)).ln()).abs() < 1e-4, "{sum} {p}");
    assert_eq!(answer["contrast"].as_array().map(Vec::len), Some(3));
    assert!(answer["change"][0]["p_then"].is_number());
    let plain = post("/api/assess", shoulder().to_string()).await.json();
    assert!(plain["causes"][0].get("contributions").is_none() && plain.get("change").is_none());
}

#[tokio::test]
async fn a_present_sign_raises_its_muscle() {
    let before = post("/api/assess", shoulder().to_string()).await.json();
    let mut case = shoulder();
    case["findings"] =
        json!([{"sign": "pain_recognition", "muscle": "infraspinatus", "side": "right", "result": "present"}]);
    let after = post("/api/assess", case.to_string()).await.json();
    let p = |answer: &serde_json::Value| {
        let causes = answer["causes"].as_array().unwrap().clone();
        causes.iter().find(|c| c["cause"] == "infraspinatus" && c["side"] == "right").unwrap()["p"].as_f64().unwrap()
    };
    assert!(p(&after) > p(&before));
}

#[tokio::test]
async fn what_is_wrong_with_a_case_is_named() {
    let version = embedded::atlas().version();
    let far = format!(r#"{{"id": "a", "drawing": {{"atlas": "{version}", "cells": [[65000, 5]]}}}}"#);
    for (case, words) in [
        (r#"{"id": "a""#, "not valid JSON"),
        (r#"{"id": "a", "pane": []}"#, "pane"),
        (r#"{"id": "a", "pain": [{"region": "shoulder.anterior.rihgt"}]}"#, "nearest is `shoulder.anterior.right`"),
        (r#"{"id": "a", "pain": [{"region": "shoulder.anterior.right", "intensity": 11}]}"#, "pain[0].intensity"),
        (
            r#"{"id": "a", "findings": [{"sign": "spot_tendernes", "result": "present"}]}"#,
            "nearest is `spot_tenderness`",
        ),
        (r#"{"id": "a", "drawing": {"atlas": "0.0.1", "cells": [[1, 5]]}}"#, "0.0.1"),
        (&far, "65000"),
    ] {
        let detail = post("/api/assess", case.to_owned()).await.problem(422);
        assert!(detail.contains(words), "{case}: {detail}");
    }
}

#[tokio::test]
async fn the_place_in_the_case_is_a_field_of_its_own() {
    let case = r#"{"id": "a", "pain": [{"region": "shoulder.anterior.right", "intensity": 11}]}"#;
    assert_eq!(post("/api/assess", case).await.json()["place"], "pain[0].intensity");
}

#[tokio::test]
async fn ten_megabytes_of_strokes_are_too_large() {
    let detail = post("/api/assess", vec![b' '; 10 << 20]).await.problem(413);
    assert!(detail.contains("4 MiB"), "{detail}");
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    post("/api/assess", vec![b'{', 0xff]).await.problem(400);
}
