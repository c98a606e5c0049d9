//! Somebody new, with what proves who it is: both are kept or neither.

use care::{Clinic, Practitioner};
use jiff::Timestamp;

use super::Credential;
use super::credential::save;
use crate::record::{Entry, put};
use crate::{Record, StoreError, chain};

impl Record {
    /// Keeps a new clinic and its owner, and chains the first run.
    ///
    /// # Errors
    /// As [`Record::put`] and [`Record::save_credential`]; nothing was kept then.
    pub async fn begin(
        &self,
        clinic: &Clinic,
        owner: &Practitioner,
        credential: &Credential,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.keep_with(Some(clinic), owner, credential, "first run", at).await.map(drop)
    }

    /// Keeps a new practitioner and the credential, and returns the version.
    ///
    /// # Errors
    /// As [`Record::put`] and [`Record::save_credential`]; nothing was kept then.
    pub async fn let_in(
        &self,
        practitioner: &Practitioner,
        credential: &Credential,
        at: Timestamp,
    ) -> Result<u32, StoreError> {
        self.keep_with(None, practitioner, credential, "let in", at).await
    }

    async fn keep_with(
        &self,
        clinic: Option<&Clinic>,
        practitioner: &Practitioner,
        credential: &Credential,
        reason: &str,
        at: Timestamp,
    ) -> Result<u32, StoreError> {
        if credential.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let entry = Entry { at, author: self.actor.who, reason };
        let mut tx = self.write().await?;
        if let Some(clinic) = clinic {
            put(&mut tx, self.clinic(), clinic, 0, &entry).await?;
        }
        let version = put(&mut tx, self.clinic(), practitioner, 0, &entry).await?;
        save(&mut tx, credential).await?;
        chain::append_access(&mut tx, self.clinic(), self.actor.who, None, reason, at).await?;
        tx.commit().await?;
        Ok(version)
    }
}
