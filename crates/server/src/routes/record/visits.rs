use axum::Json;
use axum::http::StatusCode;
use care::EpisodeId;

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::visit::{NewVisit, VisitVersion};

/// Begin a visit, empty or with plan and home programme of the last one.
#[utoipa::path(post, path = "/api/episodes/{id}/visits", params(("id" = String, Path)), request_body = NewVisit, responses((status = 201, body = VisitVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_visit(
    app: App,
    signed: Signed,
    Id(id): Id<EpisodeId>,
    Body(asked): Body<NewVisit>,
) -> Result<(StatusCode, Json<VisitVersion>), Problem> {
    todo!()
}
