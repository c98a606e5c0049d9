//! Power that goes: what had not reached the disk is cut off, zeroed or noise, and a checkpoint is half done.

use std::path::{Path, PathBuf};

use care::Patient;
use store::{Actor, Store, Who};

use crate::engine::{Dice, Folder, sqlite_place, times};
use crate::people::{self, CLINIC, hour};

const FEW: u32 = 16;
/// Few enough that the log is not yet copied into the file by itself.
const VERSIONS: u32 = 40;
const PAGE: usize = 4096;

/// A record whose log holds everything since the clinic, and the length of the log when each version was acknowledged.
struct Moment {
    file: Vec<u8>,
    log: Vec<u8>,
    acknowledged: Vec<u64>,
    /// The file with the log copied into it.
    after: Vec<u8>,
}

#[tokio::test]
async fn what_was_acknowledged_is_there_and_nothing_by_half() {
    let folder = Folder::new();
    let moment = moment(&folder.0).await;
    let mut dice = Dice(7);
    let cuts = times(FEW);
    let mut kept_in_all = 0;
    for cut in 0..cuts {
        let place = dice.below(moment.log.len() as u64);
        let (mut file, mut log) = (moment.file.clone(), moment.log.clone());
        let tail = place as usize;
        let expected = match cut % 4 {
            0 => {
                log.truncate(tail);
                moment.acknowledged_at(place)
            }
            1 => {
                log[tail..].fill(0);
                moment.acknowledged_at(place)
            }
            2 => {
                log[tail..].iter_mut().for_each(|byte| *byte = dice.below(256) as u8);
                moment.acknowledged_at(place)
            }
            _ => {
                half_checkpoint(&mut file, &moment.after, &mut dice);
                VERSIONS
            }
        };
        let kept = kept(&folder.0.join(format!("cut-{cut}")), &file, &log).await;
        assert_eq!(kept, expected, "cut {cut} at byte {place} of {}", moment.log.len());
        kept_in_all += u64::from(kept);
    }
    println!(
        "{cuts} power cuts in a log of {VERSIONS} versions, {kept_in_all} versions expected and kept, none by half"
    );
}

impl Moment {
    fn acknowledged_at(&self, length: u64) -> u32 {
        self.acknowledged.iter().filter(|needed| **needed <= length).count() as u32
    }
}

/// Some pages were copied, the others not yet; the file had grown or not.
fn half_checkpoint(file: &mut Vec<u8>, after: &[u8], dice: &mut Dice) {
    let length = if dice.below(2) == 0 { after.len() } else { file.len() };
    file.resize(length, 0);
    for (page, new) in file.chunks_mut(PAGE).zip(after.chunks(PAGE)) {
        if dice.below(2) == 0 {
            page.copy_from_slice(new);
        }
    }
}

async fn moment(folder: &Path) -> Moment {
    let path = folder.join("record.db");
    let store = Store::open(&sqlite_place(path.clone())).await.unwrap();
    people::keep_clinic(&store.of(Actor { clinic: CLINIC, who: Who::Program })).await;
    store.close().await;
    let file = std::fs::read(&path).unwrap();
    let store = Store::open(&sqlite_place(path.clone())).await.unwrap();
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    let mut acknowledged = Vec::new();
    for version in 0..VERSIONS {
        let patient = Patient { alert: format!("change {version}"), ..people::patient(1, "Ng", "Li") };
        record.put(&patient, version, hour(1), "autosave").await.unwrap();
        acknowledged.push(std::fs::metadata(log_of(&path)).unwrap().len());
    }
    let log = std::fs::read(log_of(&path)).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), file, "nothing is copied into the file yet");
    store.close().await;
    Moment { file, log, acknowledged, after: std::fs::read(&path).unwrap() }
}

/// The last version after the machine came back; the record must verify.
async fn kept(folder: &Path, file: &[u8], log: &[u8]) -> u32 {
    std::fs::create_dir_all(folder).unwrap();
    let path = folder.join("record.db");
    std::fs::write(&path, file).unwrap();
    std::fs::write(log_of(&path), log).unwrap();
    let store = Store::open(&sqlite_place(path)).await.unwrap();
    store.verify().await.unwrap();
    let record = store.of(Actor { clinic: CLINIC, who: Who::Program });
    let patient = record.get::<Patient>(people::patient(1, "", "").id).await.unwrap();
    store.close().await;
    std::fs::remove_dir_all(folder).unwrap();
    patient.map_or(0, |stored| {
        assert_eq!(stored.document.alert, format!("change {}", stored.version - 1));
        stored.version
    })
}

fn log_of(file: &Path) -> PathBuf {
    file.with_extension("db-wal")
}
