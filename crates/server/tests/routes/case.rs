use serde_json::json;

use crate::post;

#[tokio::test]
async fn a_saved_case_opens_as_it_was_saved() {
    let landmark = embedded::atlas().body().landmark("humerus_head_front.right").expect("a landmark");
    let case = json!({
        "id": "a",
        "age": 45,
        "drawing": {"strokes": [{"points": [landmark], "radius": 20, "intensity": 7, "quality": "aching", "layer": 0}]},
        "findings": [{"sign": "spot_tenderness", "muscle": "infraspinatus", "side": "right", "result": "unsure"}],
        "history": ["overhead work"],
        "note": "kept",
    });
    let saved = post("/api/case", case.to_string()).await.json();
    assert_eq!(saved["drawing"]["atlas"], embedded::atlas().version());
    assert!(saved["drawing"]["cells"].as_array().is_some_and(|cells| cells.len() > 3));
    assert_eq!(saved["note"], "kept");
    let again = post("/api/case", saved.to_string()).await.json();
    assert_eq!(again, saved);
}

#[tokio::test]
async fn cells_that_are_not_of_the_strokes_are_refused() {
    let case = json!({"id": "a", "drawing": {
        "atlas": embedded::atlas().version(),
        "cells": [[0, 5]],
        "strokes": [{"points": [[-150.0, 1300.0, 60.0]], "radius": 20, "intensity": 7}],
    }});
    let detail = post("/api/case", case.to_string()).await.problem(422);
    assert!(detail.contains("differ"), "{detail}");
}
