use axum::Json;
use axum::http::StatusCode;
use care::{Addendum, CareError, Visit, VisitId};
use store::Stored;

use super::documents::{find, keep};
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::visit::{NewAddendum, VisitVersion};

/// Add to a signed visit.
#[utoipa::path(post, path = "/api/visits/{id}/addenda", params(("id" = String, Path)), request_body = NewAddendum, responses((status = 201, body = VisitVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn add_addendum(
    signed: Signed,
    Id(id): Id<VisitId>,
    Body(asked): Body<NewAddendum>,
) -> Result<(StatusCode, Json<VisitVersion>), Problem> {
    signed.may(Right::Treat)?;
    let Stored { document: before, version, .. } = find::<Visit>(&signed.record, id).await?;
    let addendum = Addendum { at: signed.now, by: signed.me.id, text: asked.text };
    let visit = care::add(&before, addendum).map_err(|error| match error {
        CareError::NotSigned { .. } => Problem::not_yet_signed(),
        error => Problem::refused("text", error.to_string()),
    })?;
    let version = keep(&signed, &visit, version, "addendum").await?;
    Ok((StatusCode::CREATED, Json(VisitVersion { visit, version })))
}
