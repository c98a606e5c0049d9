use axum::Json;
use care::{Visit, VisitId, VisitState};
use store::Stored;

use super::documents::{find, keep, unmoved};
use super::rules::Surroundings;
use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::visit::{Saved, VisitPage, VisitVersion};

/// A visit, and what the rules say of it.
#[utoipa::path(get, path = "/api/visits/{id}", params(("id" = String, Path)), responses((status = 200, body = VisitPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn visit(app: App, signed: Signed, Id(id): Id<VisitId>) -> Result<Json<VisitPage>, Problem> {
    signed.may(Right::SeeRecord)?;
    let Stored { document: visit, version, .. } = find::<Visit>(&signed.record, id).await?;
    signed.record.note_access(visit.patient, &format!("visit {id}"), signed.now).await?;
    let billing = care::billing(&visit, app.atlas);
    let checks = match visit.state {
        VisitState::Draft => care::checks(&visit, &Surroundings::of(&visit, &signed).await?.context(&app)),
        VisitState::Signed { .. } => Vec::new(),
    };
    Ok(Json(VisitPage { visit, version, checks, billing }))
}

/// Keep a draft.
#[utoipa::path(put, path = "/api/visits/{id}", params(("id" = String, Path)), request_body = VisitVersion, responses((status = 200, body = Saved), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn save_visit(
    app: App,
    signed: Signed,
    Id(id): Id<VisitId>,
    Body(asked): Body<VisitVersion>,
) -> Result<Json<Saved>, Problem> {
    signed.may(Right::Treat)?;
    let before = find::<Visit>(&signed.record, id).await?;
    let VisitVersion { visit, version } = asked;
    if before.document.state != VisitState::Draft {
        return Err(Problem::signed_already());
    }
    same_visit(&before.document, &visit)?;
    if visit.case != before.document.case {
        readable(&app, &visit)?;
    }
    let version = keep(&signed, &visit, version, "saved").await?;
    let checks = care::checks(&visit, &Surroundings::of(&visit, &signed).await?.context(&app));
    let billing = care::billing(&visit, app.atlas);
    Ok(Json(Saved { version, checks, billing }))
}

/// A draft stays the visit of this patient and clinician; signing and addenda have routes of their own.
fn same_visit(before: &Visit, after: &Visit) -> Result<(), Problem> {
    unmoved("visit.id", &before.id, &after.id)?;
    unmoved("visit.clinic", &before.clinic, &after.clinic)?;
    unmoved("visit.patient", &before.patient, &after.patient)?;
    unmoved("visit.episode", &before.episode, &after.episode)?;
    unmoved("visit.clinician", &before.clinician, &after.clinician)?;
    unmoved("visit.state", &before.state, &after.state)?;
    unmoved("visit.addenda", &before.addenda, &after.addenda)
}

/// The case must be one that the engine can be asked. One that was kept with another atlas stays as it is.
fn readable(app: &App, visit: &Visit) -> Result<(), Problem> {
    let case = serde_json::to_string(&visit.case).map_err(|_| Problem::internal())?;
    locate::wire::parse_case(&case, app.atlas)?;
    Ok(())
}
