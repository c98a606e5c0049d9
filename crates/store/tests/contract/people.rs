//! Invented people.

use care::{
    Addendum, Clinic, ClinicId, Contact, Diagnosis, Episode, EpisodeId, EpisodeState, Jurisdiction, Name, Patient,
    PatientId, Practitioner, PractitionerId, Role, Sex, Visit, VisitId, VisitState,
};
use jiff::{Timestamp, ToSpan};
use store::{Link, Record};
use uuid::Uuid;

pub const CLINIC: ClinicId = ClinicId(Uuid::from_u128(0xc1));
pub const OTHER_CLINIC: ClinicId = ClinicId(Uuid::from_u128(0xc2));
pub const PRACTITIONER: PractitionerId = PractitionerId(Uuid::from_u128(0xd1));

/// Hours after a fixed moment, with a fraction that the store keeps.
pub fn hour(hours: i64) -> Timestamp {
    "2026-03-02T08:00:00.123456Z".parse::<Timestamp>().unwrap() + hours.hours()
}

pub fn clinic(id: ClinicId) -> Clinic {
    Clinic {
        id,
        name: "Hillside".to_owned(),
        address: vec!["1 Hill Road".to_owned()],
        phone: String::new(),
        time_zone: "America/New_York".to_owned(),
        jurisdiction: Jurisdiction::NewJersey,
        keep_years: None,
        is_demonstration: true,
    }
}

pub fn practitioner(clinic: ClinicId) -> Practitioner {
    Practitioner {
        id: PRACTITIONER,
        clinic,
        name: name("Okafor", "Ada"),
        role: Role::Owner,
        licence: "PT".to_owned(),
        training: Vec::new(),
        has_left: false,
    }
}

pub fn name(family: &str, given: &str) -> Name {
    Name { family: family.to_owned(), given: given.to_owned() }
}

pub fn patient(number: u128, family: &str, given: &str) -> Patient {
    Patient {
        id: PatientId(Uuid::from_u128(0xa000 + number)),
        clinic: CLINIC,
        name: name(family, given),
        birth_date: Some("1970-05-01".parse().unwrap()),
        sex: Sex::Female,
        contact: Contact::default(),
        language: "en".to_owned(),
        standing: Vec::new(),
        practitioner: Some(PRACTITIONER),
        alert: String::new(),
        is_in_research: false,
        merged_into: None,
    }
}

pub fn episode(number: u128, patient: PatientId) -> Episode {
    Episode {
        id: EpisodeId(Uuid::from_u128(0xe000 + number)),
        clinic: CLINIC,
        patient,
        title: "Right shoulder".to_owned(),
        opened: "2026-03-02".parse().unwrap(),
        onset: None,
        diagnoses: vec![Diagnosis { code: "M79.18".to_owned(), text: "Myalgia of the shoulder".to_owned() }],
        goals: Vec::new(),
        state: EpisodeState::Open,
    }
}

/// A draft with one needle, one manual technique and a rating.
pub fn visit(number: u128, episode: &Episode) -> Visit {
    let begun = hour(number as i64);
    let draft = serde_json::json!({
        "id": Uuid::from_u128(0xf000 + number), "clinic": episode.clinic, "patient": episode.patient,
        "episode": episode.id, "clinician": PRACTITIONER, "kind": "follow_up", "begun": begun,
        "case": {"id": "case"},
        "needles": [{"number": 1, "muscle": "infraspinatus", "side": "right", "technique": "pistoning",
            "inserted": begun}],
        "manual": [{"technique": "ischaemic_compression", "muscle": "trapezius_upper", "side": "left"}],
        "measures": [{"measure": "nprs", "value": 6.5, "at": begun}],
        "plan": {"next_visit": "2026-03-09"},
        "state": {"state": "draft"},
    });
    serde_json::from_value(draft).unwrap()
}

pub fn signed(draft: &Visit) -> Visit {
    Visit { state: VisitState::Signed { at: draft.begun + 1.hour(), by: PRACTITIONER }, ..draft.clone() }
}

pub fn addendum(text: &str) -> Addendum {
    Addendum { at: hour(100), by: PRACTITIONER, text: text.to_owned() }
}

pub const fn visit_id(number: u128) -> VisitId {
    VisitId(Uuid::from_u128(0xf000 + number))
}

/// Open for ten hours.
pub fn link(number: u8, episode: &Episode) -> Link {
    Link {
        code_hash: [number; 32],
        clinic: CLINIC,
        patient: episode.patient,
        episode: Some(episode.id),
        visit: None,
        expires: hour(10),
        used: None,
    }
}

pub async fn keep_clinic(record: &Record) {
    record.put(&clinic(record.clinic()), 0, hour(0), "setup").await.unwrap();
    record.put(&practitioner(record.clinic()), 0, hour(0), "setup").await.unwrap();
}

/// A patient with an episode and as many drafts, an hour apart; their numbers begin at ten times the patient's.
pub async fn keep_patient(record: &Record, number: u128, family: &str, given: &str, visits: u128) -> Episode {
    let patient = patient(number, family, given);
    record.put(&patient, 0, hour(0), "new").await.unwrap();
    let episode = episode(number, patient.id);
    record.put(&episode, 0, hour(0), "new").await.unwrap();
    for visit_number in 0..visits {
        record.put(&visit(10 * number + visit_number, &episode), 0, hour(1), "new").await.unwrap();
    }
    episode
}
