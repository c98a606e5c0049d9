//! The end of a chain, and one more entry.

use care::{ClinicId, PatientId};
use jiff::Timestamp;

use super::hash::{AccessRow, VersionRow};
use super::{ACCESSES, NOTHING, VERSIONS, body_hash, sealed_access, sealed_version};
use crate::engine::{Tx, cells};
use crate::{Kind, StoreError, Who};

/// Where the next entry goes.
pub(crate) struct End {
    /// Of the next entry, from 1.
    seq: i64,
    previous: [u8; 32],
}

pub(crate) struct NewVersion<'a> {
    pub kind: Kind,
    pub id: &'a str,
    pub version: u32,
    pub at: Timestamp,
    pub author: Who,
    pub reason: &'a str,
    pub body: &'a str,
}

/// The empty chains of a new clinic; nothing happens to those of an old one.
pub(crate) async fn begin(tx: &mut Tx, clinic: ClinicId) -> Result<(), StoreError> {
    let clinic = clinic.to_string();
    tx.run("insert into clinic (id) values ($1) on conflict do nothing", cells![&clinic]).await?;
    for chain in [VERSIONS, ACCESSES] {
        tx.run(
            "insert into head (clinic, chain, seq, hash) values ($1, $2, 0, $3) on conflict do nothing",
            cells![&clinic, chain, &NOTHING],
        )
        .await?;
    }
    Ok(())
}

/// Takes the end of a chain; another transaction that wants it waits until this one is over.
pub(crate) async fn take(tx: &mut Tx, clinic: ClinicId, chain: &str) -> Result<End, StoreError> {
    let row = tx
        .row(
            "update head set seq = seq + 1 where clinic = $1 and chain = $2 returning seq, hash",
            cells![clinic.to_string(), chain],
        )
        .await?
        .ok_or(StoreError::NoClinic { clinic })?;
    Ok(End { seq: row.get(0)?, previous: row.hash(1)? })
}

/// Appends a version with its body and makes it the current one. Returns its place in the chain.
pub(crate) async fn append_version(
    tx: &mut Tx,
    clinic: ClinicId,
    end: &End,
    new: &NewVersion<'_>,
) -> Result<i64, StoreError> {
    let clinic = clinic.to_string();
    let author = new.author.to_string();
    let body_hash = body_hash(new.kind, new.id, new.body);
    let hash = sealed_version(&VersionRow {
        clinic: &clinic,
        seq: end.seq,
        kind: new.kind.word(),
        id: new.id,
        version: new.version.into(),
        at: new.at.as_microsecond(),
        author: &author,
        reason: new.reason,
        body_hash: &body_hash,
        previous: &end.previous,
    });
    tx.run(
        "insert into version (clinic, seq, kind, id, version, at, author, reason, body_hash, previous, hash) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        cells![
            &clinic,
            end.seq,
            new.kind.word(),
            new.id,
            new.version,
            new.at,
            author,
            new.reason,
            &body_hash,
            &end.previous,
            &hash
        ],
    )
    .await?;
    tx.run("insert into body (clinic, seq, body) values ($1, $2, $3)", cells![&clinic, end.seq, new.body]).await?;
    if new.kind != Kind::Erasure {
        tx.run(
            "insert into current (clinic, kind, id, seq, version) values ($1, $2, $3, $4, $5) \
             on conflict (clinic, kind, id) do update set seq = excluded.seq, version = excluded.version",
            cells![&clinic, new.kind.word(), new.id, end.seq, new.version],
        )
        .await?;
    }
    finish(tx, &clinic, VERSIONS, &hash).await?;
    Ok(end.seq)
}

pub(crate) async fn append_access(
    tx: &mut Tx,
    clinic: ClinicId,
    author: Who,
    patient: Option<PatientId>,
    what: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let end = take(tx, clinic, ACCESSES).await?;
    let clinic = clinic.to_string();
    let author = author.to_string();
    let patient = patient.map(|id| id.to_string());
    let hash = sealed_access(&AccessRow {
        clinic: &clinic,
        seq: end.seq,
        at: at.as_microsecond(),
        author: &author,
        patient: patient.as_deref().unwrap_or_default(),
        what,
        previous: &end.previous,
    });
    tx.run(
        "insert into access (clinic, seq, at, author, patient, what, previous, hash) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        cells![&clinic, end.seq, at, author, patient, what, &end.previous, &hash],
    )
    .await?;
    finish(tx, &clinic, ACCESSES, &hash).await
}

async fn finish(tx: &mut Tx, clinic: &str, chain: &str, hash: &[u8; 32]) -> Result<(), StoreError> {
    tx.run("update head set hash = $3 where clinic = $1 and chain = $2", cells![clinic, chain, hash]).await?;
    Ok(())
}
