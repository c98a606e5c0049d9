//! How fast the record is with many visits: `many_visits FILE VISITS` fills a new encrypted file and times inserts, lists and searches.

use std::path::PathBuf;
use std::time::Instant;

use care::{
    Clinic, ClinicId, Contact, Episode, EpisodeId, EpisodeState, Jurisdiction, Name, Patient, PatientId,
    PractitionerId, Sex, Visit,
};
use jiff::{Timestamp, ToSpan};
use store::{Actor, Key, Place, Record, Store, StoreError, Who};
use uuid::Uuid;

const CLINIC: ClinicId = ClinicId(Uuid::from_u128(1));
const CLINICIAN: PractitionerId = PractitionerId(Uuid::from_u128(2));
const VISITS_OF_A_PATIENT: u64 = 20;
const REPEATS: usize = 50;
const MUSCLES: &[&str] = &[
    "infraspinatus",
    "trapezius_upper",
    "levator_scapulae",
    "gluteus_medius_anterior",
    "soleus",
    "masseter_superficial",
];
const SYLLABLES: &[&str] = &["ka", "lo", "mi", "ren", "tho", "bas", "vel", "du", "nor", "eck"];

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let mut arguments = std::env::args().skip(1);
    let file: PathBuf = arguments.next().expect("FILE VISITS").into();
    let visits: u64 = arguments.next().and_then(|number| number.parse().ok()).expect("FILE VISITS");
    let place = Place::Sqlite { file, key: Key::from_passphrase("load")? };
    let store = Store::open(&place).await?;
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    let began = Instant::now();
    let patients = fill(&record, visits).await?;
    println!("{visits} visits of {patients} patients: {:.0} visits/s", visits as f64 / began.elapsed().as_secs_f64());
    store.close().await;

    let began = Instant::now();
    let store = Store::open(&place).await?;
    println!("open: {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    let middle = time(visits / 2);
    let patient = PatientId(patient_id(patients / 2));
    timed("a day", async || record.day(middle, middle + 8.hours()).await.map(|lines| lines.len())).await?;
    timed("drafts", async || record.drafts(CLINICIAN).await.map(|lines| lines.len())).await?;
    timed("expected", async || record.expected(jiff::civil::date(2024, 6, 3)).await.map(|lines| lines.len())).await?;
    timed("visits of a patient", async || record.visits_of_patient(patient).await.map(|lines| lines.len())).await?;
    for search in ["", &family(patients / 2), "1961-03-04", "infraspinatus", "karen infraspinatus", "lomivelnx"] {
        timed(&format!("search `{search}`"), async || record.patients(search, 20).await.map(|lines| lines.len()))
            .await?;
    }
    let began = Instant::now();
    let verified = store.verify().await?;
    println!("verify {} versions: {:.1} s", verified.versions, began.elapsed().as_secs_f64());
    Ok(())
}

async fn timed(what: &str, query: impl AsyncFn() -> Result<usize, StoreError>) -> Result<(), StoreError> {
    let mut milliseconds = Vec::with_capacity(REPEATS);
    let mut lines = 0;
    for _ in 0..REPEATS {
        let began = Instant::now();
        lines = query().await?;
        milliseconds.push(began.elapsed().as_secs_f64() * 1e3);
    }
    milliseconds.sort_by(f64::total_cmp);
    let at = |share: f64| milliseconds[((REPEATS - 1) as f64 * share) as usize];
    println!("{what}: {lines} lines, median {:.1} ms, p95 {:.1} ms", at(0.5), at(0.95));
    Ok(())
}

/// How many patients there are now.
async fn fill(record: &Record, visits: u64) -> Result<u64, StoreError> {
    let clinic = Clinic {
        id: CLINIC,
        name: "Load".to_owned(),
        address: Vec::new(),
        phone: String::new(),
        time_zone: "UTC".to_owned(),
        jurisdiction: Jurisdiction::General,
        keep_years: None,
        is_demonstration: true,
    };
    record.put(&clinic, 0, time(0), "load").await?;
    let patients = visits.div_ceil(VISITS_OF_A_PATIENT);
    for number in 0..patients {
        record.put(&patient(number), 0, time(0), "load").await?;
        record.put(&episode(number), 0, time(0), "load").await?;
    }
    for number in 0..visits {
        record.put(&visit(number, &episode(number % patients)), 0, time(number), "load").await?;
    }
    Ok(patients)
}

/// One visit each quarter of an hour.
fn time(visit: u64) -> Timestamp {
    let first: Timestamp = "2000-01-01T00:00:00Z".parse().expect("a time");
    first + (15 * visit as i64).minutes()
}

fn patient_id(number: u64) -> Uuid {
    Uuid::from_u128(0xa << 64 | u128::from(number))
}

fn family(number: u64) -> String {
    (0..4).map(|place| SYLLABLES[(number / 10u64.pow(place) % 10) as usize]).collect()
}

fn patient(number: u64) -> Patient {
    Patient {
        id: PatientId(patient_id(number)),
        clinic: CLINIC,
        name: Name { family: family(number), given: family(number / 7) },
        birth_date: Some(jiff::civil::date(
            1940 + (number % 60) as i16,
            1 + (number % 12) as i8,
            1 + (number % 28) as i8,
        )),
        sex: Sex::Unknown,
        contact: Contact::default(),
        language: "en".to_owned(),
        standing: Vec::new(),
        practitioner: None,
        alert: String::new(),
        is_in_research: false,
        merged_into: None,
    }
}

fn episode(number: u64) -> Episode {
    Episode {
        id: EpisodeId(Uuid::from_u128(0xe << 64 | u128::from(number))),
        clinic: CLINIC,
        patient: PatientId(patient_id(number)),
        title: "Load".to_owned(),
        opened: jiff::civil::date(2000, 1, 1),
        onset: None,
        diagnoses: Vec::new(),
        goals: Vec::new(),
        state: EpisodeState::Open,
    }
}

/// Three needles and a note of the length of a short visit's; one in a thousand is a draft.
fn visit(number: u64, episode: &Episode) -> Visit {
    let begun = time(number);
    let needle = |place: u64| {
        let muscle = MUSCLES[((number + place) % MUSCLES.len() as u64) as usize];
        serde_json::json!({"number": place + 1, "muscle": muscle, "side": "right", "technique": "pistoning",
            "inserted": begun, "out": {"at": begun, "is_whole": true}})
    };
    let state = match number % 1000 {
        0 => serde_json::json!({"state": "draft"}),
        _ => serde_json::json!({"state": "signed", "at": begun, "by": CLINICIAN}),
    };
    let next = jiff::civil::date(2024, 1, 1) + ((number % 300) as i64).days();
    let visit = serde_json::json!({
        "id": Uuid::from_u128(0xf << 64 | u128::from(number)), "clinic": CLINIC, "patient": episode.patient,
        "episode": episode.id, "clinician": CLINICIAN, "kind": "follow_up", "begun": begun, "case": {"id": "case"},
        "needles": [needle(0), needle(1), needle(2)], "measures": [{"measure": "nprs", "value": 5.0, "at": begun}],
        "note": "x".repeat(300), "plan": {"next_visit": next}, "state": state,
    });
    serde_json::from_value(visit).expect("a visit")
}
