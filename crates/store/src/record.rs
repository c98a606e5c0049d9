//! The record of one clinic: documents in, documents out.

use care::ClinicId;
use jiff::Timestamp;

use crate::chain::{self, NewVersion};
use crate::engine::{Pool, Row, Tx, cells};
use crate::{Actor, Document, Kind, StoreError, Who, index};

/// A handle on one clinic's record for one actor; cheap to clone.
#[derive(Clone)]
pub struct Record {
    pub(crate) pool: Pool,
    pub(crate) actor: Actor,
}

/// A document as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<D> {
    pub document: D,
    /// From 1.
    pub version: u32,
    pub at: Timestamp,
    pub author: Who,
}

/// One version in a document's history.
#[derive(Debug, Clone, PartialEq)]
pub struct Version<D> {
    pub version: u32,
    /// To the microsecond.
    pub at: Timestamp,
    pub author: Who,
    pub reason: String,
    pub hash: [u8; 32],
    /// Absent when it was erased.
    pub document: Option<D>,
}

impl Record {
    pub fn clinic(&self) -> ClinicId {
        self.actor.clinic
    }

    /// Keeps a new version, made from version `from` (0 for a new document), and returns its number.
    ///
    /// `reason` is in words of the program, such as `autosave`; it outlives erasure, so it must not tell of the patient.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when `from` is not the last version, [`StoreError::Signed`] for a signed visit of which more than addenda changed,
    /// [`StoreError::Unknown`] when what it belongs to is not there, [`StoreError::OtherClinic`], [`StoreError::Erased`].
    pub async fn put<D: Document>(
        &self,
        document: &D,
        from: u32,
        at: Timestamp,
        reason: &str,
    ) -> Result<u32, StoreError> {
        let (clinic, author) = (self.clinic(), self.actor.who);
        let (document, reason) = (document.clone(), reason.to_owned());
        let kept = self.pool.change(clinic, move |tx| {
            Box::pin(async move { put(tx, clinic, &document, from, &Entry { at, author, reason: &reason }).await })
        });
        kept.await
    }

    /// The last version; `None` when there is none in this clinic, or it was erased.
    pub async fn get<D: Document>(&self, id: D::Id) -> Result<Option<Stored<D>>, StoreError> {
        current(&mut self.read().await?, self.clinic(), id).await
    }

    /// The last version of every document of a kind, in the order of their ids: for kinds of which there are few.
    pub async fn all<D: Document>(&self) -> Result<Vec<Stored<D>>, StoreError> {
        self.read()
            .await?
            .rows(
                "select b.body, v.version, v.at, v.author from current c \
                 join version v on v.clinic = c.clinic and v.seq = c.seq \
                 join body b on b.clinic = c.clinic and b.seq = c.seq \
                 where c.clinic = $1 and c.kind = $2 order by c.id",
                cells![self.clinic().to_string(), D::KIND.word()],
            )
            .await?
            .iter()
            .map(stored)
            .collect()
    }

    /// Every version, oldest first.
    pub async fn history<D: Document>(&self, id: D::Id) -> Result<Vec<Version<D>>, StoreError> {
        let rows = self
            .read()
            .await?
            .rows(
                "select v.version, v.at, v.author, v.reason, v.hash, b.body from version v \
                 left join body b on b.clinic = v.clinic and b.seq = v.seq \
                 where v.clinic = $1 and v.kind = $2 and v.id = $3 order by v.version",
                cells![self.clinic().to_string(), D::KIND.word(), id.to_string()],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Version {
                    version: row.count(0)?,
                    at: row.time(1)?,
                    author: row.parse(2)?,
                    reason: row.get(3)?,
                    hash: row.hash(4)?,
                    document: row.get::<Option<String>>(5)?.map(|body| read(&body)).transpose()?,
                })
            })
            .collect()
    }

    pub(crate) async fn read(&self) -> Result<Tx, StoreError> {
        self.pool.read(&self.clinic().to_string()).await
    }

    pub(crate) async fn write(&self) -> Result<Tx, StoreError> {
        self.pool.write(&self.clinic().to_string()).await
    }
}

/// Who wrote a version, when and why.
pub(crate) struct Entry<'a> {
    pub at: Timestamp,
    pub author: Who,
    pub reason: &'a str,
}

pub(crate) async fn put<D: Document>(
    tx: &mut Tx,
    clinic: ClinicId,
    document: &D,
    from: u32,
    entry: &Entry<'_>,
) -> Result<u32, StoreError> {
    if document.clinic() != clinic {
        return Err(StoreError::OtherClinic { clinic });
    }
    if D::KIND == Kind::Clinic && from == 0 {
        chain::begin(tx, clinic).await?;
    }
    // Takes the chain for this transaction: from here on no other writer of the clinic comes between.
    let end = chain::take(tx, clinic, chain::VERSIONS).await?;
    let id = document.id();
    if is_erased(tx, clinic, D::KIND, &id.to_string()).await? {
        return Err(StoreError::Erased { kind: D::KIND, id: id.to_string() });
    }
    let before: Option<Stored<D>> = current(tx, clinic, id).await?;
    let last = before.as_ref().map_or(0, |stored| stored.version);
    if last != from {
        return Err(StoreError::Stale { current: last });
    }
    if let Some(before) = &before {
        document.may_replace(&before.document)?;
    }
    let body = serde_json::to_string(document)
        .map_err(|error| StoreError::Unreadable { what: format!("{} is not written: {error}", D::KIND) })?;
    let version = last + 1;
    let new = NewVersion {
        kind: D::KIND,
        id: &id.to_string(),
        version,
        at: entry.at,
        author: entry.author,
        reason: entry.reason,
        body: &body,
    };
    chain::append_version(tx, clinic, &end, &new).await?;
    index::write(tx, clinic, document.indexed()).await?;
    Ok(version)
}

pub(crate) async fn current<D: Document>(
    tx: &mut Tx,
    clinic: ClinicId,
    id: D::Id,
) -> Result<Option<Stored<D>>, StoreError> {
    let row = tx
        .row(
            "select b.body, v.version, v.at, v.author from current c \
             join version v on v.clinic = c.clinic and v.seq = c.seq \
             join body b on b.clinic = c.clinic and b.seq = c.seq \
             where c.clinic = $1 and c.kind = $2 and c.id = $3",
            cells![clinic.to_string(), D::KIND.word(), id.to_string()],
        )
        .await?;
    row.as_ref().map(stored).transpose()
}

async fn is_erased(tx: &mut Tx, clinic: ClinicId, kind: Kind, id: &str) -> Result<bool, StoreError> {
    let row = tx
        .row(
            "select seq from erased where clinic = $1 and kind = $2 and id = $3",
            cells![clinic.to_string(), kind.word(), id],
        )
        .await?;
    Ok(row.is_some())
}

/// From the columns body, version, time and author.
pub(crate) fn stored<D: Document>(row: &Row) -> Result<Stored<D>, StoreError> {
    let body: String = row.get(0)?;
    Ok(Stored { document: read(&body)?, version: row.count(1)?, at: row.time(2)?, author: row.parse(3)? })
}

/// The parser's message may quote the record, so it is left out.
pub(crate) fn read<D: Document>(body: &str) -> Result<D, StoreError> {
    serde_json::from_str(body).map_err(|_| StoreError::Unreadable { what: format!("a {}", D::KIND) })
}
