//! Credentials, sessions and links.

use care::{Episode, PractitionerId};
use store::{Credential, Invitation, Link, PatientSession, Session, StoreError, Who};
use uuid::Uuid;

use crate::engine::on_both;
use crate::people::{self, CLINIC, OTHER_CLINIC, PRACTITIONER, hour, link};

fn credential() -> Credential {
    Credential {
        practitioner: PRACTITIONER,
        clinic: CLINIC,
        user_name: "ada".to_owned(),
        password_hash: "$argon2id$secret".to_owned(),
        totp_secret: Some("JBSWY3DP".to_owned()),
        totp_step: Some(58_000_000),
        recovery_hashes: vec!["one".to_owned(), "two".to_owned()],
        device_hashes: Vec::new(),
        failed: 2,
        last_failed: Some(hour(1)),
    }
}

fn session(number: u8) -> Session {
    Session {
        id: Uuid::from_u128(number.into()),
        token_hash: [number; 32],
        practitioner: PRACTITIONER,
        clinic: CLINIC,
        created: hour(0),
        last_used: hour(number.into()),
        agent: "Firefox".to_owned(),
    }
}

#[tokio::test]
async fn a_credential_is_found_by_name_without_case() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        record.save_credential(&credential(), "password set", hour(2)).await.unwrap();
        assert_eq!(engine.store.credential(" ADA").await.unwrap(), Some(credential()));
        assert_eq!(engine.store.credential_of(PRACTITIONER).await.unwrap(), Some(credential()));
        assert_eq!(engine.store.credential("eve").await.unwrap(), None);
        let changed = Credential { failed: 0, last_failed: None, totp_secret: None, ..credential() };
        record.save_credential(&changed, "signed in", hour(3)).await.unwrap();
        assert_eq!(engine.store.credential("ada").await.unwrap(), Some(changed));
        assert_eq!(record.trail(9).await.unwrap().len(), 2);
        assert!(!format!("{:?}", credential()).contains("secret"));
    })
    .await;
}

#[tokio::test]
async fn a_name_is_taken_once_in_the_whole_store() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        record.save_credential(&credential(), "password set", hour(2)).await.unwrap();
        let other = engine.of(OTHER_CLINIC);
        people::keep_clinic(&other).await;
        let practitioner = PractitionerId(Uuid::from_u128(5));
        let second = Credential { practitioner, clinic: OTHER_CLINIC, user_name: "Ada".to_owned(), ..credential() };
        let refused = other.save_credential(&second, "password set", hour(2)).await;
        assert!(matches!(refused, Err(StoreError::UserName)), "{refused:?}");
        assert_eq!(other.trail(9).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_found_used_and_ended() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        for number in 1..=3 {
            record.save_session(&session(number)).await.unwrap();
        }
        assert_eq!(engine.store.session_by_hash(&[2; 32]).await.unwrap(), Some(session(2)));
        assert_eq!(engine.store.session_by_hash(&[9; 32]).await.unwrap(), None);
        engine.store.touch_session(session(1).id, hour(9)).await.unwrap();
        let ids = async || -> Vec<u128> {
            engine.store.sessions_of(PRACTITIONER).await.unwrap().iter().map(|session| session.id.as_u128()).collect()
        };
        assert_eq!(ids().await, [1, 3, 2]);
        assert!(record.end_session(session(3).id, hour(9)).await.unwrap());
        assert!(!record.end_session(session(3).id, hour(9)).await.unwrap());
        assert!(!engine.of(CLINIC).end_session(Uuid::from_u128(99), hour(9)).await.unwrap());
        assert_eq!(record.end_sessions_of(PRACTITIONER, Some(session(1).id), hour(9)).await.unwrap(), 1);
        assert_eq!(ids().await, [1]);
        assert_eq!(record.end_sessions_of(PRACTITIONER, None, hour(9)).await.unwrap(), 1);
        assert_eq!(engine.store.session_by_hash(&[1; 32]).await.unwrap(), None);
    })
    .await;
}

fn page(number: u8, episode: &Episode) -> PatientSession {
    PatientSession {
        token_hash: [number; 32],
        clinic: CLINIC,
        patient: episode.patient,
        episode: episode.id,
        expires: hour(20),
    }
}

fn link_id(number: u8) -> Uuid {
    Uuid::from_u128(0xb0 + u128::from(number))
}

#[tokio::test]
async fn a_link_opens_once_and_not_too_late() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 0).await;
        for number in [1, 2] {
            record.save_link(&link(number, &episode), link_id(number), hour(1)).await.unwrap();
        }
        let open =
            async |code: u8, at| record.open_own_page(&[code; 32], &page(code, &episode), hour(at)).await.unwrap();
        assert!(open(1, 2).await);
        assert_eq!(engine.store.link(&[1; 32]).await.unwrap(), Some(Link { used: Some(hour(2)), ..link(1, &episode) }));
        assert_eq!(engine.store.patient_session(&[1; 32]).await.unwrap(), Some(page(1, &episode)));
        for (code, at) in [(1, 3), (2, 10), (9, 2)] {
            assert!(!open(code, at).await, "code {code} at hour {at}");
        }
        assert_eq!(engine.store.patient_session(&[2; 32]).await.unwrap(), None);
        assert_eq!(engine.store.link(&[2; 32]).await.unwrap(), Some(link(2, &episode)));
        assert_eq!(record.accesses(episode.patient).await.unwrap().len(), 3);
        let other = engine.of(OTHER_CLINIC);
        people::keep_clinic(&other).await;
        let there = PatientSession { clinic: OTHER_CLINIC, ..page(2, &episode) };
        assert!(!other.open_own_page(&[2; 32], &there, hour(2)).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn invitations_are_seen_and_taken_back() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 0).await;
        for number in 1..=3 {
            record.save_link(&link(number, &episode), link_id(number), hour(number.into())).await.unwrap();
        }
        assert!(record.open_own_page(&[1; 32], &page(1, &episode), hour(4)).await.unwrap());
        let seen = record.invitations(episode.id, hour(5)).await.unwrap();
        let expected = |number: u8, used, open_until| Invitation {
            id: link_id(number),
            made: hour(number.into()),
            by: Who::Practitioner(PRACTITIONER),
            expires: hour(10),
            used,
            open_until,
        };
        assert_eq!(
            seen,
            [expected(3, None, None), expected(2, None, None), expected(1, Some(hour(4)), Some(hour(20)))]
        );
        let ids = async |at| -> Vec<Uuid> {
            record.invitations(episode.id, hour(at)).await.unwrap().iter().map(|line| line.id).collect()
        };
        assert_eq!(ids(10).await, [link_id(1)], "expired, save the one whose page is open");
        assert!(ids(20).await.is_empty());

        let other = engine.of(OTHER_CLINIC);
        people::keep_clinic(&other).await;
        assert_eq!(other.invitations(episode.id, hour(5)).await.unwrap(), []);
        assert!(!other.take_link_back(link_id(3), hour(5)).await.unwrap());
        assert!(record.take_link_back(link_id(3), hour(5)).await.unwrap());
        assert!(!record.take_link_back(link_id(3), hour(5)).await.unwrap());
        assert!(!record.open_own_page(&[3; 32], &page(3, &episode), hour(6)).await.unwrap());
        assert!(record.take_link_back(link_id(1), hour(7)).await.unwrap());
        assert_eq!(engine.store.patient_session(&[1; 32]).await.unwrap(), None);
        assert_eq!(ids(8).await, [link_id(2)]);
        let trail: Vec<String> =
            record.accesses(episode.patient).await.unwrap().into_iter().map(|one| one.what).collect();
        assert_eq!(
            trail,
            ["own page closed", "link taken back", "own page opened", "link made", "link made", "link made"]
        );
        engine.store.verify().await.unwrap();
    })
    .await;
}
