//! `palpate backup` and `palpate restore`

use std::path::PathBuf;

use clap::Args;

use crate::exit::{BadInput, Ended, Outcome};
use crate::record;

#[derive(Args)]
pub struct Backup {
    /// Where the copy is written; must not be there yet
    file: PathBuf,
    #[command(flatten)]
    record: record::Options,
}

#[derive(Args)]
pub struct Restore {
    /// A copy that `palpate backup` wrote
    file: PathBuf,
    #[command(flatten)]
    record: record::Options,
}

pub fn backup(options: &Backup) -> Ended {
    let place = options.record.needed()?;
    record::wait(async {
        let store = record::open(&place).await?;
        let written = store.backup(&options.file).await;
        store.close().await;
        written.map_err(|error| BadInput(error.to_string()))?;
        println!("Written: {}. The same passphrase opens it.", options.file.display());
        Ok(Outcome::Fine)
    })?
}

/// Nobody may serve the record meanwhile.
pub fn restore(options: &Restore) -> Ended {
    let place = options.record.target()?;
    let restored = record::wait(store::restore(&options.file, &place))?;
    let whole = restored.map_err(|error| BadInput(format!("{error}; nothing was changed")))?;
    println!("Restored and verified: {} versions, {} accesses.", whole.versions, whole.accesses);
    Ok(Outcome::Fine)
}
