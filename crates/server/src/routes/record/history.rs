use axum::Json;
use care::VisitId;

use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::visit::VersionLine;

/// The versions of a visit, newest first.
#[utoipa::path(get, path = "/api/visits/{id}/history", params(("id" = String, Path)), responses((status = 200, body = Vec<VersionLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn history(app: App, signed: Signed, Id(id): Id<VisitId>) -> Result<Json<Vec<VersionLine>>, Problem> {
    todo!()
}
