//! A disk that is full: a small one of its own, in a namespace of the child that fills it.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use care::Patient;
use store::{Actor, Record, Store, StoreError, Who};

use crate::engine::{Folder, sqlite_place};
use crate::people::{self, CLINIC, hour};

const DISK: &str = "PALPATE_SMALL_DISK";
const FILLERS: [&str; 2] = ["first", "second"];
const FILLER: usize = 2 << 20;

#[test]
fn a_full_disk_is_told_and_what_was_kept_stays() {
    let folder = Folder::new();
    if !on_a_small_disk(&folder, "true").status().is_ok_and(|status| status.success()) {
        println!("not provoked: this machine permits no file system of one's own");
        return;
    }
    let child = on_a_small_disk(&folder, std::env::current_exe().unwrap())
        .args(["--exact", "faults::full::fills_its_disk", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&child.stdout);
    print!("{told}");
    assert!(child.status.success(), "{told}{}", String::from_utf8_lossy(&child.stderr));
    assert!(told.contains("full after"), "{told}");
}

/// Runs a program where the folder is a disk of 6 MB.
fn on_a_small_disk(folder: &Folder, program: impl AsRef<OsStr>) -> Command {
    let script = "mount -t tmpfs -o size=6m none \"$PALPATE_SMALL_DISK\" && exec \"$0\" \"$@\"";
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).arg(program).env(DISK, &folder.0);
    command
}

#[tokio::test]
#[ignore = "the child of the test above, on a disk of its own"]
async fn fills_its_disk() {
    let disk: PathBuf = std::env::var_os(DISK).expect("run by the test above").into();
    for filler in FILLERS {
        std::fs::write(disk.join(filler), vec![0; FILLER]).unwrap();
    }
    let place = sqlite_place(disk.join("record.db"));
    let store = Store::open(&place).await.unwrap();
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    people::keep_clinic(&record).await;
    let (full, error) = until_it_fails(&record, 0).await;
    assert!(matches!(error, StoreError::Full), "{error:?}");
    assert_eq!(last(&record).await, full);
    let (again, error) = until_it_fails(&record, full).await;
    assert!(matches!(error, StoreError::Full), "{error:?}");
    std::fs::remove_file(disk.join(FILLERS[0])).unwrap();
    let (more, _) = until_it_fails(&record, again).await;
    assert!(more > again, "with room again it goes on");
    std::fs::remove_file(disk.join(FILLERS[1])).unwrap();
    store.verify().await.unwrap();
    store.close().await;
    let store = Store::open(&place).await.unwrap();
    store.verify().await.unwrap();
    assert_eq!(last(&store.of(record_actor())).await, more);
    println!("full after {full} versions, {} more with room again, all kept", more - full);
}

fn record_actor() -> Actor {
    Actor { clinic: CLINIC, who: Who::Program }
}

/// The last version that was acknowledged, and what was said instead of the next.
async fn until_it_fails(record: &Record, mut version: u32) -> (u32, StoreError) {
    loop {
        let patient = Patient { alert: "x".repeat(2000), ..people::patient(1, "Ng", "Li") };
        match record.put(&patient, version, hour(1), "autosave").await {
            Ok(kept) => version = kept,
            Err(error) => return (version, error),
        }
    }
}

async fn last(record: &Record) -> u32 {
    let patient = record.get::<Patient>(people::patient(1, "", "").id).await.unwrap();
    patient.map_or(0, |stored| stored.version)
}
