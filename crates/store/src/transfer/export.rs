//! Everything that is kept of a patient, or of a clinic, as lines.

use std::io::Write;

use care::PatientId;

use super::format::{FORMAT, Line, VersionLine};
use crate::engine::{Row, Tx, cells};
use crate::erase::documents_of;
use crate::hex::hex;
use crate::{Kind, Record, StoreError};

/// Rows read at a time.
const PAGE: i64 = 500;

impl Record {
    /// Writes every version of a patient, of merged doubles, of their episodes and visits; of `None`, of the whole clinic with its practitioners.
    /// What was erased, sign-in and the trail are not in it. Returns how many versions.
    ///
    /// The lines are readable by anybody.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is no such patient, [`StoreError::File`] when `out` refuses.
    pub async fn export(&self, patient: Option<PatientId>, out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
        let mut tx = self.read().await?;
        let clinic = self.clinic().to_string();
        let seqs = match patient {
            Some(patient) => of_patient(&mut tx, &clinic, patient).await?,
            None => {
                let sql = "select v.seq from version v join body b on b.clinic = v.clinic and b.seq = v.seq \
                    where v.clinic = $1 and v.kind <> 'erasure' order by v.seq";
                numbers(&tx.rows(sql, cells![&clinic]).await?)?
            }
        };
        write(out, &Line::Palpate { format: FORMAT, versions: seqs.len() as u64 })?;
        for page in seqs.chunks(PAGE as usize) {
            let (Some(first), Some(last)) = (page.first(), page.last()) else { continue };
            let rows = tx
                .rows(
                    "select v.seq, v.kind, v.id, v.version, v.at, v.author, v.reason, v.body_hash, b.body from version v \
                     join body b on b.clinic = v.clinic and b.seq = v.seq \
                     where v.clinic = $1 and v.seq between $2 and $3 order by v.seq",
                    cells![&clinic, *first, *last],
                )
                .await?;
            for row in &rows {
                if page.binary_search(&row.get(0)?).is_ok() {
                    write(out, &Line::Version(version(row)?))?;
                }
            }
        }
        out.flush().map_err(refused)?;
        Ok(seqs.len() as u64)
    }
}

async fn of_patient(tx: &mut Tx, clinic: &str, patient: PatientId) -> Result<Vec<i64>, StoreError> {
    let documents = documents_of(tx, clinic, patient).await?;
    if documents.is_empty() {
        return Err(StoreError::Unknown { kind: Kind::Patient, id: patient.to_string() });
    }
    let mut seqs = Vec::new();
    for (kind, id) in documents {
        let sql = "select seq from version where clinic = $1 and kind = $2 and id = $3";
        seqs.extend(numbers(&tx.rows(sql, cells![clinic, kind, id]).await?)?);
    }
    seqs.sort_unstable();
    Ok(seqs)
}

fn numbers(rows: &[Row]) -> Result<Vec<i64>, StoreError> {
    rows.iter().map(|row| row.get(0)).collect()
}

fn version(row: &Row) -> Result<VersionLine, StoreError> {
    Ok(VersionLine {
        kind: row.get(1)?,
        id: row.get(2)?,
        version: row.count(3)?,
        at: row.time(4)?,
        author: row.get(5)?,
        reason: row.get(6)?,
        body_hash: hex(&row.hash(7)?),
        body: row.get(8)?,
    })
}

fn write(out: &mut (dyn Write + Send), line: &Line) -> Result<(), StoreError> {
    let text = serde_json::to_string(line)
        .map_err(|error| StoreError::Unreadable { what: format!("a line is not written: {error}") })?;
    writeln!(out, "{text}").map_err(refused)
}

fn refused(source: std::io::Error) -> StoreError {
    StoreError::File { file: "export".to_owned(), source }
}
