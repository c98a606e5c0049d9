//! A patient at the own page, after a link was used.

use care::{ClinicId, EpisodeId, PatientId};
use jiff::Timestamp;

use crate::engine::{Row, cells};
use crate::{Record, Store, StoreError, chain};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatientSession {
    /// SHA-256 of the token, which is kept nowhere.
    pub token_hash: [u8; 32],
    pub clinic: ClinicId,
    pub patient: PatientId,
    pub episode: EpisodeId,
    pub expires: Timestamp,
}

impl Store {
    /// Also one that has expired.
    pub async fn patient_session(&self, token_hash: &[u8; 32]) -> Result<Option<PatientSession>, StoreError> {
        let mut tx = self.pool.read("").await?;
        let row = tx
            .row(
                "select token_hash, clinic, patient, episode, expires from patient_session where token_hash = $1",
                cells![token_hash],
            )
            .await?;
        row.as_ref().map(session).transpose()
    }
}

impl Record {
    /// Keeps a new session, forgets those of this clinic that have expired, and chains that the patient opened the own page.
    pub async fn save_patient_session(&self, session: &PatientSession, at: Timestamp) -> Result<(), StoreError> {
        if session.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let mut tx = self.write().await?;
        let patient = Some(session.patient);
        chain::append_access(&mut tx, self.clinic(), self.actor.who, patient, "own page opened", at).await?;
        let clinic = self.clinic().to_string();
        tx.run("delete from patient_session where clinic = $1 and expires <= $2", cells![&clinic, at]).await?;
        tx.run(
            "insert into patient_session (token_hash, clinic, patient, episode, expires) values ($1, $2, $3, $4, $5)",
            cells![
                &session.token_hash,
                clinic,
                session.patient.to_string(),
                session.episode.to_string(),
                session.expires
            ],
        )
        .await?;
        tx.commit().await
    }

    /// Ends a session of this clinic.
    pub async fn end_patient_session(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        tx.run(
            "delete from patient_session where token_hash = $1 and clinic = $2",
            cells![token_hash, self.clinic().to_string()],
        )
        .await?;
        tx.commit().await
    }
}

fn session(row: &Row) -> Result<PatientSession, StoreError> {
    Ok(PatientSession {
        token_hash: row.hash(0)?,
        clinic: row.parse(1)?,
        patient: row.parse(2)?,
        episode: row.parse(3)?,
        expires: row.time(4)?,
    })
}
