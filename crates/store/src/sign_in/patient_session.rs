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
    /// Uses a link up, keeps the session that it opens, forgets those of this clinic that have expired, and chains that the patient opened
    /// the own page. `false` where there is no such link here, it was used or it has expired. Of two at once, one has it.
    pub async fn open_own_page(
        &self,
        code_hash: &[u8; 32],
        session: &PatientSession,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        if session.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let mut tx = self.write().await?;
        let clinic = self.clinic().to_string();
        let used = tx
            .run(
                "update link set used = $3 where code_hash = $1 and clinic = $2 and used is null and expires > $3",
                cells![code_hash, &clinic, at],
            )
            .await?;
        if used == 0 {
            return Ok(false);
        }
        let patient = Some(session.patient);
        chain::append_access(&mut tx, self.clinic(), self.actor.who, patient, "own page opened", at).await?;
        tx.run("delete from patient_session where clinic = $1 and expires <= $2", cells![&clinic, at]).await?;
        tx.run(
            "insert into patient_session (token_hash, clinic, patient, episode, expires, link) \
             values ($1, $2, $3, $4, $5, $6)",
            cells![
                &session.token_hash,
                clinic,
                session.patient.to_string(),
                session.episode.to_string(),
                session.expires,
                code_hash
            ],
        )
        .await?;
        tx.commit().await?;
        Ok(true)
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
