//! What can happen to a record: wrong keys, newer schemas, two programs at once; and, below, what can happen to its machine.

mod clock;
#[cfg(target_os = "linux")]
mod full;
mod outage;
mod page;
mod power;

use std::path::PathBuf;

use care::Patient;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use store::{Key, Place, Record, Secret, Store, StoreError};

use crate::engine::{self, Folder, on_both, sqlite_place};
use crate::people::{self, CLINIC, OTHER_CLINIC, hour};
use crate::postgres;

/// How often each of two writers changes the same patient.
const CHANGES: u32 = 25;
const AT_ONCE: u128 = 60;

#[tokio::test]
async fn a_wrong_passphrase_says_so_and_destroys_nothing() {
    let folder = Folder::new();
    let file = folder.0.join("record.db");
    let store = Store::open(&sqlite_place(file.clone())).await.unwrap();
    people::keep_clinic(&store.of(store::Actor { clinic: CLINIC, who: store::Who::Program })).await;
    store.close().await;
    let before = std::fs::read(&file).unwrap();
    let wrong = Place::Sqlite { file: file.clone(), key: Key::from_passphrase("another").unwrap() };
    assert!(matches!(Store::open(&wrong).await, Err(StoreError::Passphrase { .. })));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let right = Store::open(&sqlite_place(file)).await.unwrap();
    assert_eq!(right.verify().await.unwrap().versions, 2);
}

#[tokio::test]
async fn sqlcipher_itself_and_the_store_open_each_others_files() {
    for passphrase in [engine::PASSPHRASE.to_owned(), Key::new_passphrase().unwrap()] {
        let folder = Folder::new();
        let [theirs, ours] = ["theirs.db", "ours.db"].map(|name| folder.0.join(name));
        let place =
            |file: &PathBuf| Place::Sqlite { file: file.clone(), key: Key::from_passphrase(&passphrase).unwrap() };
        let quoted = format!("'{}'", passphrase.replace('\'', "''"));
        let by_itself = |file| SqliteConnectOptions::new().filename(file).pragma("key", quoted.clone());

        let mut made = by_itself(&theirs).create_if_missing(true).connect().await.unwrap();
        sqlx::query("create table before (id integer)").execute(&mut made).await.unwrap();
        made.close().await.unwrap();
        Store::open(&place(&theirs)).await.unwrap().verify().await.unwrap();

        Store::open(&place(&ours)).await.unwrap().close().await;
        let mut opened = by_itself(&ours).connect().await.unwrap();
        sqlx::query("select count(*) from clinic").execute(&mut opened).await.unwrap();
    }
}

#[test]
fn a_passphrase_that_would_be_cut_short_is_no_key() {
    assert!(matches!(Key::from_passphrase(""), Err(StoreError::UnusableKey)));
    assert!(matches!(Key::from_passphrase("a\0b"), Err(StoreError::UnusableKey)));
}

#[tokio::test]
async fn the_files_tell_nothing_without_the_key() {
    let engine = engine::sqlite().await;
    let record = engine.clinic().await;
    people::keep_patient(&record, 1, "Featherstonehaugh", "Li", 1).await;
    let mut seen = 0;
    for entry in std::fs::read_dir(&engine.folder.0).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        if !path.to_string_lossy().ends_with("-shm") {
            seen += bytes.len();
            for text in ["Featherstonehaugh", "featherstonehaugh", "infraspinatus", "SQLite format 3"] {
                assert!(!holds(text), "{} holds `{text}`", path.display());
            }
        }
    }
    assert!(seen > 0);
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    on_both(async |engine| {
        engine.clinic().await;
        engine.change("insert into schema_version (version) values (999)").await;
        let refused = Store::open(&engine.place).await;
        assert!(matches!(refused, Err(StoreError::Newer { found: 999, .. })));
    })
    .await;
}

#[tokio::test]
async fn of_two_writers_each_is_told_when_the_other_was_first() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let patient = people::patient(1, "Ng", "Li");
        record.put(&patient, 0, hour(0), "new").await.unwrap();
        let second = Store::open(&engine.place).await.unwrap();
        let other = second.of(store::Actor { clinic: CLINIC, who: store::Who::Program });
        let (ours, theirs) = tokio::join!(
            tokio::spawn(change_often(record.clone(), patient.clone())),
            tokio::spawn(change_often(other, patient.clone()))
        );
        ours.unwrap();
        theirs.unwrap();
        let last = record.get::<Patient>(patient.id).await.unwrap().unwrap();
        assert_eq!(last.version, 1 + 2 * CHANGES);
        engine.store.verify().await.unwrap();
        second.close().await;
    })
    .await;
}

#[tokio::test]
async fn of_many_at_once_what_is_refused_takes_nothing_with_it() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let at_once = (0..AT_ONCE).map(|number| {
            let record = record.clone();
            tokio::spawn(async move {
                let patient = people::patient(100 + number, "Ng", "Li");
                // Every third is made from a version that is not there.
                let from = if number % 3 == 0 { 7 } else { 0 };
                let kept = record.put(&patient, from, hour(1), "new").await;
                record.note_access(patient.id, "patient read", hour(2)).await.unwrap();
                (patient, kept)
            })
        });
        for (number, made) in (0..AT_ONCE).zip(at_once.collect::<Vec<_>>()) {
            let (patient, kept) = made.await.unwrap();
            let found = record.get::<Patient>(patient.id).await.unwrap();
            if number % 3 == 0 {
                assert!(matches!(kept, Err(StoreError::Stale { current: 0 })), "{kept:?}");
                assert_eq!(found, None);
            } else {
                assert_eq!(kept.unwrap(), 1);
                assert_eq!(found.unwrap().document, patient);
            }
            assert_eq!(record.accesses(patient.id).await.unwrap().len(), 1);
        }
        engine.store.verify().await.unwrap();
    })
    .await;
}

/// Changes a patient until each change was kept, beginning again from the version that is named.
async fn change_often(record: Record, mut patient: Patient) {
    let mut from = 1;
    for change in 0..CHANGES {
        patient.alert = format!("change {change}");
        from = loop {
            match record.put(&patient, from, hour(1), "autosave").await {
                Ok(version) => break version,
                Err(StoreError::Stale { current }) => from = current,
                Err(error) => panic!("{error}"),
            }
        };
    }
}

#[tokio::test]
async fn postgresql_itself_keeps_clinics_apart() {
    let engine = engine::postgres().await;
    people::keep_patient(&engine.clinic().await, 1, "Ng", "Li", 1).await;
    let Place::Postgres { .. } = &engine.place else { unreachable!() };
    let tables = ["version", "body", "access", "current", "patient_row", "visit_row", "word", "gram", "head"];
    for table in tables {
        let all = engine.count_as_owner(table, None).await;
        assert_eq!(all, 0, "{table} without a clinic");
        assert_eq!(engine.count_as_owner(table, Some(OTHER_CLINIC)).await, 0, "{table} for another clinic");
    }
    assert!(engine.count_as_owner("version", Some(CLINIC)).await > 0);
}

#[tokio::test]
async fn a_role_above_row_level_security_is_refused() {
    let database = postgres::database().await;
    let refused = Store::open(&Place::Postgres { url: Secret::new(database.above) }).await;
    assert!(matches!(refused, Err(StoreError::Role { .. })));
}

#[tokio::test]
async fn no_error_tells_the_password_of_the_database() {
    for url in ["postgres://ada:hunter2@127.0.0.1:1/none", "nonsense://hunter2"] {
        let Err(error) = Store::open(&Place::Postgres { url: Secret::new(url) }).await else { panic!("opened {url}") };
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn nothing_goes_to_another_machine_in_the_clear() {
    for url in
        ["postgres://ada:hunter2@db.example.org/record", "postgres://ada:hunter2@192.0.2.1/record?sslmode=require"]
    {
        let refused = Store::open(&Place::Postgres { url: Secret::new(url) }).await;
        assert!(matches!(refused, Err(StoreError::InTheClear)), "{url}");
    }
}

impl engine::Engine {
    /// Rows that the store's own role sees with raw SQL.
    async fn count_as_owner(&self, table: &str, clinic: Option<care::ClinicId>) -> i64 {
        use sqlx::Connection;
        let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
        let setting = clinic.map(|clinic| clinic.to_string()).unwrap_or_default();
        sqlx::query("select set_config('app.clinic', $1, false)").bind(setting).execute(&mut connection).await.unwrap();
        sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {table}")))
            .fetch_one(&mut connection)
            .await
            .unwrap()
    }
}
