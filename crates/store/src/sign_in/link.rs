//! A patient's way to the own page, without an account.

use care::{ClinicId, EpisodeId, PatientId, VisitId};
use jiff::Timestamp;

use crate::engine::{Row, cells};
use crate::{Record, Store, StoreError, chain};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// SHA-256 of the code, which is kept nowhere.
    pub code_hash: [u8; 32],
    pub clinic: ClinicId,
    pub patient: PatientId,
    pub episode: Option<EpisodeId>,
    pub visit: Option<VisitId>,
    pub expires: Timestamp,
    pub used: Option<Timestamp>,
}

impl Store {
    pub async fn link(&self, code_hash: &[u8; 32]) -> Result<Option<Link>, StoreError> {
        let mut tx = self.pool.read("").await?;
        let row = tx
            .row(
                "select code_hash, clinic, patient, episode, visit, expires, used from link where code_hash = $1",
                cells![code_hash],
            )
            .await?;
        row.as_ref().map(link).transpose()
    }

    /// Uses a link up; `None` when there is none, it was used or it has expired. Of two at once, one has it.
    pub async fn use_link(&self, code_hash: &[u8; 32], at: Timestamp) -> Result<Option<Link>, StoreError> {
        let mut tx = self.pool.write("").await?;
        let row = tx
            .row(
                "update link set used = $2 where code_hash = $1 and used is null and expires > $2 \
                 returning code_hash, clinic, patient, episode, visit, expires, used",
                cells![code_hash, at],
            )
            .await?;
        tx.commit().await?;
        row.as_ref().map(link).transpose()
    }
}

impl Record {
    /// Keeps a new link and chains that it was made.
    pub async fn save_link(&self, link: &Link, at: Timestamp) -> Result<(), StoreError> {
        if link.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let mut tx = self.write().await?;
        let patient = Some(link.patient);
        chain::append_access(&mut tx, self.clinic(), self.actor.who, patient, "link made", at).await?;
        tx.run(
            "insert into link (code_hash, clinic, patient, episode, visit, expires, used) \
             values ($1, $2, $3, $4, $5, $6, $7)",
            cells![
                &link.code_hash,
                link.clinic.to_string(),
                link.patient.to_string(),
                link.episode.map(|id| id.to_string()),
                link.visit.map(|id| id.to_string()),
                link.expires,
                link.used
            ],
        )
        .await?;
        tx.commit().await
    }
}

fn link(row: &Row) -> Result<Link, StoreError> {
    Ok(Link {
        code_hash: row.hash(0)?,
        clinic: row.parse(1)?,
        patient: row.parse(2)?,
        episode: row.parse_some(3)?,
        visit: row.parse_some(4)?,
        expires: row.time(5)?,
        used: row.time_some(6)?,
    })
}
