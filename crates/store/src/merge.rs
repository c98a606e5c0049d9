//! Two entries of one patient become one.

use care::{ClinicId, Patient, PatientId};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use crate::chain;
use crate::engine::{Tx, cells};
use crate::index::PERSON;
use crate::record::{Entry, current, put};
use crate::{Kind, Record, StoreError, Stored};

impl Record {
    /// Gives everything of `from` to `into`. Documents stay as they were signed; `from` says into whom it was merged, lists and search show
    /// its episodes and visits with `into`, and the entry of `into` takes over [what only the double has](care::taken_over). Cannot be undone.
    ///
    /// # Errors
    /// [`StoreError::Merged`] when either was merged before or both are the same, [`StoreError::Unknown`].
    pub async fn merge(&self, from: PatientId, into: PatientId, at: Timestamp, reason: &str) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let clinic = self.clinic();
        let double = whole(&mut tx, clinic, from).await?;
        let stays = whole(&mut tx, clinic, into).await?;
        let entry = Entry { at, author: self.actor.who, reason };
        let merged = Patient { merged_into: Some(into), ..double.document.clone() };
        put(&mut tx, clinic, &merged, double.version, &entry).await?;
        let grown = care::taken_over(&stays.document, &double.document);
        if grown != stays.document {
            put(&mut tx, clinic, &grown, stays.version, &entry).await?;
        }
        chain::append_access(&mut tx, clinic, self.actor.who, Some(into), &format!("merged {from}"), at).await?;
        tx.commit().await
    }

    /// Every entry that was merged into a patient's, also by way of another.
    pub async fn doubles(&self, patient: PatientId) -> Result<Vec<PatientId>, StoreError> {
        let sql = format!("{PERSON} select id from person where id <> $2 order by id");
        let rows =
            self.read().await?.rows(AssertSqlSafe(sql), cells![self.clinic().to_string(), patient.to_string()]).await?;
        rows.iter().map(|row| row.parse(0)).collect()
    }
}

/// A patient whose record is its own.
///
/// # Errors
/// [`StoreError::Unknown`], or [`StoreError::Merged`] for a double.
pub(crate) async fn whole(tx: &mut Tx, clinic: ClinicId, id: PatientId) -> Result<Stored<Patient>, StoreError> {
    let stored = current::<Patient>(tx, clinic, id).await?;
    let stored = stored.ok_or_else(|| StoreError::Unknown { kind: Kind::Patient, id: id.to_string() })?;
    match stored.document.merged_into {
        Some(_) => Err(StoreError::Merged { patient: id }),
        None => Ok(stored),
    }
}
