use axum::http::StatusCode;

use crate::app::App;
use crate::extract::Body;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::session::NewPassword;

/// Change my password; all my other sessions end.
#[utoipa::path(post, path = "/api/password", request_body = NewPassword, responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn password(app: App, signed: Signed, Body(asked): Body<NewPassword>) -> Result<StatusCode, Problem> {
    todo!()
}
