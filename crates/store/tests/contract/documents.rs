//! What is put comes back, in every version, to its own clinic alone; a stale or forbidden change is refused.

use care::{Clinic, Episode, Patient, PatientId, Practitioner, Visit};
use store::{Document, Record, StoreError, Who};
use uuid::Uuid;

use crate::engine::on_both;
use crate::people::{self, CLINIC, OTHER_CLINIC, addendum, hour, signed, visit_id};

async fn comes_back<D: Document + std::fmt::Debug>(record: &Record, document: &D) {
    let stored = record.get::<D>(document.id()).await.unwrap().unwrap();
    assert_eq!(stored.document, *document);
    assert_eq!((stored.version, stored.at), (1, hour(0)));
    assert_eq!(stored.author, Who::Practitioner(people::PRACTITIONER));
}

#[tokio::test]
async fn every_kind_comes_back_as_it_was_put() {
    on_both(async |engine| {
        assert!(engine.store.is_empty().await.unwrap());
        let record = engine.clinic().await;
        assert!(!engine.store.is_empty().await.unwrap());
        let patient = people::patient(1, "Ng", "");
        let episode = people::episode(1, patient.id);
        let visit = people::visit(10, &episode);
        record.put(&patient, 0, hour(0), "new").await.unwrap();
        record.put(&episode, 0, hour(0), "new").await.unwrap();
        record.put(&visit, 0, hour(0), "new").await.unwrap();
        comes_back::<Clinic>(&record, &people::clinic(CLINIC)).await;
        comes_back::<Practitioner>(&record, &people::practitioner(CLINIC)).await;
        comes_back::<Patient>(&record, &patient).await;
        comes_back::<Episode>(&record, &episode).await;
        comes_back::<Visit>(&record, &visit).await;
        assert_eq!(record.all::<Practitioner>().await.unwrap().len(), 1);
        assert_eq!(record.get::<Patient>(PatientId(Uuid::from_u128(77))).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn every_version_is_kept_with_its_reason() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let mut patient = people::patient(1, "Ng", "Li");
        record.put(&patient, 0, hour(1), "new").await.unwrap();
        patient.alert = "faints".to_owned();
        assert_eq!(record.put(&patient, 1, hour(2), "autosave").await.unwrap(), 2);
        let history = record.history::<Patient>(patient.id).await.unwrap();
        let seen: Vec<_> =
            history.iter().map(|version| (version.version, version.at, version.reason.as_str())).collect();
        assert_eq!(seen, [(1, hour(1), "new"), (2, hour(2), "autosave")]);
        assert_eq!(history[0].document.as_ref().unwrap().alert, "");
        assert_eq!(history[1].document.as_ref().unwrap().alert, "faints");
        assert_ne!(history[0].hash, history[1].hash);
    })
    .await;
}

#[tokio::test]
async fn a_stale_change_is_refused_and_names_the_current_version() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let patient = people::patient(1, "Ng", "Li");
        record.put(&patient, 0, hour(0), "new").await.unwrap();
        record.put(&patient, 1, hour(0), "autosave").await.unwrap();
        for stale in [0, 1, 3] {
            let refused = record.put(&patient, stale, hour(0), "autosave").await;
            assert!(matches!(refused, Err(StoreError::Stale { current: 2 })), "{refused:?}");
        }
        assert_eq!(record.history::<Patient>(patient.id).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_signed_visit_gets_addenda_and_nothing_else() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        let visit = signed(&people::visit(10, &episode));
        record.put(&visit, 1, hour(2), "sign").await.unwrap();

        let with_note = Visit { note: "later".to_owned(), ..visit.clone() };
        let draft_again = people::visit(10, &episode);
        let with_both = Visit { addenda: vec![addendum("a")], note: "later".to_owned(), ..visit.clone() };
        for changed in [&with_note, &draft_again, &with_both, &visit] {
            let refused = record.put(changed, 2, hour(3), "autosave").await;
            assert!(matches!(refused, Err(StoreError::Signed)), "{refused:?}");
        }

        let added = Visit { addenda: vec![addendum("a")], ..visit.clone() };
        assert_eq!(record.put(&added, 2, hour(3), "addendum").await.unwrap(), 3);
        let reworded = Visit { addenda: vec![addendum("b"), addendum("c")], ..visit };
        assert!(matches!(record.put(&reworded, 3, hour(3), "addendum").await, Err(StoreError::Signed)));
        assert_eq!(record.get::<Visit>(visit_id(10)).await.unwrap().unwrap().document, added);
    })
    .await;
}

#[tokio::test]
async fn what_it_belongs_to_must_be_there_and_stays() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        let other = people::keep_patient(&record, 2, "Kim", "", 0).await;
        let nobody = PatientId(Uuid::from_u128(9));
        let refused = record.put(&people::episode(5, nobody), 0, hour(0), "new").await;
        assert!(matches!(refused, Err(StoreError::Unknown { .. })), "{refused:?}");
        let of_two = Visit { patient: other.patient, ..people::visit(15, &episode) };
        let refused = record.put(&of_two, 0, hour(0), "new").await;
        assert!(matches!(refused, Err(StoreError::Unknown { .. })), "{refused:?}");
        let taken_away = Episode { patient: other.patient, ..episode.clone() };
        let refused = record.put(&taken_away, 1, hour(0), "autosave").await;
        assert!(matches!(refused, Err(StoreError::Moved { .. })), "{refused:?}");
        let taken_away = Visit { patient: other.patient, episode: other.id, ..people::visit(10, &episode) };
        let refused = record.put(&taken_away, 1, hour(0), "autosave").await;
        assert!(matches!(refused, Err(StoreError::Moved { .. })), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_clinic_sees_nothing_of_another() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        let other = engine.of(OTHER_CLINIC);
        people::keep_clinic(&other).await;

        assert_eq!(other.get::<Patient>(episode.patient).await.unwrap(), None);
        assert_eq!(other.history::<Visit>(visit_id(10)).await.unwrap(), []);
        assert_eq!(other.patients("ng", 10).await.unwrap(), []);
        assert_eq!(other.episodes(episode.patient).await.unwrap(), []);
        assert_eq!(other.visits(episode.id).await.unwrap(), []);
        assert!(matches!(other.export(Some(episode.patient), &mut Vec::new()).await, Err(StoreError::Unknown { .. })));
        assert!(matches!(other.erase(episode.patient, hour(9), "law").await, Err(StoreError::Unknown { .. })));
        let refused = other.put(&people::patient(1, "Ng", "Li"), 0, hour(0), "new").await;
        assert!(matches!(refused, Err(StoreError::OtherClinic { .. })), "{refused:?}");
        assert_eq!(record.visits(episode.id).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn before_its_own_entry_a_clinic_keeps_nothing() {
    on_both(async |engine| {
        let refused = engine.of(CLINIC).put(&people::patient(1, "Ng", "Li"), 0, hour(0), "new").await;
        assert!(matches!(refused, Err(StoreError::NoClinic { .. })), "{refused:?}");
    })
    .await;
}
