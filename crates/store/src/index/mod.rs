//! What lists and search read: rows drawn from the current version of each document, written in the same transaction.

mod fold;
mod patient;
mod visit;
pub(crate) mod words;

use care::{ClinicId, Episode, EpisodeState, Patient, Practitioner, Visit};

pub(crate) use fold::{fold, grams, likeness, query, words as words_of};
pub(crate) use visit::read_treated;

use crate::engine::{Tx, cells};
use crate::{Kind, StoreError};

/// A document as the lists need it.
pub enum Indexed<'a> {
    Clinic,
    Practitioner(&'a Practitioner),
    Patient(&'a Patient),
    Episode(&'a Episode),
    Visit(&'a Visit),
}

pub(crate) async fn write(tx: &mut Tx, clinic: ClinicId, document: Indexed<'_>) -> Result<(), StoreError> {
    match document {
        Indexed::Clinic => Ok(()),
        Indexed::Practitioner(practitioner) => write_practitioner(tx, clinic, practitioner).await,
        Indexed::Patient(patient) => patient::write(tx, clinic, patient).await,
        Indexed::Episode(episode) => write_episode(tx, clinic, episode).await,
        Indexed::Visit(visit) => visit::write(tx, clinic, visit).await,
    }
}

async fn write_practitioner(tx: &mut Tx, clinic: ClinicId, practitioner: &Practitioner) -> Result<(), StoreError> {
    tx.run(
        "insert into practitioner_row (clinic, id, family, given) values ($1, $2, $3, $4) \
         on conflict (clinic, id) do update set family = excluded.family, given = excluded.given",
        cells![clinic.to_string(), practitioner.id.to_string(), &practitioner.name.family, &practitioner.name.given],
    )
    .await?;
    Ok(())
}

async fn write_episode(tx: &mut Tx, clinic: ClinicId, episode: &Episode) -> Result<(), StoreError> {
    let patient = patient::root(tx, clinic, episode.patient).await?;
    let mut found_by: Vec<String> = episode
        .diagnoses
        .iter()
        .flat_map(|diagnosis| [&diagnosis.code, &diagnosis.text])
        .flat_map(|t| words_of(t))
        .collect();
    found_by.sort();
    found_by.dedup();
    tx.run(
        "insert into episode_row (clinic, id, patient, title, opened, is_open, words) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (clinic, id) do update set patient = excluded.patient, \
         title = excluded.title, opened = excluded.opened, is_open = excluded.is_open, words = excluded.words",
        cells![
            clinic.to_string(),
            episode.id.to_string(),
            patient.to_string(),
            &episode.title,
            episode.opened.to_string(),
            episode.state == EpisodeState::Open,
            found_by.join(" ")
        ],
    )
    .await?;
    let rows = tx
        .rows(
            "select words from episode_row where clinic = $1 and patient = $2",
            cells![clinic.to_string(), patient.to_string()],
        )
        .await?;
    let mut all = Vec::new();
    for row in &rows {
        all.extend(row.get::<String>(0)?.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
    }
    words::replace(tx, clinic, patient, words::DIAGNOSIS, all).await
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
