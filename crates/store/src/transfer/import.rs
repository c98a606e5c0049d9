//! An export on its way into a clinic.

use std::collections::BTreeMap;
use std::io::BufRead;

use care::{Clinic, ClinicId, Episode, Patient, Practitioner, Report, Visit};

use super::format::{FORMAT, Line, VersionLine};
use crate::engine::Tx;
use crate::hex::hex;
use crate::record::{Entry, put};
use crate::{Document, Kind, Record, StoreError, chain};

/// What an import brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    pub versions: u64,
    pub documents: u64,
}

impl Record {
    /// Takes every version of an export into this clinic, with its author, time and reason; only the chain is this clinic's own. The entry of a clinic
    /// is taken when this clinic has none and it is the same, and passed over otherwise.
    ///
    /// # Errors
    /// [`StoreError::Import`] names the line that is broken, incomplete or already here; then nothing was written.
    pub async fn import(&self, lines: &mut (dyn BufRead + Send)) -> Result<Imported, StoreError> {
        let mut tx = self.write().await?;
        let mut imported = Imported::default();
        let (mut expected, mut seen) = (None, 0);
        // How far each document has come, and what its number is here.
        let mut at_version = BTreeMap::new();
        let mut number = 0;
        let mut text = String::new();
        loop {
            text.clear();
            number += 1;
            let refuse = |what: String| StoreError::Import { line: number, what };
            if lines.read_line(&mut text).map_err(|error| refuse(error.to_string()))? == 0 {
                break;
            }
            let line: Line = serde_json::from_str(&text).map_err(|error| {
                let column = error.column();
                refuse(format!("it is no line of an export from column {column} on; expected one JSON object"))
            })?;
            match (line, expected) {
                (Line::Palpate { format: FORMAT, versions }, None) => expected = Some(versions),
                (Line::Palpate { format, .. }, None) => {
                    return Err(refuse(format!("the form is {format}; expected {FORMAT}")));
                }
                (Line::Palpate { .. }, Some(_)) => return Err(refuse("a second beginning".to_owned())),
                (Line::Version(_), None) => return Err(refuse("expected the beginning of an export".to_owned())),
                (Line::Version(version), Some(_)) => {
                    seen += 1;
                    if take(&mut tx, self.clinic(), &version, &mut at_version).await.map_err(|error| match error {
                        StoreError::Full | StoreError::Database { .. } => error,
                        StoreError::Import { what, .. } => refuse(what),
                        wrong => refuse(wrong.to_string()),
                    })? {
                        imported.versions += 1;
                        imported.documents += u64::from(version.version == 1);
                    }
                }
            }
        }
        match expected {
            Some(versions) if versions == seen => {}
            Some(versions) => {
                return Err(StoreError::Import {
                    line: number,
                    what: format!("the export ends after {seen} versions; expected {versions}"),
                });
            }
            None => {
                return Err(StoreError::Import {
                    line: number,
                    what: "expected the beginning of an export".to_owned(),
                });
            }
        }
        tx.commit().await?;
        Ok(imported)
    }
}

type Progress = BTreeMap<(Kind, String), u32>;

/// Whether the version was taken rather than passed over.
async fn take(tx: &mut Tx, clinic: ClinicId, line: &VersionLine, progress: &mut Progress) -> Result<bool, StoreError> {
    // Its caller knows which line.
    let broken = |what: &str| StoreError::Import { line: 0, what: what.to_owned() };
    let kind = Kind::read(&line.kind).ok_or_else(|| broken("its kind is unknown"))?;
    if hex(&chain::body_hash(kind, &line.id, &line.body)) != line.body_hash {
        return Err(broken("the body is not the one that was exported"));
    }
    let before = progress.entry((kind, line.id.clone())).or_insert(0);
    if line.version != *before + 1 {
        return Err(broken("a version is missing before it"));
    }
    *before = line.version;
    match kind {
        Kind::Clinic if line.id != clinic.to_string() => Ok(false),
        Kind::Clinic => keep::<Clinic>(tx, clinic, line).await,
        Kind::Practitioner => {
            keep_in(tx, clinic, line, |practitioner: &mut Practitioner| practitioner.clinic = clinic).await
        }
        Kind::Patient => keep_in(tx, clinic, line, |patient: &mut Patient| patient.clinic = clinic).await,
        Kind::Episode => keep_in(tx, clinic, line, |episode: &mut Episode| episode.clinic = clinic).await,
        Kind::Visit => keep_in(tx, clinic, line, |visit: &mut Visit| visit.clinic = clinic).await,
        Kind::Report => keep_in(tx, clinic, line, |report: &mut Report| report.clinic = clinic).await,
        Kind::Erasure => Err(broken("an erasure is not imported")),
    }
}

async fn keep<D: Document>(tx: &mut Tx, clinic: ClinicId, line: &VersionLine) -> Result<bool, StoreError> {
    keep_in(tx, clinic, line, |_: &mut D| {}).await
}

async fn keep_in<D: Document>(
    tx: &mut Tx,
    clinic: ClinicId,
    line: &VersionLine,
    move_here: impl Fn(&mut D),
) -> Result<bool, StoreError> {
    let mut document: D = crate::record::read(&line.body)?;
    move_here(&mut document);
    if document.id().to_string() != line.id {
        return Err(StoreError::Import { line: 0, what: "the body is of another document".to_owned() });
    }
    let entry = Entry { at: line.at, author: line.author.parse()?, reason: &line.reason };
    put(tx, clinic, &document, line.version - 1, &entry).await?;
    Ok(true)
}
