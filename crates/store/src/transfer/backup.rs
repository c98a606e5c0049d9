//! A copy of everything, while others work; and back.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::engine::Pool;
use crate::{Place, Store, StoreError, Verified};

impl Store {
    /// Writes a copy of one moment of the record. Of SQLite it is an encrypted file that the same passphrase opens.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file of that name.
    pub async fn backup(&self, file: &Path) -> Result<(), StoreError> {
        if file.exists() {
            return Err(StoreError::Exists { file: file.display().to_string() });
        }
        match &self.pool {
            Pool::Sqlite { .. } => self.pool.vacuum_into(&file.display().to_string()).await,
            Pool::Postgres(_) => super::dump::write(self, file).await,
        }
    }
}

/// Verifies a backup and puts it in the place of the record, which nobody may have open. The file that was there is kept beside it, with
/// `.before-restore` at the end of its name.
///
/// # Errors
/// [`StoreError::Broken`] and [`StoreError::Passphrase`] for a backup that is not whole, [`StoreError::Exists`] when a file from an earlier
/// restoring is still there; then nothing was changed.
pub async fn restore(backup: &Path, place: &Place) -> Result<Verified, StoreError> {
    let (file, key) = match place {
        Place::Sqlite { file, key } => (file, key),
        Place::Postgres { .. } => return super::dump::read(backup, place).await,
    };
    let (new, old) = (beside(file, ".restoring"), beside(file, ".before-restore"));
    for taken in [&new, &old] {
        if taken.exists() {
            return Err(StoreError::Exists { file: taken.display().to_string() });
        }
    }
    fs::copy(backup, &new).map_err(|source| StoreError::File { file: backup.display().to_string(), source })?;
    let verified = match verify(&Place::Sqlite { file: new.clone(), key: key.clone() }).await {
        Ok(verified) => verified,
        Err(error) => {
            remove(&new);
            return Err(error);
        }
    };
    if file.exists() {
        // Opened and closed once, the old file holds what stood in its log.
        if let Ok(store) = Store::open(place).await {
            store.close().await;
        }
        rename(file, &old)?;
    }
    for log in ["-wal", "-shm"] {
        let _ = fs::remove_file(beside(file, log));
    }
    rename(&new, file)?;
    Ok(verified)
}

async fn verify(place: &Place) -> Result<Verified, StoreError> {
    let store = Store::open(place).await?;
    let verified = store.verify().await;
    store.close().await;
    verified
}

fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|source| StoreError::File { file: from.display().to_string(), source })
}

fn remove(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(file, ending));
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    PathBuf::from(name)
}
