//! The row of a visit.

use std::collections::BTreeSet;

use care::{BodySide, ClinicId, PatientId, Visit, VisitState};

use super::{patient, unknown, words, words_of, written};
use crate::engine::{Cell, Tx, cells};
use crate::{Kind, StoreError};

/// The measure of the atlas that a list of visits shows.
const SHOWN_MEASURE: &str = "nprs";

pub(super) const SHOWN: &str = "select 1 from visit_row where clinic = $1 and id = $2 and patient = $3 and episode = $4 \
    and clinician = $5 and kind = $6 and begun = $7 and is_signed = $8 and next_visit is not distinct from $9 \
    and nprs is not distinct from $10 and muscles = $11";

/// `of` is whose record holds the visit.
pub(super) fn row(clinic: ClinicId, of: PatientId, visit: &Visit) -> Result<Vec<Cell>, StoreError> {
    let shown =
        visit.measures.iter().rev().find(|measured| measured.measure == SHOWN_MEASURE && measured.about.is_empty());
    Ok(cells![
        clinic.to_string(),
        visit.id.to_string(),
        of.to_string(),
        visit.episode.to_string(),
        visit.clinician.to_string(),
        written(&visit.kind),
        visit.begun,
        visit.state != VisitState::Draft,
        visit.plan.next_visit.map(|date| date.to_string()),
        shown.map(|measured| measured.value),
        muscles(visit)?
    ])
}

pub(super) async fn write(tx: &mut Tx, clinic: ClinicId, visit: &Visit) -> Result<(), StoreError> {
    let patient = patient::root(tx, clinic, visit.patient).await?;
    let owner = tx
        .row(
            "select patient from episode_row where clinic = $1 and id = $2",
            cells![clinic.to_string(), visit.episode.to_string()],
        )
        .await?;
    if owner.map(|row| row.parse(0)).transpose()? != Some(patient) {
        return Err(unknown(Kind::Episode, visit.episode));
    }
    let before = tx
        .row(
            "select muscles from visit_row where clinic = $1 and id = $2",
            cells![clinic.to_string(), visit.id.to_string()],
        )
        .await?
        .map_or(Ok("[]".to_owned()), |row| row.get::<String>(0))?;
    tx.run(
        "insert into visit_row \
         (clinic, id, patient, episode, clinician, kind, begun, is_signed, next_visit, nprs, muscles) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (clinic, id) do update set \
         patient = excluded.patient, episode = excluded.episode, clinician = excluded.clinician, kind = excluded.kind, \
         begun = excluded.begun, is_signed = excluded.is_signed, next_visit = excluded.next_visit, nprs = excluded.nprs, \
         muscles = excluded.muscles",
        row(clinic, patient, visit)?,
    )
    .await?;
    // A signed visit takes no more answers: its phone and what waits go with the signature.
    if visit.state != VisitState::Draft {
        let signed = cells![clinic.to_string(), visit.id.to_string()];
        tx.run("delete from pairing where clinic = $1 and visit = $2", signed).await?;
    }
    if muscles(visit)? == before { Ok(()) } else { find_by_muscles(tx, clinic, patient).await }
}

/// As the column holds them.
fn muscles(visit: &Visit) -> Result<String, StoreError> {
    serde_json::to_string(&treated(visit))
        .map_err(|error| StoreError::Unreadable { what: format!("muscles are not written: {error}") })
}

/// Each muscle and side that was needled or treated by hand, once, in that order.
fn treated(visit: &Visit) -> Vec<(&str, Option<BodySide>)> {
    let needled = visit.needles.iter().map(|needle| (needle.muscle.as_str(), Some(needle.side)));
    let by_hand = visit.manual.iter().filter_map(|manual| Some((manual.muscle.as_deref()?, manual.side)));
    let mut seen = BTreeSet::new();
    needled.chain(by_hand).filter(|treated| seen.insert(*treated)).collect()
}

/// From the column `muscles`.
pub(crate) fn read_treated(column: &str) -> Result<Vec<(String, Option<BodySide>)>, StoreError> {
    serde_json::from_str(column).map_err(|_| StoreError::Unreadable { what: "muscles of a visit".to_owned() })
}

async fn find_by_muscles(tx: &mut Tx, clinic: ClinicId, patient: PatientId) -> Result<(), StoreError> {
    let rows = tx
        .rows(
            "select muscles from visit_row where clinic = $1 and patient = $2",
            cells![clinic.to_string(), patient.to_string()],
        )
        .await?;
    let mut found_by = BTreeSet::new();
    for row in &rows {
        for (muscle, _) in read_treated(&row.get::<String>(0)?)? {
            found_by.extend(words_of(&muscle));
        }
    }
    words::replace(tx, clinic, patient, words::MUSCLE, found_by).await
}
