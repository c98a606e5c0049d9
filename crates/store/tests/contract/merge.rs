//! Two entries of one patient become one, and no signed word changes.

use care::{Patient, Visit};
use store::StoreError;

use crate::engine::on_both;
use crate::people::{self, hour, signed, visit_id};

#[tokio::test]
async fn everything_of_the_double_is_shown_with_the_patient_that_stays() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let double = people::keep_patient(&record, 1, "Neumann", "Li", 1).await;
        let stays = people::keep_patient(&record, 2, "Ng", "Li", 1).await;
        let visit = signed(&people::visit(10, &double));
        record.put(&visit, 1, hour(20), "sign").await.unwrap();
        record.merge(double.patient, stays.patient, hour(21), "double").await.unwrap();

        assert_eq!(record.visits_of_patient(stays.patient).await.unwrap().len(), 2);
        assert_eq!(record.episodes(stays.patient).await.unwrap().len(), 2);
        assert_eq!(record.visits_of_patient(double.patient).await.unwrap(), []);
        assert_eq!(record.get::<Visit>(visit_id(10)).await.unwrap().unwrap().document, visit);
        let entry = record.get::<Patient>(double.patient).await.unwrap().unwrap();
        assert_eq!((entry.document.merged_into, entry.version), (Some(stays.patient), 2));
        // The old name finds the patient that stays, and all patients are listed once.
        for search in ["neumann", "ng", ""] {
            let found = record.patients(search, 9).await.unwrap();
            assert_eq!(found.iter().map(|line| line.id).collect::<Vec<_>>(), [stays.patient], "`{search}`");
        }
        // A draft of the double that was open elsewhere is still kept.
        record.put(&people::visit(11, &double), 0, hour(22), "new").await.unwrap();
        assert_eq!(record.visits_of_patient(stays.patient).await.unwrap().len(), 3);
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn only_two_whole_patients_are_merged_and_only_once() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let [a, b, c] = [1, 2, 3].map(|number| people::patient(number, "Ng", "Li"));
        for patient in [&a, &b, &c] {
            record.put(patient, 0, hour(0), "new").await.unwrap();
        }
        assert!(matches!(record.merge(a.id, a.id, hour(1), "double").await, Err(StoreError::Merged { .. })));
        record.merge(a.id, b.id, hour(1), "double").await.unwrap();
        assert!(matches!(record.merge(a.id, c.id, hour(1), "double").await, Err(StoreError::Merged { .. })));
        assert!(matches!(record.merge(c.id, a.id, hour(1), "double").await, Err(StoreError::Merged { .. })));
        // The entry of a double cannot be brought back by an old draft of it.
        assert!(matches!(record.put(&a, 2, hour(2), "autosave").await, Err(StoreError::Merged { .. })));
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_minded_is_taken_over_and_the_trail_tells_of_the_merging() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let stays = people::patient(1, "Ng", "Li");
        let double = Patient { alert: "Faints.".to_owned(), ..people::patient(2, "Neumann", "Li") };
        let older = people::patient(3, "Ngg", "Li");
        for patient in [&stays, &double, &older] {
            record.put(patient, 0, hour(0), "new").await.unwrap();
            record.note_access(patient.id, "patient", hour(1)).await.unwrap();
        }
        record.merge(older.id, double.id, hour(2), "merged").await.unwrap();
        record.merge(double.id, stays.id, hour(3), "merged").await.unwrap();

        let after = record.get::<Patient>(stays.id).await.unwrap().unwrap();
        assert_eq!((after.document.alert.as_str(), after.version), ("Faints.", 2));
        assert_eq!(record.doubles(stays.id).await.unwrap(), [double.id, older.id]);
        assert_eq!(record.doubles(older.id).await.unwrap(), []);
        // Who read the doubles is told with the patient that stayed.
        let read = record.accesses(stays.id).await.unwrap();
        let what: Vec<&str> = read.iter().map(|access| access.what.as_str()).collect();
        let (second, first) = (format!("merged {}", double.id), format!("merged {}", older.id));
        assert_eq!(what, [second.as_str(), first.as_str(), "patient", "patient", "patient"]);
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_possible_double_has_the_birth_date_and_a_like_name() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let ada = people::patient(1, "Müller", "Ada");
        let born = |date: &str, patient: Patient| Patient { birth_date: date.parse().ok(), ..patient };
        let misspelt = people::patient(2, "Mueller", "Ada");
        let married = people::patient(3, "Kowalski", "Ada");
        let another = people::patient(4, "Ng", "Li");
        let younger = born("1990-01-01", people::patient(5, "Müller", "Ada"));
        for patient in [&ada, &misspelt, &married, &another, &younger] {
            record.put(patient, 0, hour(0), "new").await.unwrap();
        }
        let found = async |patient: &Patient| {
            let lines = record.possible_doubles(patient).await.unwrap();
            lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
        };
        assert_eq!(found(&ada).await, [misspelt.id, married.id]);
        assert_eq!(found(&another).await, []);
        assert_eq!(found(&Patient { birth_date: None, ..ada.clone() }).await, []);
        record.merge(misspelt.id, ada.id, hour(1), "merged").await.unwrap();
        assert_eq!(found(&ada).await, [married.id]);
    })
    .await;
}
