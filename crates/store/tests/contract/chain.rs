//! A changed byte is found and named, wherever it is.

use store::StoreError;

use crate::engine::{Engine, on_both};
use crate::people::{self, CLINIC, hour};

/// What is changed behind the store's back, the entry where it is found, and what is said.
const CHANGES: &[(&str, u64, &str)] = &[
    ("update body set body = replace(body, 'Li', 'Lo') where seq = 3", 3, "the body was changed"),
    ("update version set reason = 'other' where seq = 4", 4, "the entry was changed"),
    ("update version set author = 'program' where seq = 2", 2, "the entry was changed"),
    ("update version set at = at + 1 where seq = 5", 5, "the entry was changed"),
    ("delete from body where seq = 5", 5, "the body is missing, and no erasure says so"),
    ("delete from version where seq = 4", 4, "the entry is missing"),
    ("delete from version where seq = 6", 5, "the chain does not end where its last entry was written"),
    ("update current set seq = 5, version = 1 where seq = 6", 5, "it is shown as current but is not the last version"),
    ("delete from current where kind = 'patient'", 3, "the document has no current version"),
    ("update access set what = 'nothing' where seq = 1", 1, "the access was changed"),
    ("delete from access where seq = 1", 1, "the access is missing"),
    ("update visit_row set muscles = '[]'", 6, "a list shows something else than the document"),
    ("update patient_row set birth_date = null", 3, "a list shows something else than the document"),
    ("delete from episode_row", 4, "a list shows something else than the document"),
];

async fn filled(engine: &Engine) {
    let record = engine.clinic().await;
    let episode = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
    record.put(&people::visit(10, &episode), 1, hour(2), "autosave").await.unwrap();
    record.note_access(episode.patient, "patient read", hour(3)).await.unwrap();
    record.note_event("sign-in refused", hour(4)).await.unwrap();
}

#[tokio::test]
async fn an_untouched_record_verifies() {
    on_both(async |engine| {
        filled(engine).await;
        let verified = engine.store.verify().await.unwrap();
        assert_eq!((verified.versions, verified.accesses), (6, 2));
        assert_eq!(verified.ends.len(), 1);
        assert_eq!(verified.ends[0].clinic, CLINIC);
    })
    .await;
}

#[tokio::test]
async fn the_trail_says_who_read_what() {
    on_both(async |engine| {
        filled(engine).await;
        let record = engine.of(CLINIC);
        let read = record.accesses(people::patient(1, "", "").id).await.unwrap();
        assert_eq!(
            read.iter().map(|access| (access.what.as_str(), access.at)).collect::<Vec<_>>(),
            [("patient read", hour(3))]
        );
        let all = record.trail(10).await.unwrap();
        assert_eq!(
            all.iter().map(|access| access.what.as_str()).collect::<Vec<_>>(),
            ["sign-in refused", "patient read"]
        );
    })
    .await;
}

#[tokio::test]
async fn every_change_behind_the_store_is_found() {
    for &(sql, entry, said) in CHANGES {
        on_both(async |engine| {
            filled(engine).await;
            assert!(engine.change(sql).await > 0, "{sql} changed nothing");
            match engine.store.verify().await {
                Err(StoreError::Broken { clinic, seq, what }) => {
                    assert_eq!((clinic, seq, what), (CLINIC.to_string(), entry, said), "{sql}");
                }
                other => panic!("{sql}: {other:?}"),
            }
        })
        .await;
    }
}
