//! Killed in the middle of writing, again and again: nothing that was acknowledged is lost.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use care::Patient;
use store::{Actor, Store, Who};

use crate::engine::{Folder, sqlite_place, times};
use crate::people::{self, CLINIC, hour};

const FEW: u32 = 20;
const FILE: &str = "PALPATE_KILLED_FILE";

#[test]
fn nothing_acknowledged_is_lost() {
    let folder = Folder::new();
    let file = folder.0.join("record.db");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut acknowledged = 0;
    let kills = times(FEW);
    for kill in 0..kills {
        acknowledged = write_and_kill(&file, kill).max(acknowledged);
        let kept = runtime.block_on(async {
            let store = Store::open(&sqlite_place(file.clone())).await.unwrap();
            store.verify().await.unwrap();
            let kept = last_version(&store).await;
            store.close().await;
            kept
        });
        assert!(kept >= acknowledged, "kill {kill}: {acknowledged} were acknowledged, {kept} are kept");
        // The one that was being written may have come through.
        assert!(kept <= acknowledged + 1, "kill {kill}: {acknowledged} were acknowledged, {kept} are kept");
        acknowledged = kept;
    }
    assert!(acknowledged > kills);
    println!("{kills} kills, {acknowledged} versions kept, none that was acknowledged is lost");
}

/// The last version that the child said it had kept.
fn write_and_kill(file: &PathBuf, kill: u32) -> u32 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::writes_until_it_is_killed", "--ignored", "--nocapture"])
        .env(FILE, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = 0;
    let mut heard = 0;
    // After a few acknowledgements and a little more, so that the kill falls anywhere within a write.
    for line in lines.by_ref() {
        if let Some(version) = line.unwrap().strip_prefix("kept ") {
            last = version.parse().unwrap();
            heard += 1;
            if heard == 1 + kill % 5 {
                break;
            }
        }
    }
    for _ in 0..kill % 50 * 2000 {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for line in lines {
        if let Some(version) = line.unwrap().strip_prefix("kept ") {
            last = version.parse().unwrap_or(last);
        }
    }
    assert!(heard > 0, "the child wrote nothing");
    last
}

async fn last_version(store: &Store) -> u32 {
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    let patient = record.get::<Patient>(people::patient(1, "", "").id).await.unwrap();
    patient.map_or(0, |stored| stored.version)
}

#[tokio::test]
#[ignore = "the child of the test above, which kills it"]
async fn writes_until_it_is_killed() {
    let file = std::env::var_os(FILE).expect("run by the test above");
    let store = Store::open(&sqlite_place(file.into())).await.unwrap();
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    if store.is_empty().await.unwrap() {
        people::keep_clinic(&record).await;
    }
    let mut version = last_version(&store).await;
    loop {
        let patient = Patient { alert: format!("change {version}"), ..people::patient(1, "Ng", "Li") };
        version = record.put(&patient, version, hour(1), "autosave").await.unwrap();
        println!("kept {version}");
        std::io::stdout().flush().unwrap();
    }
}
