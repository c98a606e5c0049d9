//! A byte of the file that is not what was written.

use store::{Store, StoreError};

use crate::engine::{Dice, Folder, sqlite, sqlite_place, times};
use crate::people;

const FEW: u32 = 16;
const PATIENTS: u128 = 12;

#[tokio::test]
async fn a_changed_byte_is_told_wherever_it_is() {
    let engine = sqlite().await;
    let record = engine.clinic().await;
    for number in 1..=PATIENTS {
        people::keep_patient(&record, number, &format!("Family{number}"), "Li", 1).await;
    }
    engine.store.close().await;
    let whole = std::fs::read(engine.folder.0.join("record.db")).unwrap();
    let folder = Folder::new();
    let file = folder.0.join("record.db");
    let mut dice = Dice(11);
    let changes = times(FEW);
    let mut at_opening = 0;
    for change in 0..changes {
        let place = dice.below(whole.len() as u64) as usize;
        let mut changed = whole.clone();
        changed[place] ^= 1 + dice.below(255) as u8;
        std::fs::write(&file, &changed).unwrap();
        match Store::open(&sqlite_place(file.clone())).await {
            Err(StoreError::Passphrase { .. } | StoreError::Damaged) => at_opening += 1,
            Err(other) => panic!("change {change} of byte {place}: {other}"),
            Ok(store) => {
                let told = store.verify().await;
                assert!(matches!(told, Err(StoreError::Damaged)), "change {change} of byte {place}: {told:?}");
                store.close().await;
            }
        }
        for left in ["db-wal", "db-shm"] {
            let _ = std::fs::remove_file(file.with_extension(left));
        }
    }
    let pages = whole.len() / 4096;
    println!("{changes} changed bytes in {pages} pages: {at_opening} told at opening, the others by verifying");
}
