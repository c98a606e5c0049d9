//! The row of a patient's report.

use care::{ClinicId, PatientId, Report, ReportState};

use super::{patient, unknown, written};
use crate::engine::{Cell, Tx, cells};
use crate::{Kind, StoreError};

pub(super) const SHOWN: &str = "select 1 from report_row where clinic = $1 and id = $2 and patient = $3 and episode = $4 \
    and at = $5 and told = $6 and is_new = $7";

/// `of` is whose record holds the report.
pub(super) fn row(clinic: ClinicId, of: PatientId, report: &Report) -> Vec<Cell> {
    cells![
        clinic.to_string(),
        report.id.to_string(),
        of.to_string(),
        report.episode.to_string(),
        report.at,
        written(&report.told),
        report.state == ReportState::New
    ]
}

pub(super) async fn write(tx: &mut Tx, clinic: ClinicId, report: &Report) -> Result<(), StoreError> {
    let patient = patient::root(tx, clinic, report.patient).await?;
    let owner = tx
        .row(
            "select patient from episode_row where clinic = $1 and id = $2",
            cells![clinic.to_string(), report.episode.to_string()],
        )
        .await?;
    if owner.map(|row| row.parse(0)).transpose()? != Some(patient) {
        return Err(unknown(Kind::Episode, report.episode));
    }
    tx.run(
        "insert into report_row (clinic, id, patient, episode, at, told, is_new) values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (clinic, id) do update set patient = excluded.patient, episode = excluded.episode, at = excluded.at, \
         told = excluded.told, is_new = excluded.is_new",
        row(clinic, patient, report),
    )
    .await?;
    Ok(())
}
