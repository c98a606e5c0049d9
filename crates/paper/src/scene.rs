//! A visit with something in every part of it, for tests.

use care::{Clinic, Episode, Patient, Practitioner, Visit};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::{Kept, Occasion};

/// What would do something if a template read it as markup.
pub const HOSTILE: &str =
    "#eval(\"1\") $x$ *star* _under_ \\ `code` <label> @ref = title // gone [x] \" ~ --- #panic()";

pub struct Scene {
    pub clinic: Clinic,
    pub zone: TimeZone,
    pub patient: Patient,
    pub episode: Episode,
    pub visit: Visit,
    pub people: Vec<Practitioner>,
}

fn id(number: u32) -> String {
    format!("018f4e2a-7c1d-7000-8000-{number:012}")
}

impl Scene {
    pub fn new() -> Self {
        Self::of(visit())
    }

    /// With every text that a person can write written so.
    pub fn hostile() -> Self {
        let mut visit = visit();
        for place in [
            "/plan/text",
            "/note",
            "/home/0/text",
            "/needles/0/note",
            "/manual/0/note",
            "/reactions/0/action",
            "/addenda/0/text",
        ] {
            *visit.pointer_mut(place).expect("a text") = json!(format!("{HOSTILE} {place}"));
        }
        let mut scene = Self::of(visit);
        scene.clinic.name = format!("{HOSTILE} clinic");
        scene.clinic.address = vec![format!("{HOSTILE} address")];
        scene.patient.name.family = format!("{HOSTILE} family");
        scene.episode.title = format!("{HOSTILE} title");
        scene.people[0].licence = format!("{HOSTILE} licence");
        scene
    }

    /// A draft in which nothing is written.
    pub fn empty() -> Self {
        let mut empty = json!({"state": {"state": "draft"}, "case": {"id": "10"}});
        for key in ["id", "clinic", "patient", "episode", "clinician", "kind", "begun"] {
            empty[key] = visit()[key].clone();
        }
        Self::of(empty)
    }

    fn of(visit: Value) -> Self {
        let clinic = json!({
            "id": id(1), "name": "Riverside", "address": ["1 River Road", "Trenton NJ"], "phone": "555 0100",
            "time_zone": "America/New_York", "jurisdiction": "new_jersey",
        });
        let patient = json!({
            "id": id(3), "clinic": id(1), "name": {"family": "Müller", "given": "Ada"}, "birth_date": "1970-05-01",
            "sex": "female", "language": "en", "alert": "Faints easily.",
        });
        let episode = json!({
            "id": id(4), "clinic": id(1), "patient": id(3), "title": "Right shoulder", "opened": "2026-02-20",
            "onset": "2026-01-10", "diagnoses": [{"code": "M79.18", "text": "Myalgia, other site"}],
            "goals": [{"text": "Put on a coat", "by": "2026-04-01"}], "state": {"state": "open"},
        });
        let clinician = json!({
            "id": id(2), "clinic": id(1), "name": {"family": "Kern", "given": "Ida"}, "role": "clinician", "licence": "PT",
        });
        Self {
            clinic: read(clinic),
            zone: TimeZone::UTC,
            patient: read(patient),
            episode: read(episode),
            visit: read(visit),
            people: vec![read(clinician)],
        }
    }

    pub fn occasion(&self) -> Occasion<'_> {
        Occasion {
            atlas: embedded::atlas(),
            clinic: &self.clinic,
            zone: &self.zone,
            patient: &self.patient,
            episode: &self.episode,
            visit: &self.visit,
            people: &self.people,
        }
    }

    pub fn kept(&self) -> Kept {
        Kept { version: 7, at: self.visit.begun, hash: [0xab; 32] }
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("a document")
}

/// Signed, with one needle, one technique by hand and one of everything else.
fn visit() -> Value {
    let body = embedded::atlas().body();
    let site = body.landmark("infraspinous_mid.right").expect("a landmark");
    let front = body.landmark("humerus_head_front.right").expect("a landmark");
    json!({
        "id": id(10), "clinic": id(1), "patient": id(3), "episode": id(4), "clinician": id(2), "kind": "follow_up",
        "begun": "2026-03-02T14:00:00Z",
        "case": {
            "id": "10",
            "drawing": {"strokes": [{"points": [front], "radius": 45, "intensity": 7, "quality": "aching"}]},
            "pain": [{"region": "arm.lateral.right", "intensity": 4}],
            "findings": [{"sign": "taut_band", "muscle": "infraspinatus", "side": "right", "result": "present"}],
            "history": ["overhead_work"],
            "red_flags": ["history_of_cancer"],
        },
        "assessment": {
            "at": "2026-03-02T14:01:00Z", "atlas_version": "0.2.0", "atlas_hash": "0123456789abcdef", "unexplained": 0.12,
            "causes": [
                {"cause": "infraspinatus", "side": "right", "p": 0.83, "lower": 0.82, "upper": 0.84},
                {"cause": "radiculopathy_c5", "side": "right", "p": 0.11, "lower": 0.1, "upper": 0.12},
            ],
        },
        "safety": {
            "answers": [{"contraindication": "anticoagulants", "is_present": true, "reason": "Superficial only."}],
            "is_complete": true, "denied_flags": ["severe_trauma"], "flag_decision": "Cleared by the family doctor.",
        },
        "consent": {
            "form": "new_jersey", "items": [{"item": "risks", "text": "I was told the risks.", "is_agreed": true}],
            "signed_name": "Ada Müller", "at": "2026-03-02T14:05:00Z", "explained_by": id(2), "hash": "c0ffee",
        },
        "plan": {"text": "Needle infraspinatus again.", "visits": 3, "reassess_on": "2026-03-23", "next_visit": "2026-03-09"},
        "needles": [{
            "number": 1, "muscle": "infraspinatus", "side": "right", "technique": "pistoning", "diameter": 0.25, "length": 40.0,
            "site": {"cell": body.nearest_cell(site).0, "point": site},
            "depth": 18.0, "twitches": 3, "is_familiar_pain": true, "lot": "A17", "expires": "2027-01-01",
            "inserted": "2026-03-02T14:20:00Z", "out": {"at": "2026-03-02T14:22:00Z", "is_whole": true}, "note": "Easy.",
        }],
        "manual": [{"technique": "pressure_release", "muscle": "trapezius_upper", "side": "left", "seconds": 90, "pain": 3.0, "note": "Soft."}],
        "responses": [{"at": "2026-03-02T14:20:30Z", "kind": "familiar_pain", "muscle": "infraspinatus", "side": "right"}],
        "reactions": [{"event": "bruising", "severity": "mild", "began": "2026-03-02T14:30:00Z", "action": "Pressed."}],
        "home": [{"muscle": "infraspinatus", "side": "right", "text": "Lean on a ball.", "times_a_day": 2, "seconds": 30}],
        "measures": [{"measure": "nprs", "value": 6.0, "at": "2026-03-02T14:02:00Z", "by_patient": true}],
        "note": "Slept badly.",
        "state": {"state": "signed", "at": "2026-03-02T14:40:00Z", "by": id(2)},
        "addenda": [{"at": "2026-03-03T08:00:00Z", "by": id(2), "text": "Called: sore, no breathlessness."}],
    })
}
