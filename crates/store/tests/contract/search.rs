//! Patients are found by what one remembers of them.

use care::{Diagnosis, Episode, Patient};
use store::Record;

use crate::engine::on_both;
use crate::people::{self, hour};

async fn found(record: &Record, search: &str) -> Vec<String> {
    record.patients(search, 10).await.unwrap().into_iter().map(|line| line.name.family).collect()
}

async fn filled(record: &Record) {
    people::keep_patient(record, 1, "Müller-Strauß", "Anna", 1).await;
    people::keep_patient(record, 2, "O'Brien", "Seán", 0).await;
    let back = people::keep_patient(record, 3, "Schmidt", "José", 0).await;
    let diagnoses = vec![Diagnosis { code: "M54.50".to_owned(), text: "Low back pain".to_owned() }];
    record.put(&Episode { diagnoses, ..back.clone() }, 1, hour(1), "autosave").await.unwrap();
    let born_later =
        Patient { birth_date: Some("1991-12-24".parse().unwrap()), ..people::patient(3, "Schmidt", "José") };
    record.put(&born_later, 1, hour(1), "autosave").await.unwrap();
}

/// What is typed, and whom it finds.
const SEARCHES: &[(&str, &[&str])] = &[
    ("muller", &["Müller-Strauß"]),
    ("MÜLLER", &["Müller-Strauß"]),
    ("strauss an", &["Müller-Strauß"]),
    ("anna müll", &["Müller-Strauß"]),
    ("obrien", &["O'Brien"]),
    ("o'brien", &["O'Brien"]),
    ("sean", &["O'Brien"]),
    ("Schmitd", &["Schmidt"]),
    ("shmidt", &["Schmidt"]),
    ("1991-12-24", &["Schmidt"]),
    ("1970-05", &["Müller-Strauß", "O'Brien"]),
    ("infraspinatus", &["Müller-Strauß"]),
    ("trapezius_upper", &["Müller-Strauß"]),
    ("m54.5", &["Schmidt"]),
    ("low back", &["Schmidt"]),
    ("myalgia", &["Müller-Strauß", "O'Brien"]),
    ("myalgia sean", &["O'Brien"]),
    ("kovacs", &[]),
    ("%", &["Müller-Strauß", "O'Brien", "Schmidt"]),
    ("", &["Müller-Strauß", "O'Brien", "Schmidt"]),
];

#[tokio::test]
async fn each_search_finds_whom_it_means() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        filled(&record).await;
        for (search, expected) in SEARCHES {
            assert_eq!(found(&record, search).await, *expected, "`{search}`");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_no_longer_finds() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        filled(&record).await;
        let episode = people::episode(1, people::patient(1, "", "").id);
        let mut visit = people::visit(10, &episode);
        visit.needles.clear();
        record.put(&visit, 1, hour(2), "autosave").await.unwrap();
        record.put(&people::patient(2, "Nkosi", "Seán"), 1, hour(2), "autosave").await.unwrap();
        assert_eq!(found(&record, "infraspinatus").await, Vec::<String>::new());
        assert_eq!(found(&record, "trapezius").await, ["Müller-Strauß"]);
        assert_eq!(found(&record, "obrien").await, Vec::<String>::new());
        assert_eq!(found(&record, "nkosi").await, ["Nkosi"]);
    })
    .await;
}

#[tokio::test]
async fn no_more_than_asked_for() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        filled(&record).await;
        assert_eq!(record.patients("", 2).await.unwrap().len(), 2);
        assert_eq!(record.patients("1970", 1).await.unwrap().len(), 1);
    })
    .await;
}
