//! Two entries of one patient become one.

use care::{Patient, PatientId};
use jiff::Timestamp;

use crate::record::{Entry, current, put};
use crate::{Kind, Record, StoreError};

impl Record {
    /// Gives everything of `from` to `into`. Documents stay as they were signed; `from` says into whom it was merged, and lists and search show
    /// its episodes and visits with `into`. Cannot be undone.
    ///
    /// # Errors
    /// [`StoreError::Merged`] when either was merged before or both are the same, [`StoreError::Unknown`].
    pub async fn merge(&self, from: PatientId, into: PatientId, at: Timestamp, reason: &str) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let stored = current::<Patient>(&mut tx, self.clinic(), from)
            .await?
            .ok_or_else(|| StoreError::Unknown { kind: Kind::Patient, id: from.to_string() })?;
        if stored.document.merged_into.is_some() {
            return Err(StoreError::Merged { patient: from });
        }
        let double = Patient { merged_into: Some(into), ..stored.document };
        put(&mut tx, self.clinic(), &double, stored.version, &Entry { at, author: self.actor.who, reason }).await?;
        tx.commit().await
    }
}
