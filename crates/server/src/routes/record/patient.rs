use axum::Json;
use care::{Episode, Patient, PatientId};
use store::{StoreError, Stored};

use super::documents::{find, keep, unmoved, whole};
use super::doubles::{doubles, possible_doubles};
use super::patients::may_be;
use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::episode::EpisodeEntry;
use crate::wire::line::VisitLine;
use crate::wire::patient::{PatientPage, PatientVersion};

/// A patient with all episodes and visits. Under the id of a double is the patient that stayed.
#[utoipa::path(get, path = "/api/patients/{id}", params(("id" = String, Path)), responses((status = 200, body = PatientPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn patient(signed: Signed, Id(id): Id<PatientId>) -> Result<Json<PatientPage>, Problem> {
    signed.may(Right::SeePatients)?;
    let stored = whole(&signed.record, id).await?;
    let id = stored.document.id;
    signed.record.note_access(id, "patient", signed.now).await?;
    let sees_record = signed.has(Right::SeeRecord);
    let mut episodes = Vec::new();
    if sees_record {
        let visits = signed.record.visits_of_patient(id).await?;
        for line in signed.record.episodes(id).await? {
            let Stored { document: episode, version, .. } = find::<Episode>(&signed.record, line.id).await?;
            let of_episode = visits.iter().filter(|visit| visit.episode == line.id).cloned();
            let visits = of_episode.map(|visit| VisitLine::new(visit, sees_record)).collect();
            episodes.push(EpisodeEntry { episode, version, visits });
        }
    }
    let doubles = doubles(&signed, id).await?;
    let possible_doubles = possible_doubles(&signed, &stored.document).await?;
    let patient = if sees_record { stored.document } else { at_the_desk(stored.document) };
    Ok(Json(PatientPage { patient, version: stored.version, episodes, doubles, possible_doubles }))
}

/// Change a patient. Who may not read clinical records changes nothing clinical.
#[utoipa::path(put, path = "/api/patients/{id}", params(("id" = String, Path)), request_body = PatientVersion, responses((status = 200, body = PatientVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_patient(
    app: App,
    signed: Signed,
    Id(id): Id<PatientId>,
    Body(asked): Body<PatientVersion>,
) -> Result<Json<PatientVersion>, Problem> {
    signed.may(Right::ChangePatients)?;
    let before = find::<Patient>(&signed.record, id).await?.document;
    if before.merged_into.is_some() {
        return Err(StoreError::Merged { patient: id }.into());
    }
    let PatientVersion { mut patient, version } = asked;
    unmoved("patient.id", &before.id, &patient.id)?;
    unmoved("patient.clinic", &before.clinic, &patient.clinic)?;
    unmoved("patient.merged_into", &before.merged_into, &patient.merged_into)?;
    let sees_record = signed.has(Right::SeeRecord);
    if !sees_record {
        patient = Patient {
            standing: before.standing,
            alert: before.alert,
            is_in_research: before.is_in_research,
            ..patient
        };
    }
    may_be(&app, &signed, &patient).await?;
    let version = match keep(&signed, &patient, version, "changed").await {
        Err(problem) if !sees_record => return Err(problem.without_current()),
        kept => kept?,
    };
    let patient = if sees_record { patient } else { at_the_desk(patient) };
    Ok(Json(PatientVersion { patient, version }))
}

/// What somebody sees who may not read clinical records.
fn at_the_desk(patient: Patient) -> Patient {
    Patient { standing: Vec::new(), alert: String::new(), is_in_research: false, ..patient }
}
