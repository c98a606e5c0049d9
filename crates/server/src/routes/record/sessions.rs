use axum::Json;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::session::SessionLine;

/// Where I am signed in.
#[utoipa::path(get, path = "/api/sessions", responses((status = 200, body = Vec<SessionLine>), (status = 401, body = Problem)))]
pub async fn sessions(app: App, signed: Signed) -> Result<Json<Vec<SessionLine>>, Problem> {
    todo!()
}

/// Sign me out somewhere else.
#[utoipa::path(delete, path = "/api/sessions/{id}", params(("id" = String, Path)), responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn end_session(app: App, signed: Signed, Id(id): Id<Uuid>) -> Result<StatusCode, Problem> {
    todo!()
}
