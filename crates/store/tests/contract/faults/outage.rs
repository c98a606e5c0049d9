//! PostgreSQL that stops and starts again while the record is written.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use care::Patient;
use store::{Actor, Place, Record, Secret, Store, StoreError, Who};

use crate::engine::times;
use crate::people::{self, CLINIC, hour};
use crate::postgres::{self, Server};

const FEW: u32 = 2;

#[derive(Default)]
struct Seen {
    /// The last version that was acknowledged.
    acknowledged: AtomicU32,
    /// Writes that were told to come again.
    refused: AtomicU32,
    is_over: AtomicBool,
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_fail_while_postgresql_is_away_and_go_on_after() {
    let server = Server::start("outage", "on");
    let database = postgres::database_on(server.port, "outage").await;
    let store = Store::open(&Place::Postgres { url: Secret::new(database.url) }).await.unwrap();
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    people::keep_clinic(&record).await;
    let seen = Arc::new(Seen::default());
    let writer = tokio::spawn(write(record.clone(), seen.clone()));
    let outages = times(FEW);
    for outage in 0..outages {
        until(&seen, |seen| seen.acknowledged.load(Ordering::SeqCst) > 5 * (outage + 1)).await;
        let refused = seen.refused.load(Ordering::SeqCst);
        // In order, or as if the machine had crashed.
        server.stop(if outage % 2 == 0 { "-INT" } else { "-QUIT" });
        until(&seen, |seen| seen.refused.load(Ordering::SeqCst) > refused).await;
        let before = seen.acknowledged.load(Ordering::SeqCst);
        server.start_again();
        until(&seen, |seen| seen.acknowledged.load(Ordering::SeqCst) > before).await;
    }
    seen.is_over.store(true, Ordering::SeqCst);
    writer.await.unwrap();
    store.verify().await.unwrap();
    let acknowledged = seen.acknowledged.load(Ordering::SeqCst);
    let kept = last(&record).await.unwrap();
    assert!(kept >= acknowledged, "{acknowledged} were acknowledged, {kept} are kept");
    let refused = seen.refused.load(Ordering::SeqCst);
    println!("{outages} outages, {acknowledged} versions acknowledged and kept, {refused} tries refused");
    store.close().await;
    server.stop("-INT");
}

async fn until(seen: &Seen, is_so: impl Fn(&Seen) -> bool) {
    while !is_so(seen) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Writes until it is over. What was refused may yet have been kept, so the last version is read again.
async fn write(record: Record, seen: Arc<Seen>) {
    let mut version = 0;
    while !seen.is_over.load(Ordering::SeqCst) {
        let patient = Patient { alert: format!("change {version}"), ..people::patient(1, "Ng", "Li") };
        match record.put(&patient, version, hour(1), "autosave").await {
            Ok(kept) => {
                version = kept;
                seen.acknowledged.store(kept, Ordering::SeqCst);
            }
            Err(StoreError::Unreachable) => {
                seen.refused.fetch_add(1, Ordering::SeqCst);
                version = loop {
                    match last(&record).await {
                        Ok(kept) => break kept,
                        Err(StoreError::Unreachable) => tokio::time::sleep(Duration::from_millis(50)).await,
                        Err(error) => panic!("{error}"),
                    }
                };
                assert!(version >= seen.acknowledged.load(Ordering::SeqCst), "an acknowledged version is lost");
            }
            Err(error) => panic!("{error}"),
        }
    }
}

async fn last(record: &Record) -> Result<u32, StoreError> {
    let patient = record.get::<Patient>(people::patient(1, "", "").id).await?;
    Ok(patient.map_or(0, |stored| stored.version))
}
