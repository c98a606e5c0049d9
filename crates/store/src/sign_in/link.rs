//! A patient's way to the own page, without an account.

use care::{ClinicId, EpisodeId, PatientId, VisitId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{Row, cells};
use crate::{Record, Store, StoreError, Who, chain};

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

/// A link as those see it who make them: by no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: Uuid,
    pub made: Timestamp,
    pub by: Who,
    pub expires: Timestamp,
    pub used: Option<Timestamp>,
    /// Until when the page is open that it opened.
    pub open_until: Option<Timestamp>,
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
}

impl Record {
    /// Keeps a new link under `id` and chains that it was made.
    pub async fn save_link(&self, link: &Link, id: Uuid, at: Timestamp) -> Result<(), StoreError> {
        if link.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let mut tx = self.write().await?;
        let patient = Some(link.patient);
        chain::append_access(&mut tx, self.clinic(), self.actor.who, patient, "link made", at).await?;
        tx.run(
            "insert into link (code_hash, clinic, patient, episode, visit, expires, used, id, made, author) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            cells![
                &link.code_hash,
                link.clinic.to_string(),
                link.patient.to_string(),
                link.episode.map(|id| id.to_string()),
                link.visit.map(|id| id.to_string()),
                link.expires,
                link.used,
                id.to_string(),
                at,
                self.actor.who.to_string()
            ],
        )
        .await?;
        tx.commit().await
    }

    /// Links of an episode that have not expired or whose page is still open, newest first.
    pub async fn invitations(&self, episode: EpisodeId, at: Timestamp) -> Result<Vec<Invitation>, StoreError> {
        self.read()
            .await?
            .rows(
                "select l.id, l.made, l.author, l.expires, l.used, s.expires from link l \
                 left join patient_session s on s.clinic = l.clinic and s.link = l.code_hash and s.expires > $3 \
                 where l.clinic = $1 and l.episode = $2 and l.id is not null \
                 and (l.expires > $3 or s.expires is not null) order by l.made desc, l.id",
                cells![self.clinic().to_string(), episode.to_string(), at],
            )
            .await?
            .iter()
            .map(invitation)
            .collect()
    }

    /// Takes a link of this clinic back, closes the page that it opened, and chains either; whether there was one.
    pub async fn take_link_back(&self, id: Uuid, at: Timestamp) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let clinic = self.clinic().to_string();
        let row = tx
            .row(
                "delete from link where id = $1 and clinic = $2 returning code_hash, patient, used",
                cells![id.to_string(), &clinic],
            )
            .await?;
        let Some(row) = row else { return Ok(false) };
        tx.run("delete from patient_session where clinic = $1 and link = $2", cells![&clinic, &row.hash(0)?]).await?;
        let what = if row.time_some(2)?.is_some() { "own page closed" } else { "link taken back" };
        chain::append_access(&mut tx, self.clinic(), self.actor.who, Some(row.parse(1)?), what, at).await?;
        tx.commit().await?;
        Ok(true)
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

fn invitation(row: &Row) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: row.parse(0)?,
        made: row.time(1)?,
        by: row.parse(2)?,
        expires: row.time(3)?,
        used: row.time_some(4)?,
        open_until: row.time_some(5)?,
    })
}
