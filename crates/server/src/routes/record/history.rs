use axum::Json;
use care::{Visit, VisitId};
use store::Version;

use super::documents::find;
use super::names::Names;
use crate::extract::Id;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::visit::VersionLine;

/// The versions of a visit, newest first.
#[utoipa::path(get, path = "/api/visits/{id}/history", params(("id" = String, Path)), responses((status = 200, body = Vec<VersionLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn history(signed: Signed, Id(id): Id<VisitId>) -> Result<Json<Vec<VersionLine>>, Problem> {
    signed.may(Right::SeeRecord)?;
    let visit = find::<Visit>(&signed.record, id).await?.document;
    signed.record.note_access(visit.patient, &format!("history {id}"), signed.now).await?;
    let names = Names::of(&signed.record).await?;
    let versions = signed.record.history::<Visit>(id).await?;
    let line = |version: Version<Visit>| VersionLine {
        version: version.version,
        at: version.at,
        author: names.practitioner(version.author),
        reason: version.reason,
    };
    Ok(Json(versions.into_iter().rev().map(line).collect()))
}
