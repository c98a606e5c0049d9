//! Erasure takes the words and leaves the chain.

use care::{Patient, Visit};
use store::StoreError;

use crate::engine::on_both;
use crate::people::{self, hour, visit_id};

#[tokio::test]
async fn nothing_of_the_patient_is_left_but_the_chain() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let gone = people::keep_patient(&record, 1, "Ng", "Li", 2).await;
        let double = people::keep_patient(&record, 2, "Neumann", "Li", 1).await;
        let other = people::keep_patient(&record, 3, "Kim", "", 1).await;
        record.merge(double.patient, gone.patient, hour(5), "double").await.unwrap();
        let before = engine.store.verify().await.unwrap();
        record.erase(gone.patient, hour(6), "asked by the patient").await.unwrap();

        assert_eq!(record.get::<Patient>(gone.patient).await.unwrap(), None);
        assert_eq!(record.get::<Patient>(double.patient).await.unwrap(), None);
        assert_eq!(record.get::<Visit>(visit_id(20)).await.unwrap(), None);
        for search in ["ng", "neumann"] {
            assert_eq!(record.patients(search, 9).await.unwrap(), [], "`{search}`");
        }
        assert_eq!(record.visits(gone.id).await.unwrap(), []);
        let history = record.history::<Visit>(visit_id(10)).await.unwrap();
        assert_eq!(history.iter().map(|version| version.document.is_none()).collect::<Vec<_>>(), [true]);
        assert_eq!(record.visits(other.id).await.unwrap().len(), 1);

        let after = engine.store.verify().await.unwrap();
        assert_eq!(after.versions, before.versions + 1);
        assert_eq!(engine.change("delete from body where body like '%Kim%'").await, 1);
        assert!(matches!(engine.store.verify().await, Err(StoreError::Broken { .. })));
    })
    .await;
}

#[tokio::test]
async fn an_erased_id_is_never_used_again() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let gone = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        record.erase(gone.patient, hour(6), "asked by the patient").await.unwrap();
        let again = record.put(&people::patient(1, "Ng", "Li"), 0, hour(7), "new").await;
        assert!(matches!(again, Err(StoreError::Erased { .. })), "{again:?}");
        let autosaved = record.put(&people::visit(10, &gone), 1, hour(7), "autosave").await;
        assert!(matches!(autosaved, Err(StoreError::Erased { .. })), "{autosaved:?}");
        assert!(matches!(record.erase(gone.patient, hour(8), "again").await, Err(StoreError::Unknown { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_double_goes_with_the_patient_that_stayed_and_never_alone() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let stays = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        let double = people::keep_patient(&record, 2, "Neumann", "Li", 1).await;
        record.merge(double.patient, stays.patient, hour(5), "double").await.unwrap();
        let alone = record.erase(double.patient, hour(6), "asked by the patient").await;
        assert!(matches!(alone, Err(StoreError::Merged { .. })), "{alone:?}");
        assert!(record.get::<Visit>(visit_id(20)).await.unwrap().is_some());
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_reason_that_stays_tells_nobody_and_the_trail_says_who_erased() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let gone = people::keep_patient(&record, 1, "Müller-Ng", "Li", 1).await;
        let double = people::keep_patient(&record, 2, "Neumann", "Li", 1).await;
        record.merge(double.patient, gone.patient, hour(5), "double").await.unwrap();
        for reason in ["asked by LI", "muller moved away", "was Neumann before", "born 1970-05-01"] {
            let refused = record.erase(gone.patient, hour(6), reason).await;
            assert!(matches!(refused, Err(StoreError::NamesPatient)), "`{reason}`: {refused:?}");
        }
        assert!(record.get::<Patient>(gone.patient).await.unwrap().is_some());
        record.erase(gone.patient, hour(6), "period is over").await.unwrap();
        let trail = record.trail(1).await.unwrap();
        assert_eq!((trail[0].what.as_str(), trail[0].patient), ("erased", Some(gone.patient)));
        engine.store.verify().await.unwrap();
    })
    .await;
}
