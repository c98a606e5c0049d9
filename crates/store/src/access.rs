//! Who read a patient's record, and who signed in: the audit trail.

use care::PatientId;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use crate::engine::{Row, cells};
use crate::index::PERSON;
use crate::{Record, StoreError, Who, chain};

/// One entry of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Place in the chain, from 1.
    pub seq: u64,
    pub at: Timestamp,
    pub author: Who,
    /// Whose record was read; absent for sign-in and the like.
    pub patient: Option<PatientId>,
    /// In words of the program, such as `visit read`.
    pub what: String,
}

impl Record {
    /// Chains that the actor read something of a patient.
    pub async fn note_access(&self, patient: PatientId, what: &str, at: Timestamp) -> Result<(), StoreError> {
        self.note(Some(patient), what, at).await
    }

    /// Chains an event of no patient, such as a refused sign-in.
    pub async fn note_event(&self, what: &str, at: Timestamp) -> Result<(), StoreError> {
        self.note(None, what, at).await
    }

    async fn note(&self, patient: Option<PatientId>, what: &str, at: Timestamp) -> Result<(), StoreError> {
        let (clinic, author, what) = (self.clinic(), self.actor.who, what.to_owned());
        let noted = self.pool.change(clinic, move |tx| {
            Box::pin(async move { chain::append_access(tx, clinic, author, patient, &what, at).await.map(|()| 0) })
        });
        noted.await.map(drop)
    }

    /// Who read a patient's record, or that of a double merged into it, newest first.
    pub async fn accesses(&self, patient: PatientId) -> Result<Vec<Access>, StoreError> {
        let sql = format!(
            "{PERSON} select seq, at, author, patient, what from access \
             where clinic = $1 and patient in (select id from person) order by seq desc"
        );
        self.read()
            .await?
            .rows(AssertSqlSafe(sql), cells![self.clinic().to_string(), patient.to_string()])
            .await?
            .iter()
            .map(access)
            .collect()
    }

    /// The newest entries of the trail, of whomever, newest first.
    pub async fn trail(&self, limit: u32) -> Result<Vec<Access>, StoreError> {
        self.read()
            .await?
            .rows(
                "select seq, at, author, patient, what from access where clinic = $1 order by seq desc limit $2",
                cells![self.clinic().to_string(), limit],
            )
            .await?
            .iter()
            .map(access)
            .collect()
    }
}

fn access(row: &Row) -> Result<Access, StoreError> {
    Ok(Access {
        seq: row.get::<i64>(0)? as u64,
        at: row.time(1)?,
        author: row.parse(2)?,
        patient: row.parse_some(3)?,
        what: row.get(4)?,
    })
}
