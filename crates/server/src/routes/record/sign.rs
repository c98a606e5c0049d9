use axum::Json;
use care::{Visit, VisitId, VisitState};
use serde_json::json;
use store::Stored;

use super::documents::{find, keep};
use super::rules::Surroundings;
use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::visit::{Seen, VisitVersion};

/// Sign a visit; from then on it only gets addenda.
#[utoipa::path(post, path = "/api/visits/{id}/sign", params(("id" = String, Path)), request_body = Seen, responses((status = 200, body = VisitVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn sign_visit(
    app: App,
    signed: Signed,
    Id(id): Id<VisitId>,
    Body(asked): Body<Seen>,
) -> Result<Json<VisitVersion>, Problem> {
    signed.may(Right::Treat)?;
    let Stored { document: draft, version, .. } = find::<Visit>(&signed.record, id).await?;
    if draft.state != VisitState::Draft {
        return Err(Problem::signed_already());
    }
    if draft.clinician != signed.me.id {
        return Err(Problem::not_mine());
    }
    if version != asked.version {
        return Err(Problem::stale(asked.version, json!({ "visit": draft, "version": version })));
    }
    let around = Surroundings::of(&draft, &signed).await?;
    let visit = care::sign(&draft, &around.context(&app)).map_err(Problem::not_signable)?;
    let version = keep(&signed, &visit, version, "signed").await?;
    Ok(Json(VisitVersion { visit, version }))
}
