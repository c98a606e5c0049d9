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
