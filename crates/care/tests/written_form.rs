//! A visit with every field survives being written and read.

use care::{Report, Track, Visit};
use serde_json::{Value, json};

fn full() -> Value {
    json!({
        "id": "018f4e2a-7c1d-7000-8000-00000000000a",
        "clinic": "018f4e2a-7c1d-7000-8000-000000000001",
        "patient": "018f4e2a-7c1d-7000-8000-000000000003",
        "episode": "018f4e2a-7c1d-7000-8000-000000000004",
        "clinician": "018f4e2a-7c1d-7000-8000-000000000002",
        "kind": "follow_up",
        "begun": "2026-03-02T09:00:00Z",
        "case": {
            "id": "10", "age": 55, "sex": "female", "duration_weeks": 6,
            "pain": [{ "region": "back.lumbar.right", "intensity": 6, "quality": "aching" }],
            "drawing": { "strokes": [{
                "points": [[-50, 1000, -90], [-50, 1010.5, -90]], "radius": 12, "intensity": 6, "layer": 0
            }] },
            "findings": [{ "sign": "tender", "muscle": "gluteus_medius", "side": "right", "result": "present" }],
            "history": ["sitting"], "red_flags": ["history_of_cancer"], "excluded": ["hip_joint.right"]
        },
        "assessment": {
            "at": "2026-03-02T09:02:00Z", "atlas_version": "0.2.0", "atlas_hash": "00",
            "causes": [{ "cause": "gluteus_medius", "side": "right", "p": 0.7, "lower": 0.69, "upper": 0.71 }],
            "red_flags": ["history_of_cancer"], "unexplained": 0.125
        },
        "safety": {
            "answers": [{
                "contraindication": "skin_infection_local", "is_present": true,
                "regions": ["foot.heel.left"], "reason": "Far from it."
            }],
            "is_complete": true, "denied_flags": ["severe_trauma"], "flag_decision": "Known to her physician."
        },
        "consent": {
            "form": "general", "items": [{ "item": "what", "text": "Needles.", "is_agreed": true }],
            "signed_name": "Jo", "at": "2026-03-02T09:10:00Z",
            "explained_by": "018f4e2a-7c1d-7000-8000-000000000002", "hash": "00", "copy_given": true
        },
        "plan": { "text": "Needling.", "visits": 3, "reassess_on": "2026-03-23", "next_visit": "2026-03-09" },
        "needles": [{
            "number": 1, "muscle": "gluteus_medius", "side": "right",
            "site": { "cell": 12, "point": [-120.0, 950.5, -60.0] },
            "technique": "pistoning", "diameter": 0.3, "length": 50.0, "depth": 35.5, "direction": "to the bone",
            "twitches": 3, "is_familiar_pain": true, "lot": "A1", "expires": "2027-01-01",
            "inserted": "2026-03-02T09:20:00Z", "out": { "at": "2026-03-02T09:21:00Z", "is_whole": true }, "note": "Ok."
        }],
        "manual": [{
            "technique": "ischaemic_compression", "muscle": "piriformis", "side": "left",
            "site": { "cell": 13, "point": [100.0, 940.0, -70.0] },
            "seconds": 60, "repetitions": 2, "pain": 4.0, "note": "Better."
        }],
        "responses": [{
            "at": "2026-03-02T09:20:30Z", "kind": "familiar_pain", "muscle": "gluteus_medius", "side": "right",
            "site": { "cell": 12, "point": [-120.0, 950.5, -60.0] }
        }],
        "reactions": [{
            "event": "bruising", "severity": "mild", "began": "2026-03-02T09:22:00Z", "ended": "2026-03-02T09:40:00Z",
            "muscle": "gluteus_medius", "side": "right", "action": "Pressure.", "note": "Small."
        }],
        "home": [{
            "muscle": "gluteus_medius", "side": "right", "text": "Stretch.",
            "times_a_day": 2, "repetitions": 3, "seconds": 30
        }],
        "measures": [{
            "measure": "nprs", "value": 6.5, "at": "2026-03-02T09:05:00Z", "side": "right",
            "about": "walking", "by_patient": true
        }],
        "reports": ["018f4e2a-7c1d-7000-8000-00000000000b"],
        "note": "Walks in well.",
        "state": { "state": "signed", "at": "2026-03-02T10:00:00Z", "by": "018f4e2a-7c1d-7000-8000-000000000002" },
        "addenda": [{ "at": "2026-03-03T10:00:00Z", "by": "018f4e2a-7c1d-7000-8000-000000000002", "text": "Called." }]
    })
}

#[test]
fn a_visit_is_read_and_written_without_loss() {
    let visit: Visit = serde_json::from_value(full()).expect("a visit");
    assert_eq!(serde_json::to_value(&visit).expect("plain data"), full());
}

#[test]
fn a_report_is_read_and_written_without_loss() {
    let report = json!({
        "id": "018f4e2a-7c1d-7000-8000-00000000000b",
        "clinic": "018f4e2a-7c1d-7000-8000-000000000001",
        "patient": "018f4e2a-7c1d-7000-8000-000000000003",
        "episode": "018f4e2a-7c1d-7000-8000-000000000004",
        "at": "2026-03-04T09:00:00Z",
        "drawing": full()["case"]["drawing"],
        "pain": full()["case"]["pain"],
        "measures": full()["measures"],
        "after_effects": ["bruise"],
        "red_flags": ["saddle_numbness"],
        "done_at_home": ["Stretch."],
        "words": "Better since yesterday.",
        "told": "emergency",
        "state": {
            "state": "taken", "at": "2026-03-09T09:00:00Z",
            "by": "018f4e2a-7c1d-7000-8000-000000000002", "visit": "018f4e2a-7c1d-7000-8000-00000000000a"
        }
    });
    let read: Report = serde_json::from_value(report.clone()).expect("a report");
    assert_eq!(serde_json::to_value(&read).expect("plain data"), report);
}

#[test]
fn a_field_that_nobody_knows_is_refused() {
    let mut visit = full();
    visit["needles"][0]["colour"] = json!("green");
    let error = serde_json::from_value::<Visit>(visit).expect_err("an unknown field");
    assert!(error.to_string().contains("colour"), "{error}");
}

#[test]
fn a_track_is_read_and_written_without_loss() {
    let visit: Visit = serde_json::from_value(full()).expect("a visit");
    let track = care::track(&[visit], embedded::atlas());
    assert_eq!((track.series.len(), track.area.len(), track.treated.len()), (1, 1, 1));
    let written = serde_json::to_value(&track).expect("plain data");
    assert_eq!(serde_json::from_value::<Track>(written).expect("a track"), track);
}
