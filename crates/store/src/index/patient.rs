//! Rows of a patient, and whose rows they become when a double is merged.

use std::collections::BTreeSet;

use care::{ClinicId, Patient, PatientId};

use super::{fold, grams, unknown, words, words_of, written};
use crate::engine::{Cell, Tx, cells};
use crate::{Kind, StoreError};

/// Begins a statement with the table `person`: the id `$2` of the clinic `$1` and those of all doubles that were merged into it.
pub(crate) const PERSON: &str = "with recursive person (id) as (\
    select coalesce((select p.id from patient_row p where p.clinic = $1 and p.id = $2), cast($2 as text)) \
    union select d.id from patient_row d join person on d.merged_into = person.id where d.clinic = $1) ";

pub(super) const SHOWN: &str = "select 1 from patient_row where clinic = $1 and id = $2 and family = $3 and given = $4 \
    and folded = $5 and birth_date is not distinct from $6 and sex = $7 and merged_into is not distinct from $8";

pub(super) fn row(clinic: ClinicId, patient: &Patient) -> Vec<Cell> {
    cells![
        clinic.to_string(),
        patient.id.to_string(),
        &patient.name.family,
        &patient.name.given,
        fold::fold(&format!("{} {}", patient.name.family, patient.name.given)),
        birth_date(patient),
        written(&patient.sex),
        patient.merged_into.map(|id| id.to_string())
    ]
}

fn birth_date(patient: &Patient) -> Option<String> {
    patient.birth_date.map(|date| date.to_string())
}

pub(super) async fn write(tx: &mut Tx, clinic: ClinicId, patient: &Patient) -> Result<(), StoreError> {
    let merged_before = merged_into(tx, clinic, patient.id).await?.flatten();
    if merged_before.is_some() && merged_before != patient.merged_into {
        return Err(StoreError::Merged { patient: patient.id });
    }
    tx.run(
        "insert into patient_row (clinic, id, family, given, folded, birth_date, sex, merged_into) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (clinic, id) do update set family = excluded.family, \
         given = excluded.given, folded = excluded.folded, birth_date = excluded.birth_date, sex = excluded.sex, \
         merged_into = excluded.merged_into",
        row(clinic, patient),
    )
    .await?;
    match patient.merged_into {
        None => find_by(tx, clinic, patient).await,
        Some(into) if merged_before.is_none() => give_to(tx, clinic, patient.id, into).await,
        Some(_) => Ok(()),
    }
}

/// The patient whose record holds what was written for this one.
///
/// # Errors
/// [`StoreError::Unknown`] when there is no such patient.
pub(crate) async fn root(tx: &mut Tx, clinic: ClinicId, patient: PatientId) -> Result<PatientId, StoreError> {
    let mut at = patient;
    while let Some(into) = merged_into(tx, clinic, at).await?.ok_or_else(|| unknown(Kind::Patient, at))? {
        at = into;
    }
    Ok(at)
}

/// Outer `None`: no such patient.
async fn merged_into(tx: &mut Tx, clinic: ClinicId, id: PatientId) -> Result<Option<Option<PatientId>>, StoreError> {
    let row = tx
        .row(
            "select merged_into from patient_row where clinic = $1 and id = $2",
            cells![clinic.to_string(), id.to_string()],
        )
        .await?;
    row.map(|row| row.parse_some(0)).transpose()
}

async fn find_by(tx: &mut Tx, clinic: ClinicId, patient: &Patient) -> Result<(), StoreError> {
    let mut found_by = words_of(&patient.name.family);
    found_by.extend(words_of(&patient.name.given));
    let three_letters: BTreeSet<String> = found_by.iter().flat_map(|word| grams(word)).collect();
    found_by.extend(birth_date(patient));
    words::replace(tx, clinic, patient.id, words::NAME, found_by).await?;
    let (clinic, id) = (clinic.to_string(), patient.id.to_string());
    tx.run("delete from gram where clinic = $1 and patient = $2", cells![&clinic, &id]).await?;
    for gram in three_letters {
        tx.run("insert into gram (clinic, gram, patient) values ($1, $2, $3)", cells![&clinic, gram, &id]).await?;
    }
    Ok(())
}

/// Documents keep the name they were written under; lists and search show them with the patient that stays.
async fn give_to(tx: &mut Tx, clinic: ClinicId, from: PatientId, into: PatientId) -> Result<(), StoreError> {
    let is_whole = merged_into(tx, clinic, into).await?.ok_or_else(|| unknown(Kind::Patient, into))?.is_none();
    if from == into || !is_whole {
        return Err(StoreError::Merged { patient: into });
    }
    let all = || cells![clinic.to_string(), from.to_string(), into.to_string()];
    tx.run("update episode_row set patient = $3 where clinic = $1 and patient = $2", all()).await?;
    tx.run("update visit_row set patient = $3 where clinic = $1 and patient = $2", all()).await?;
    tx.run("update report_row set patient = $3 where clinic = $1 and patient = $2", all()).await?;
    tx.run("update patient_session set patient = $3 where clinic = $1 and patient = $2", all()).await?;
    tx.run("update link set patient = $3 where clinic = $1 and patient = $2", all()).await?;
    let mut renamed = all();
    renamed.extend(cells![words::NAME, words::DOUBLE]);
    tx.run(
        "insert into word (clinic, word, patient, source) \
         select clinic, word, $3, case when source = $4 then $5 else source end from word \
         where clinic = $1 and patient = $2 on conflict do nothing",
        renamed,
    )
    .await?;
    let of_double = || cells![clinic.to_string(), from.to_string()];
    tx.run("delete from word where clinic = $1 and patient = $2", of_double()).await?;
    tx.run("delete from gram where clinic = $1 and patient = $2", of_double()).await?;
    Ok(())
}
