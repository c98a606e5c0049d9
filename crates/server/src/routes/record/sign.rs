use axum::Json;
use care::VisitId;

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
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
    todo!()
}
