//! The whole store: opened, closed, asked for what belongs to no one clinic.

use care::ClinicId;

use crate::engine::{Pool, cells};
use crate::{Actor, Place, Record, StoreError};

/// Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Store {
    pub(crate) pool: Pool,
}

impl Store {
    /// Opens a place, makes it when it is new, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Passphrase`], [`StoreError::Newer`] and [`StoreError::Role`]; nothing was changed then.
    pub async fn open(place: &Place) -> Result<Self, StoreError> {
        Ok(Self { pool: Pool::open(place).await? })
    }

    /// The record of the actor's clinic. Whether the actor may do what is asked is decided before.
    pub fn of(&self, actor: Actor) -> Record {
        Record { pool: self.pool.clone(), actor }
    }

    /// No clinic is kept yet.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.clinics().await?.is_empty())
    }

    pub async fn clinics(&self) -> Result<Vec<ClinicId>, StoreError> {
        let mut tx = self.pool.read("").await?;
        tx.rows("select id from clinic order by id", cells![]).await?.iter().map(|row| row.parse(0)).collect()
    }

    /// Waits for what is under way and lets go of the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
