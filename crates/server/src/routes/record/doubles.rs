use axum::Json;
use axum::http::StatusCode;
use care::{Patient, PatientId};

use super::documents::{find, whole};
use super::names::Names;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::{Signed, zone};
use crate::wire::line::PatientLine;
use crate::wire::patient::{Extent, MergedDouble, Merging};

/// How much is kept of a patient, to hold it beside another before merging.
#[utoipa::path(get, path = "/api/patients/{id}/extent", params(("id" = String, Path)), responses((status = 200, body = Extent), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn extent(signed: Signed, Id(id): Id<PatientId>) -> Result<Json<Extent>, Problem> {
    signed.may(Right::MergePatients)?;
    let patient = whole(&signed.record, id).await?.document;
    signed.record.note_access(patient.id, "compared", signed.now).await?;
    let zone = zone(&signed.clinic().await?)?;
    let visits = signed.record.visits_of_patient(patient.id).await?;
    Ok(Json(Extent {
        id: patient.id,
        name: patient.name.to_string(),
        birth_date: patient.birth_date,
        sex: patient.sex,
        episodes: signed.record.episodes(patient.id).await?.len(),
        visits: visits.len(),
        last_visit: visits.first().map(|visit| visit.begun.to_zoned(zone).date()),
    }))
}

/// Give everything of a double to this patient, whose entry stays. Cannot be undone.
#[utoipa::path(post, path = "/api/patients/{id}/merge", params(("id" = String, Path)), request_body = Merging, responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn merge(signed: Signed, Id(id): Id<PatientId>, Body(asked): Body<Merging>) -> Result<StatusCode, Problem> {
    signed.may(Right::MergePatients)?;
    find::<Patient>(&signed.record, id).await?;
    find::<Patient>(&signed.record, asked.double).await?;
    signed.record.merge(asked.double, id, signed.now, "merged").await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was merged into a patient, by whom and when.
pub async fn doubles(signed: &Signed, id: PatientId) -> Result<Vec<MergedDouble>, Problem> {
    let ids = signed.record.doubles(id).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(&signed.record).await?;
    let mut doubles = Vec::with_capacity(ids.len());
    for id in ids {
        let versions = signed.record.history::<Patient>(id).await?;
        let merged = versions.into_iter().find_map(|version| {
            let double = version.document.filter(|double| double.merged_into.is_some())?;
            let by = names.practitioner(version.author);
            Some(MergedDouble { id, name: double.name.to_string(), birth_date: double.birth_date, at: version.at, by })
        });
        doubles.extend(merged);
    }
    Ok(doubles)
}

/// Who may be the same person, for somebody who may merge them.
pub async fn possible_doubles(signed: &Signed, patient: &Patient) -> Result<Vec<PatientLine>, Problem> {
    if !signed.has(Right::MergePatients) {
        return Ok(Vec::new());
    }
    let zone = zone(&signed.clinic().await?)?;
    let found = signed.record.possible_doubles(patient).await?;
    Ok(found.into_iter().map(|line| PatientLine::new(line, &zone, signed.has(Right::SeeRecord))).collect())
}
