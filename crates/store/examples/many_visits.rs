//! How fast the record is with many visits: `many_visits DIR VISITS` adds them to the one clinic of a record, as `palpate serve --demo --data DIR`
//! makes it, and times inserts, lists and searches. The pages on them are then asked of `palpate serve --data DIR`.

use std::path::PathBuf;
use std::time::Instant;

use care::{
    ClinicId, Contact, Episode, EpisodeId, EpisodeState, Name, Patient, PatientId, Practitioner, PractitionerId, Sex,
    Visit,
};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use store::{Actor, Key, Place, Record, Store, StoreError, Who};
use uuid::Uuid;

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
    let folder: PathBuf = arguments.next().expect("DIR VISITS").into();
    let visits: u64 = arguments.next().and_then(|number| number.parse().ok()).expect("DIR VISITS");
    let passphrase = std::fs::read_to_string(folder.join("passphrase")).expect("DIR/passphrase");
    let place = Place::Sqlite { file: folder.join("record.db"), key: Key::from_passphrase(passphrase.trim())? };
    let store = Store::open(&place).await?;
    let clinic = *store.clinics().await?.first().expect("a record with a clinic");
    let record = store.of(Actor { clinic, who: Who::Program });
    let clinician = record.all::<Practitioner>().await?.first().expect("a practitioner").document.id;
    let began = Instant::now();
    let patients = fill(&record, Load { clinic, clinician }, visits).await?;
    println!("{visits} visits of {patients} patients: {:.0} visits/s", visits as f64 / began.elapsed().as_secs_f64());
    store.close().await;

    let began = Instant::now();
    let store = Store::open(&place).await?;
    println!("open: {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let record = store.of(Actor { clinic, who: Who::Program });
    let middle = time(visits / 2);
    let patient = PatientId(patient_id(patients / 2));
    timed("a day", async || record.day(middle, middle + 8.hours()).await.map(|lines| lines.len())).await?;
    timed("drafts", async || record.drafts(clinician).await.map(|lines| lines.len())).await?;
    timed("expected", async || record.expected(middle.to_zoned(TimeZone::UTC).date()).await.map(|lines| lines.len()))
        .await?;
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
async fn fill(record: &Record, load: Load, visits: u64) -> Result<u64, StoreError> {
    let patients = visits.div_ceil(VISITS_OF_A_PATIENT);
    for number in 0..patients {
        record.put(&load.patient(number), 0, time(0), "load").await?;
        record.put(&load.episode(number), 0, time(0), "load").await?;
    }
    for number in 0..visits {
        record.put(&load.visit(number, number % patients), 0, time(number), "load").await?;
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

/// Whose the visits are.
#[derive(Clone, Copy)]
struct Load {
    clinic: ClinicId,
    clinician: PractitionerId,
}

impl Load {
    fn patient(self, number: u64) -> Patient {
        Patient {
            id: PatientId(patient_id(number)),
            clinic: self.clinic,
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

    fn episode(self, number: u64) -> Episode {
        Episode {
            id: EpisodeId(Uuid::from_u128(0xe << 64 | u128::from(number))),
            clinic: self.clinic,
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
    fn visit(self, number: u64, patient: u64) -> Visit {
        let begun = time(number);
        let episode = self.episode(patient);
        let needle = |place: u64| {
            let muscle = MUSCLES[((number + place) % MUSCLES.len() as u64) as usize];
            serde_json::json!({"number": place + 1, "muscle": muscle, "side": "right", "technique": "pistoning",
            "inserted": begun, "out": {"at": begun, "is_whole": true}})
        };
        let state = match number % 1000 {
            0 => serde_json::json!({"state": "draft"}),
            _ => serde_json::json!({"state": "signed", "at": begun, "by": self.clinician}),
        };
        let next = begun.to_zoned(TimeZone::UTC).date() + 14.days();
        let visit = serde_json::json!({
            "id": Uuid::from_u128(0xf << 64 | u128::from(number)), "clinic": self.clinic, "patient": episode.patient,
            "episode": episode.id, "clinician": self.clinician, "kind": "follow_up", "begun": begun, "case": {"id": "case"},
            "needles": [needle(0), needle(1), needle(2)], "measures": [{"measure": "nprs", "value": 5.0, "at": begun}],
            "note": "x".repeat(300), "plan": {"next_visit": next}, "state": state,
        });
        serde_json::from_value(visit).expect("a visit")
    }
}
