//! Backup and restore, export and import.

use std::io::Cursor;

use care::{Patient, ResponseKind, Visit};
use store::{Credential, NewPairing, Record, StoreError, restore};
use uuid::Uuid;

use crate::engine::{Folder, on_both, sqlite_place};
use crate::people::{self, CLINIC, OTHER_CLINIC, PRACTITIONER, hour, signed, visit_id};

async fn exported(record: &Record, patient: Option<care::PatientId>) -> Vec<u8> {
    let mut lines = Vec::new();
    record.export(patient, &mut lines).await.unwrap();
    lines
}

async fn filled(record: &Record) -> care::Episode {
    let episode = people::keep_patient(record, 1, "Ng", "Li", 1).await;
    record.put(&signed(&people::visit(10, &episode)), 1, hour(12), "sign").await.unwrap();
    people::keep_patient(record, 2, "Kim", "", 1).await;
    episode
}

#[tokio::test]
async fn a_whole_clinic_goes_to_another_store() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = filled(&record).await;
        let lines = exported(&record, None).await;
        let another = engine.another().await;
        let there = another.of(CLINIC);
        let imported = there.import(&mut Cursor::new(&lines)).await.unwrap();
        assert_eq!((imported.versions, imported.documents), (9, 8));
        assert_eq!(there.get::<care::Clinic>(CLINIC).await.unwrap(), record.get(CLINIC).await.unwrap());
        assert_eq!(there.visits(episode.id).await.unwrap(), record.visits(episode.id).await.unwrap());
        let (kept, original) =
            (there.history::<Visit>(visit_id(10)).await.unwrap(), record.history::<Visit>(visit_id(10)).await.unwrap());
        let without_hash = |history: &[store::Version<Visit>]| {
            history
                .iter()
                .map(|v| (v.version, v.at, v.author, v.reason.clone(), v.document.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(without_hash(&kept), without_hash(&original));
        assert_eq!(exported(&there, None).await, lines);
        another.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn one_patient_goes_to_another_clinic() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = filled(&record).await;
        let lines = exported(&record, Some(episode.patient)).await;
        assert!(!String::from_utf8(lines.clone()).unwrap().contains("Kim"));
        let other = engine.of(OTHER_CLINIC);
        people::keep_clinic(&other).await;
        let imported = other.import(&mut Cursor::new(&lines)).await.unwrap();
        assert_eq!((imported.versions, imported.documents), (4, 3));
        let patient = other.get::<Patient>(episode.patient).await.unwrap().unwrap();
        assert_eq!(patient.document, Patient { clinic: OTHER_CLINIC, ..people::patient(1, "Ng", "Li") });
        assert!(other.visits(episode.id).await.unwrap()[0].is_signed);
        engine.store.verify().await.unwrap();
    })
    .await;
}

/// What is done to the lines of an export, and the line that is named.
type Break = (&'static str, fn(&mut Vec<String>), usize);
const BREAKS: &[Break] = &[
    ("a word is changed", |lines| lines[3] = lines[3].replace("Ng", "No"), 4),
    ("a line is cut off", |lines| lines[2].truncate(40), 3),
    ("a line is missing", |lines| drop(lines.remove(5)), 6),
    ("the beginning is missing", |lines| drop(lines.remove(0)), 1),
    ("the end is missing", |lines| lines.truncate(7), 8),
    ("another form", |lines| lines[0] = r#"{"line":"palpate","format":9,"versions":9}"#.to_owned(), 1),
    ("a line twice", |lines| lines[4] = lines[3].clone(), 5),
    ("nothing", |lines| lines.clear(), 1),
];

#[tokio::test]
async fn a_broken_export_is_refused_at_its_line_and_nothing_is_written() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        filled(&record).await;
        let lines = String::from_utf8(exported(&record, None).await).unwrap();
        let another = engine.another().await;
        for (what, breaking, expected) in BREAKS {
            let mut broken: Vec<String> = lines.lines().map(str::to_owned).collect();
            breaking(&mut broken);
            match another.of(CLINIC).import(&mut Cursor::new(broken.join("\n"))).await {
                Err(StoreError::Import { line, what: said }) => {
                    assert_eq!(line, *expected, "{what}: {said}");
                    assert!(!said.contains("Kim"), "{said}");
                }
                other => panic!("{what}: {other:?}"),
            }
            assert!(another.store.is_empty().await.unwrap(), "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_here_already_is_not_imported_again() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = filled(&record).await;
        let lines = exported(&record, Some(episode.patient)).await;
        let refused = record.import(&mut Cursor::new(&lines)).await;
        assert!(matches!(refused, Err(StoreError::Import { line: 2, .. })), "{refused:?}");
        record.erase(episode.patient, hour(20), "asked by the patient").await.unwrap();
        let refused = record.import(&mut Cursor::new(&lines)).await;
        assert!(matches!(refused, Err(StoreError::Import { line: 2, .. })), "{refused:?}");
    })
    .await;
}

fn credential() -> Credential {
    Credential {
        practitioner: PRACTITIONER,
        clinic: CLINIC,
        user_name: "ada".to_owned(),
        password_hash: "hash".to_owned(),
        totp_secret: None,
        totp_step: None,
        recovery_hashes: Vec::new(),
        device_hashes: Vec::new(),
        failed: 0,
        last_failed: None,
    }
}

#[tokio::test]
async fn a_backup_holds_everything_of_its_moment() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = filled(&record).await;
        record.save_credential(&credential(), "password set", hour(1)).await.unwrap();
        let draft = visit_id(20);
        let pairing = NewPairing { visit: draft, by: PRACTITIONER, code_hash: [1; 32], expires: hour(9) };
        record.begin_pairing(&pairing).await.unwrap();
        assert!(engine.store.join_pairing(&[1; 32], &[2; 32], hour(1), hour(9)).await.unwrap());
        engine.store.answer(&[2; 32], ResponseKind::Stop, hour(2), None).await.unwrap();
        record.save_link(&people::link(3, &episode), Uuid::from_u128(3), hour(1)).await.unwrap();
        let waiting = record.pairing(draft, PRACTITIONER, 0, hour(3)).await.unwrap();
        let before = engine.store.verify().await.unwrap();
        let file = engine.folder.0.join("backup");
        engine.store.backup(&file).await.unwrap();
        assert!(matches!(engine.store.backup(&file).await, Err(StoreError::Exists { .. })));
        record.put(&people::patient(9, "Later", ""), 0, hour(30), "new").await.unwrap();

        let another = engine.another().await;
        another.store.close().await;
        assert_eq!(restore(&file, &another.place).await.unwrap(), before);
        let restored = store::Store::open(&another.place).await.unwrap();
        assert_eq!(restored.verify().await.unwrap(), before);
        assert_eq!(restored.credential("ada").await.unwrap(), Some(credential()));
        let there = restored.of(store::Actor { clinic: CLINIC, who: store::Who::Program });
        assert_eq!(there.visits(episode.id).await.unwrap(), record.visits(episode.id).await.unwrap());
        assert_eq!(there.patients("later", 5).await.unwrap(), []);
        assert_eq!(there.pairing(draft, PRACTITIONER, 0, hour(3)).await.unwrap(), waiting);
        assert!(restored.is_paired(&[2; 32], hour(3)).await.unwrap());
        assert_eq!(
            there.invitations(episode.id, hour(3)).await.unwrap(),
            record.invitations(episode.id, hour(3)).await.unwrap()
        );
        there.put(&people::patient(9, "After", ""), 0, hour(30), "new").await.unwrap();
        restored.verify().await.unwrap();
        restored.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_that_is_not_whole_restores_nothing() {
    on_both(async |engine| {
        filled(&engine.clinic().await).await;
        let file = engine.folder.0.join("backup");
        engine.change("update body set body = replace(body, 'Kim', 'Kym')").await;
        engine.store.backup(&file).await.unwrap();
        let another = engine.another().await;
        let kept = people::clinic(OTHER_CLINIC);
        let is_sqlite = engine.name == "SQLite";
        if is_sqlite {
            another.of(OTHER_CLINIC).put(&kept, 0, hour(0), "setup").await.unwrap();
        }
        another.store.close().await;
        let refused = restore(&file, &another.place).await;
        assert!(matches!(refused, Err(StoreError::Broken { .. })), "{refused:?}");
        std::fs::write(&file, "not a backup").unwrap();
        let refused = restore(&file, &another.place).await;
        assert!(matches!(refused, Err(StoreError::Passphrase { .. } | StoreError::Import { .. })), "{refused:?}");
        let untouched = store::Store::open(&another.place).await.unwrap();
        assert_eq!(untouched.is_empty().await.unwrap(), !is_sqlite);
    })
    .await;
}

#[tokio::test]
async fn the_file_that_was_there_is_kept_beside_the_restored_one() {
    let engine = crate::engine::sqlite().await;
    engine.clinic().await;
    let folder = Folder::new();
    let backup = folder.0.join("backup");
    engine.store.backup(&backup).await.unwrap();
    let place = sqlite_place(folder.0.join("record.db"));
    let old = store::Store::open(&place).await.unwrap();
    old.close().await;
    restore(&backup, &place).await.unwrap();
    assert!(folder.0.join("record.db.before-restore").exists());
    assert!(matches!(restore(&backup, &place).await, Err(StoreError::Exists { .. })));
}
