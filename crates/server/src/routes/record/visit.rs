use axum::Json;
use care::VisitId;

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::visit::{Saved, VisitPage, VisitVersion};

/// A visit, and what the rules say of it.
#[utoipa::path(get, path = "/api/visits/{id}", params(("id" = String, Path)), responses((status = 200, body = VisitPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn visit(app: App, signed: Signed, Id(id): Id<VisitId>) -> Result<Json<VisitPage>, Problem> {
    todo!()
}

/// Keep a draft.
#[utoipa::path(put, path = "/api/visits/{id}", params(("id" = String, Path)), request_body = VisitVersion, responses((status = 200, body = Saved), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn save_visit(
    app: App,
    signed: Signed,
    Id(id): Id<VisitId>,
    Body(asked): Body<VisitVersion>,
) -> Result<Json<Saved>, Problem> {
    todo!()
}
