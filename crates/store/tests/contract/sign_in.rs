//! Credentials, sessions and links.

use care::PractitionerId;
use store::{Credential, Link, Session, StoreError};
use uuid::Uuid;

use crate::engine::on_both;
use crate::people::{self, CLINIC, OTHER_CLINIC, PRACTITIONER, hour};

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

#[tokio::test]
async fn a_link_opens_once_and_not_too_late() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 0).await;
        let link = |number: u8| Link {
            code_hash: [number; 32],
            clinic: CLINIC,
            patient: episode.patient,
            episode: Some(episode.id),
            visit: None,
            expires: hour(10),
            used: None,
        };
        record.save_link(&link(1), hour(1)).await.unwrap();
        record.save_link(&link(2), hour(1)).await.unwrap();
        let used = engine.store.use_link(&[1; 32], hour(2)).await.unwrap();
        assert_eq!(used, Some(Link { used: Some(hour(2)), ..link(1) }));
        assert_eq!(engine.store.use_link(&[1; 32], hour(3)).await.unwrap(), None);
        assert_eq!(engine.store.use_link(&[2; 32], hour(10)).await.unwrap(), None);
        assert_eq!(engine.store.use_link(&[9; 32], hour(2)).await.unwrap(), None);
        assert_eq!(engine.store.link(&[2; 32]).await.unwrap(), Some(link(2)));
        assert_eq!(record.accesses(episode.patient).await.unwrap().len(), 2);
    })
    .await;
}
