//! Whether the record is what was written: every hash made again, every body held against its hash, every list against the chain.

use std::collections::{BTreeMap, BTreeSet};

use care::ClinicId;

use super::hash::{AccessRow, VersionRow};
use super::{ACCESSES, NOTHING, VERSIONS, body_hash, lists, sealed_access, sealed_version};
use crate::engine::{Row, Tx, cells};
use crate::{Kind, Store, StoreError, erase};

/// A record in which nothing is broken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    pub versions: u64,
    pub accesses: u64,
    /// Versions that are dated before the one written before them: the clock was set back, or an import brought older ones.
    pub back_in_time: u64,
    /// One a clinic. Kept elsewhere, they show later that the newest entries were not cut off.
    pub ends: Vec<ChainEnd>,
}

/// The last hash of each chain of a clinic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainEnd {
    pub clinic: ClinicId,
    pub versions: [u8; 32],
    pub accesses: [u8; 32],
}

/// Rows read at a time.
pub(super) const PAGE: i64 = 1000;

impl Store {
    /// Verifies every clinic.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first entry that is not what was written, [`StoreError::Damaged`] is about the file that holds it.
    pub async fn verify(&self) -> Result<Verified, StoreError> {
        self.pool.verify_pages().await?;
        let mut all = Verified::default();
        for clinic in self.clinics().await? {
            let mut tx = self.pool.read(&clinic.to_string()).await?;
            verify_clinic(&mut tx, clinic, &mut all).await?;
        }
        Ok(all)
    }
}

pub(crate) async fn verify_clinic(tx: &mut Tx, clinic: ClinicId, all: &mut Verified) -> Result<(), StoreError> {
    let name = clinic.to_string();
    let (versions, last_version) = versions(tx, &name, &mut all.back_in_time).await?;
    let (accesses, last_access) = accesses(tx, &name).await?;
    head(tx, &name, VERSIONS, versions, &last_version).await?;
    head(tx, &name, ACCESSES, accesses, &last_access).await?;
    current(tx, &name).await?;
    lists::verify(tx, clinic).await?;
    all.versions += versions as u64;
    all.accesses += accesses as u64;
    all.ends.push(ChainEnd { clinic, versions: last_version, accesses: last_access });
    Ok(())
}

async fn versions(tx: &mut Tx, clinic: &str, back_in_time: &mut u64) -> Result<(i64, [u8; 32]), StoreError> {
    let (mut seq, mut previous, mut before) = (0, NOTHING, i64::MIN);
    let mut without_body: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut erased: BTreeSet<(String, String)> = BTreeSet::new();
    loop {
        let rows = tx
            .rows(
                "select v.seq, v.kind, v.id, v.version, v.at, v.author, v.reason, v.body_hash, v.previous, v.hash, b.body \
                 from version v left join body b on b.clinic = v.clinic and b.seq = v.seq \
                 where v.clinic = $1 and v.seq > $2 order by v.seq limit $3",
                cells![clinic, seq, PAGE],
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            seq += 1;
            let broken = |what| broken(clinic, seq, what);
            if row.get::<i64>(0)? != seq {
                return Err(broken("the entry is missing"));
            }
            let (kind, id): (String, String) = (row.get(1)?, row.get(2)?);
            let body_hash_kept = row.hash(7)?;
            let at = row.get(4)?;
            *back_in_time += u64::from(at < before);
            before = at;
            let hash = sealed_version(&VersionRow {
                clinic,
                seq,
                kind: &kind,
                id: &id,
                version: row.get(3)?,
                at,
                author: &row.get::<String>(5)?,
                reason: &row.get::<String>(6)?,
                body_hash: &body_hash_kept,
                previous: &previous,
            });
            linked(row, 8, &previous, &hash).map_err(&broken)?;
            previous = hash;
            let known = Kind::read(&kind).ok_or_else(|| broken("its kind is unknown"))?;
            match row.get::<Option<String>>(10)? {
                Some(body) if body_hash(known, &id, &body) != body_hash_kept => {
                    return Err(broken("the body was changed"));
                }
                Some(body) if known == Kind::Erasure => erased.extend(erase::read_erasure(&body)?),
                Some(_) => {}
                None => drop(without_body.entry((kind, id)).or_insert(seq)),
            }
        }
    }
    if let Some((_, &seq)) = without_body.iter().find(|(document, _)| !erased.contains(document)) {
        return Err(broken(clinic, seq, "the body is missing, and no erasure says so"));
    }
    Ok((seq, previous))
}

async fn accesses(tx: &mut Tx, clinic: &str) -> Result<(i64, [u8; 32]), StoreError> {
    let (mut seq, mut previous) = (0, NOTHING);
    loop {
        let rows = tx
            .rows(
                "select seq, at, author, patient, what, previous, hash from access \
                 where clinic = $1 and seq > $2 order by seq limit $3",
                cells![clinic, seq, PAGE],
            )
            .await?;
        if rows.is_empty() {
            return Ok((seq, previous));
        }
        for row in &rows {
            seq += 1;
            if row.get::<i64>(0)? != seq {
                return Err(broken(clinic, seq, "the access is missing"));
            }
            let hash = sealed_access(&AccessRow {
                clinic,
                seq,
                at: row.get(1)?,
                author: &row.get::<String>(2)?,
                patient: &row.get::<Option<String>>(3)?.unwrap_or_default(),
                what: &row.get::<String>(4)?,
                previous: &previous,
            });
            linked(row, 5, &previous, &hash).map_err(|_| broken(clinic, seq, "the access was changed"))?;
            previous = hash;
        }
    }
}

/// Holds the hash before an entry (column `at`) and its own (the next column) against those made again.
fn linked(row: &Row, at: usize, previous: &[u8; 32], hash: &[u8; 32]) -> Result<(), &'static str> {
    let is_kept = |column, expected: &[u8; 32]| row.hash(column).is_ok_and(|kept| kept == *expected);
    if !is_kept(at, previous) {
        return Err("it does not follow the entry before it");
    }
    if !is_kept(at + 1, hash) {
        return Err("the entry was changed");
    }
    Ok(())
}

async fn head(tx: &mut Tx, clinic: &str, chain: &str, seq: i64, hash: &[u8; 32]) -> Result<(), StoreError> {
    let row = tx
        .row("select seq, hash from head where clinic = $1 and chain = $2", cells![clinic, chain])
        .await?
        .ok_or_else(|| broken(clinic, seq, "the end of the chain is missing"))?;
    if row.get::<i64>(0)? != seq || row.hash(1)? != *hash {
        return Err(broken(clinic, seq, "the chain does not end where its last entry was written"));
    }
    Ok(())
}

/// The current version of each document is its last one, and each has one unless it was erased.
async fn current(tx: &mut Tx, clinic: &str) -> Result<(), StoreError> {
    let not_last = tx
        .row(
            "select c.seq from current c join version v on v.clinic = c.clinic and v.seq = c.seq \
             where c.clinic = $1 and (v.kind <> c.kind or v.id <> c.id or v.version <> c.version \
             or exists (select 1 from version n where n.clinic = c.clinic and n.kind = c.kind and n.id = c.id \
             and n.version > c.version)) limit 1",
            cells![clinic],
        )
        .await?;
    if let Some(row) = not_last {
        return Err(broken(clinic, row.get(0)?, "it is shown as current but is not the last version"));
    }
    let lost = tx
        .row(
            "select v.seq from version v where v.clinic = $1 and v.version = 1 and v.kind <> 'erasure' \
             and not exists (select 1 from current c where c.clinic = v.clinic and c.kind = v.kind and c.id = v.id) \
             and not exists (select 1 from erased e where e.clinic = v.clinic and e.kind = v.kind and e.id = v.id) \
             limit 1",
            cells![clinic],
        )
        .await?;
    match lost {
        Some(row) => Err(broken(clinic, row.get(0)?, "the document has no current version")),
        None => Ok(()),
    }
}

pub(super) fn broken(clinic: &str, seq: i64, what: &'static str) -> StoreError {
    StoreError::Broken { clinic: clinic.to_owned(), seq: seq as u64, what }
}
