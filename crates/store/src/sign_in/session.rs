//! A sign-in that lasts.

use care::{ClinicId, PractitionerId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{Row, cells};
use crate::{Record, Store, StoreError, chain};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: Uuid,
    /// SHA-256 of the token, which is kept nowhere.
    pub token_hash: [u8; 32],
    pub practitioner: PractitionerId,
    pub clinic: ClinicId,
    pub created: Timestamp,
    pub last_used: Timestamp,
    /// What the browser calls itself.
    pub agent: String,
}

impl Store {
    pub async fn session_by_hash(&self, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
        let mut tx = self.pool.read("").await?;
        let row = tx
            .row(
                "select id, token_hash, practitioner, clinic, created, last_used, agent from session \
                 where token_hash = $1",
                cells![token_hash],
            )
            .await?;
        row.as_ref().map(session).transpose()
    }

    /// The session was used; chained nowhere.
    pub async fn touch_session(&self, id: Uuid, at: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.pool.write("").await?;
        tx.run("update session set last_used = $2 where id = $1", cells![id.to_string(), at]).await?;
        tx.commit().await
    }

    /// Most recently used first.
    pub async fn sessions_of(&self, practitioner: PractitionerId) -> Result<Vec<Session>, StoreError> {
        let mut tx = self.pool.read("").await?;
        let rows = tx
            .rows(
                "select id, token_hash, practitioner, clinic, created, last_used, agent from session \
                 where practitioner = $1 order by last_used desc, id",
                cells![practitioner.to_string()],
            )
            .await?;
        rows.iter().map(session).collect()
    }
}

impl Record {
    /// Keeps a new session, forgets refused sign-ins and chains that somebody signed in.
    pub async fn save_session(&self, session: &Session) -> Result<(), StoreError> {
        if session.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let mut tx = self.write().await?;
        chain::append_access(&mut tx, self.clinic(), self.actor.who, None, "signed in", session.created).await?;
        tx.run(
            "insert into session (id, token_hash, practitioner, clinic, created, last_used, agent) \
             values ($1, $2, $3, $4, $5, $6, $7)",
            cells![
                session.id.to_string(),
                &session.token_hash,
                session.practitioner.to_string(),
                session.clinic.to_string(),
                session.created,
                session.last_used,
                &session.agent
            ],
        )
        .await?;
        tx.run(
            "update credential set failed = 0, last_failed = null where practitioner = $1 and failed > 0",
            cells![session.practitioner.to_string()],
        )
        .await?;
        tx.commit().await
    }

    /// Ends one session of this clinic; whether there was one.
    pub async fn end_session(&self, id: Uuid, at: Timestamp) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        chain::append_access(&mut tx, self.clinic(), self.actor.who, None, "session ended", at).await?;
        let ended = tx
            .run("delete from session where id = $1 and clinic = $2", cells![id.to_string(), self.clinic().to_string()])
            .await?;
        tx.commit().await?;
        Ok(ended > 0)
    }

    /// Ends every session of a practitioner of this clinic, save `except`; how many there were.
    pub async fn end_sessions_of(
        &self,
        practitioner: PractitionerId,
        except: Option<Uuid>,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut tx = self.write().await?;
        chain::append_access(&mut tx, self.clinic(), self.actor.who, None, "sessions ended", at).await?;
        let ended = tx
            .run(
                "delete from session where practitioner = $1 and clinic = $2 and id <> $3",
                cells![
                    practitioner.to_string(),
                    self.clinic().to_string(),
                    except.map(|id| id.to_string()).unwrap_or_default()
                ],
            )
            .await?;
        tx.commit().await?;
        Ok(ended)
    }
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.parse(0)?,
        token_hash: row.hash(1)?,
        practitioner: row.parse(2)?,
        clinic: row.parse(3)?,
        created: row.time(4)?,
        last_used: row.time(5)?,
        agent: row.get(6)?,
    })
}
