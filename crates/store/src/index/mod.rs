//! What lists and search read: rows drawn from the current version of each document, written in the same transaction.

mod episode;
mod fold;
mod patient;
mod practitioner;
mod report;
mod visit;
pub(crate) mod words;

use care::{Clinic, ClinicId, Episode, Patient, Practitioner, Report, Visit};

pub(crate) use fold::{fold, grams, likeness, query, words as words_of};
pub(crate) use patient::PERSON;
pub(crate) use visit::read_treated;

use crate::engine::Tx;
use crate::record::read;
use crate::{Kind, StoreError};

/// A document as the lists need it.
pub enum Indexed<'a> {
    Clinic,
    Practitioner(&'a Practitioner),
    Patient(&'a Patient),
    Episode(&'a Episode),
    Visit(&'a Visit),
    Report(&'a Report),
}

pub(crate) async fn write(tx: &mut Tx, clinic: ClinicId, document: Indexed<'_>) -> Result<(), StoreError> {
    match document {
        Indexed::Clinic => Ok(()),
        Indexed::Practitioner(practitioner) => practitioner::write(tx, clinic, practitioner).await,
        Indexed::Patient(patient) => patient::write(tx, clinic, patient).await,
        Indexed::Episode(episode) => episode::write(tx, clinic, episode).await,
        Indexed::Visit(visit) => visit::write(tx, clinic, visit).await,
        Indexed::Report(report) => report::write(tx, clinic, report).await,
    }
}

/// Whether the lists show what the current body of a document says.
pub(crate) async fn is_shown(tx: &mut Tx, clinic: ClinicId, kind: Kind, body: &str) -> Result<bool, StoreError> {
    let row = match kind {
        Kind::Clinic => return read::<Clinic>(body).map(|_| true),
        Kind::Practitioner => tx.row(practitioner::SHOWN, practitioner::row(clinic, &read(body)?)).await?,
        Kind::Patient => tx.row(patient::SHOWN, patient::row(clinic, &read(body)?)).await?,
        Kind::Episode => {
            let document: Episode = read(body)?;
            let of = patient::root(tx, clinic, document.patient).await?;
            tx.row(episode::SHOWN, episode::row(clinic, of, &document)).await?
        }
        Kind::Visit => {
            let document: Visit = read(body)?;
            let of = patient::root(tx, clinic, document.patient).await?;
            tx.row(visit::SHOWN, visit::row(clinic, of, &document)?).await?
        }
        Kind::Report => {
            let document: Report = read(body)?;
            let of = patient::root(tx, clinic, document.patient).await?;
            tx.row(report::SHOWN, report::row(clinic, of, &document)).await?
        }
        Kind::Erasure => return Ok(true),
    };
    Ok(row.is_some())
}

fn unknown(kind: Kind, id: impl std::fmt::Display) -> StoreError {
    StoreError::Unknown { kind, id: id.to_string() }
}

/// The word that serde writes for a plain variant.
pub(crate) fn written<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("only plain variants are written as a column"),
    }
}

pub(crate) fn read_written<T: serde::de::DeserializeOwned>(word: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word))
        .map_err(|_| StoreError::Unreadable { what: "a word of a list".to_owned() })
}
