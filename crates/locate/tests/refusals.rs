//! What a case may not say, and what the message says instead.

mod support;

use support::toy::{atlas, refused};

#[test]
fn every_refusal_names_place_and_remedy() {
    let atlas = atlas();
    let cases = [
        (r#"{"id": "c", "pian": []}"#, "unknown field `pian`"),
        (r#"{"age": 4}"#, "missing field `id`"),
        (r#"{"id": "c", "age": -1}"#, "`age` is -1, expected years from 0 to 130"),
        (r#"{"id": "c", "sex": "f"}"#, "`sex` is `f`, expected `female`, `male` or `other`"),
        (r#"{"id": "c", "pain": [{"region": "chest"}]}"#, "`pain[0].region` is `chest`, expected a side as well"),
        (
            r#"{"id": "c", "pain": [{"region": "chest.rigth"}]}"#,
            "unknown region `chest.rigth`; nearest is `chest.right`",
        ),
        (
            r#"{"id": "c", "pain": [{"region": "chest.right", "intensity": 11}]}"#,
            "`pain[0].intensity` is 11, expected 0 to 10",
        ),
        (r#"{"id": "c", "pain": [{"region": "chest.right", "quality": "itchy"}]}"#, "`pain[0].quality` is `itchy`"),
        (
            r#"{"id": "c", "findings": [{"sign": "tendr", "result": "present"}]}"#,
            "unknown sign `tendr`; nearest is `tender`",
        ),
        (
            r#"{"id": "c", "findings": [{"sign": "tender", "side": "right", "result": "present"}]}"#,
            "`findings[0]` needs `muscle`",
        ),
        (
            r#"{"id": "c", "findings": [{"sign": "tender", "muscle": "toy", "result": "present"}]}"#,
            "`findings[0]` needs `side`",
        ),
        (r#"{"id": "c", "findings": [{"sign": "stretch_test", "result": "present"}]}"#, "`findings[0]` needs `side`"),
        (
            r#"{"id": "c", "findings": [{"sign": "stretch_test", "muscle": "toy", "side": "right", "result": "present"}]}"#,
            "expected nothing: this sign is a test of its own",
        ),
        (
            r#"{"id": "c", "findings": [{"sign": "tender", "muscle": "toy", "side": "right", "result": "present"},
                                        {"sign": "tender", "muscle": "toy", "side": "right", "result": "absent"}]}"#,
            "`findings[1]`: `tender` is both present and absent",
        ),
        (r#"{"id": "c", "history": ["liftin"]}"#, "unknown load `liftin`; nearest is `lifting`"),
        (r#"{"id": "c", "red_flags": ["weight"]}"#, "unknown red flag `weight`; nearest is `weight_loss`"),
        (r#"{"id": "c", "excluded": ["rooot"]}"#, "unknown cause `rooot`; nearest is `root`"),
        (r#"{"id": "c", "confirmed": [{"side": "left"}]}"#, "`confirmed[0]` needs `muscle`"),
        (r#"{"id": "c", "drawing": {"cells": [[1, 5]]}}"#, "`drawing` needs `atlas`"),
        (r#"{"id": "c", "drawing": {"atlas": "1.0.0", "cells": [[1, 5]]}}"#, "open it with that version"),
        (r#"{"id": "c", "drawing": {"atlas": "9.9.9", "cells": [[65535, 5]]}}"#, "expected a cell of this atlas"),
        (r#"{"id": "c", "drawing": {"atlas": "9.9.9", "cells": [[1, -1]]}}"#, "expected an intensity from 0 to 10"),
        (r#"{"id": "c", "drawing": {"atlas": "9.9.9", "cells": [[1, 5], [1, 6]]}}"#, "expected each cell once"),
        (
            r#"{"id": "c", "drawing": {"strokes": [{"points": [], "radius": 5, "intensity": 5}]}}"#,
            "expected at least one point",
        ),
        (
            r#"{"id": "c", "drawing": {"atlas": "9.9.9", "cells": [[1, 5]],
                "strokes": [{"points": [[-100, 1200, 100]], "radius": 5, "intensity": 5}]}}"#,
            "differ from its strokes at cell 1",
        ),
    ];
    for (json, expected) in cases {
        let message = refused(&atlas, json).to_string();
        assert!(message.contains(expected), "{message}\n  lacks: {expected}");
    }
}

#[test]
fn more_strokes_than_a_hand_paints() {
    let stroke = r#"{"points": [[-100, 1200, 100]], "radius": 5, "intensity": 5}"#;
    let json = |n: usize| format!(r#"{{"id": "c", "drawing": {{"strokes": [{}]}}}}"#, vec![stroke; n].join(","));
    let message = refused(&atlas(), &json(1001)).to_string();
    assert_eq!(message, "`drawing.strokes` is 1001 strokes, expected at most 1000 strokes");
    assert!(locate::wire::parse_case(&json(1000), &atlas()).is_ok());
}

#[test]
fn an_id_as_long_as_a_file_resembles_nothing() {
    let json = format!(r#"{{"id": "c", "excluded": ["{}"]}}"#, "root".repeat(100_000));
    let message = refused(&atlas(), &json).to_string();
    assert!(message.contains("unknown cause") && !message.contains("nearest"));
}

#[test]
fn strokes_of_another_version_are_read_again() {
    let atlas = atlas();
    let json = r#"{"id": "c", "drawing": {"atlas": "1.0.0", "cells": [[1, 5]],
        "strokes": [{"points": [[-100, 1200, 100]], "radius": 60, "intensity": 5}]}}"#;
    let case = locate::wire::parse_case(json, &atlas).unwrap();
    assert!(case.drawing.unwrap().cells.len() > 1);
}
