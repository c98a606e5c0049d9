//! The row of an episode, and the diagnoses that its patient is found by.

use std::collections::BTreeSet;

use care::{ClinicId, Episode, EpisodeState, PatientId};

use super::{patient, words, words_of};
use crate::StoreError;
use crate::engine::{Cell, Tx, cells};

pub(super) const SHOWN: &str = "select 1 from episode_row where clinic = $1 and id = $2 and patient = $3 and title = $4 \
    and opened = $5 and is_open = $6 and words = $7";

/// `of` is whose record holds the episode.
pub(super) fn row(clinic: ClinicId, of: PatientId, episode: &Episode) -> Vec<Cell> {
    let texts = episode.diagnoses.iter().flat_map(|diagnosis| [&diagnosis.code, &diagnosis.text]);
    let found_by: BTreeSet<String> = texts.flat_map(|text| words_of(text)).collect();
    cells![
        clinic.to_string(),
        episode.id.to_string(),
        of.to_string(),
        &episode.title,
        episode.opened.to_string(),
        episode.state == EpisodeState::Open,
        found_by.into_iter().collect::<Vec<_>>().join(" ")
    ]
}

pub(super) async fn write(tx: &mut Tx, clinic: ClinicId, episode: &Episode) -> Result<(), StoreError> {
    let of = patient::root(tx, clinic, episode.patient).await?;
    tx.run(
        "insert into episode_row (clinic, id, patient, title, opened, is_open, words) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (clinic, id) do update set patient = excluded.patient, \
         title = excluded.title, opened = excluded.opened, is_open = excluded.is_open, words = excluded.words",
        row(clinic, of, episode),
    )
    .await?;
    let rows = tx
        .rows(
            "select words from episode_row where clinic = $1 and patient = $2",
            cells![clinic.to_string(), of.to_string()],
        )
        .await?;
    let mut found_by = BTreeSet::new();
    for row in &rows {
        found_by.extend(row.get::<String>(0)?.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
    }
    words::replace(tx, clinic, of, words::DIAGNOSIS, found_by).await
}
