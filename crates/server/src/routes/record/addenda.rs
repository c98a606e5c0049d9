use axum::Json;
use axum::http::StatusCode;
use care::VisitId;

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::visit::{NewAddendum, VisitVersion};

/// Add to a signed visit.
#[utoipa::path(post, path = "/api/visits/{id}/addenda", params(("id" = String, Path)), request_body = NewAddendum, responses((status = 201, body = VisitVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn add_addendum(
    app: App,
    signed: Signed,
    Id(id): Id<VisitId>,
    Body(asked): Body<NewAddendum>,
) -> Result<(StatusCode, Json<VisitVersion>), Problem> {
    todo!()
}
