//! What patients send: never changed, listed until somebody has read it, moved and gone with the patient.

use care::{Episode, Report, ReportState, UrgencyOfReport};
use store::{PatientSession, StoreError};
use uuid::Uuid;

use crate::engine::on_both;
use crate::people::{self, CLINIC, OTHER_CLINIC, PRACTITIONER, hour};

fn report(number: u128, episode: &Episode, told: UrgencyOfReport) -> Report {
    let sent = serde_json::json!({
        "id": Uuid::from_u128(0xb000 + number), "clinic": episode.clinic, "patient": episode.patient, "episode": episode.id,
        "at": hour(number as i64), "words": "Better.", "told": told, "state": {"state": "new"},
    });
    serde_json::from_value(sent).unwrap()
}

fn read(report: &Report) -> Report {
    Report { state: ReportState::Read { at: hour(50), by: PRACTITIONER }, ..report.clone() }
}

#[tokio::test]
async fn what_a_patient_sent_never_changes_save_that_it_was_read() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 0).await;
        let sent = report(1, &episode, UrgencyOfReport::Expected);
        record.put(&sent, 0, hour(1), "sent").await.unwrap();
        let reworded = Report { words: "Worse.".to_owned(), ..sent.clone() };
        assert!(matches!(record.put(&reworded, 1, hour(2), "read").await, Err(StoreError::Sent)));
        assert_eq!(record.put(&read(&sent), 1, hour(3), "read").await.unwrap(), 2);
        assert_eq!(record.reports(episode.id).await.unwrap()[0].document, read(&sent));
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_cannot_wait_is_listed_first_and_what_was_read_no_more() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 0).await;
        let told =
            [UrgencyOfReport::Expected, UrgencyOfReport::Emergency, UrgencyOfReport::Call, UrgencyOfReport::Emergency];
        let sent: Vec<Report> = (0_u128..).zip(told).map(|(number, told)| report(number, &episode, told)).collect();
        for one in &sent {
            record.put(one, 0, one.at, "sent").await.unwrap();
        }
        record.put(&read(&sent[2]), 1, hour(50), "read").await.unwrap();
        let lines = record.new_reports().await.unwrap();
        let order: Vec<_> = lines.iter().map(|line| line.id).collect();
        assert_eq!(order, [sent[1].id, sent[3].id, sent[0].id]);
        assert_eq!((lines[0].patient_name.family.as_str(), lines[0].episode_title.as_str()), ("Ng", "Right shoulder"));
        assert_eq!(record.reports_since(episode.patient, hour(0)).await.unwrap(), 3);
        assert_eq!(engine.change("update report_row set is_new = 0").await, 4);
        assert!(matches!(engine.store.verify().await, Err(StoreError::Broken { .. })));
    })
    .await;
}

#[tokio::test]
async fn it_goes_with_the_patient() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let double = people::keep_patient(&record, 1, "Neumann", "Li", 0).await;
        let stays = people::keep_patient(&record, 2, "Ng", "Li", 0).await;
        record.put(&report(1, &double, UrgencyOfReport::Call), 0, hour(1), "sent").await.unwrap();
        let session = PatientSession {
            token_hash: [1; 32],
            clinic: CLINIC,
            patient: double.patient,
            episode: double.id,
            expires: hour(24),
        };
        record.save_link(&people::link(1, &double), Uuid::from_u128(1), hour(0)).await.unwrap();
        assert!(record.open_own_page(&[1; 32], &session, hour(1)).await.unwrap());
        record.merge(double.patient, stays.patient, hour(2), "double").await.unwrap();
        let moved = engine.store.patient_session(&[1; 32]).await.unwrap();
        assert_eq!(moved.map(|session| session.patient), Some(stays.patient));
        assert_eq!(record.new_reports().await.unwrap()[0].patient, stays.patient);
        engine.store.verify().await.unwrap();

        record.erase(stays.patient, hour(3), "asked by the patient").await.unwrap();
        assert_eq!(engine.store.patient_session(&[1; 32]).await.unwrap(), None);
        assert_eq!(record.new_reports().await.unwrap(), []);
        assert_eq!(record.reports(double.id).await.unwrap(), []);
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_session_of_another_clinic_is_not_kept_and_an_old_one_is_forgotten() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 0).await;
        let session = |number: u8, clinic| PatientSession {
            token_hash: [number; 32],
            clinic,
            patient: episode.patient,
            episode: episode.id,
            expires: hour(number.into()),
        };
        for number in [1, 9] {
            record.save_link(&people::link(number, &episode), Uuid::from_u128(number.into()), hour(0)).await.unwrap();
        }
        let strange = record.open_own_page(&[1; 32], &session(1, OTHER_CLINIC), hour(0)).await;
        assert!(matches!(strange, Err(StoreError::OtherClinic { .. })));
        assert!(record.open_own_page(&[1; 32], &session(1, CLINIC), hour(0)).await.unwrap());
        assert!(record.open_own_page(&[9; 32], &session(9, CLINIC), hour(5)).await.unwrap());
        assert_eq!(engine.store.patient_session(&[1; 32]).await.unwrap(), None);
        record.end_patient_session(&[9; 32]).await.unwrap();
        assert_eq!(engine.store.patient_session(&[9; 32]).await.unwrap(), None);
    })
    .await;
}
