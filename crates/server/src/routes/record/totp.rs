use axum::Json;
use axum::http::StatusCode;

use crate::app::App;
use crate::extract::Body;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::session::{Code, NewFactor, PasswordAgain, RecoveryCodes};

/// Begin a second factor: it is asked for once a code has confirmed it.
#[utoipa::path(post, path = "/api/totp", request_body = PasswordAgain, responses((status = 200, body = NewFactor), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn begin_totp(
    app: App,
    signed: Signed,
    Body(asked): Body<PasswordAgain>,
) -> Result<Json<NewFactor>, Problem> {
    todo!()
}

/// Confirm the second factor with its first code.
#[utoipa::path(post, path = "/api/totp/confirm", request_body = Code, responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn confirm_totp(app: App, signed: Signed, Body(asked): Body<Code>) -> Result<Json<RecoveryCodes>, Problem> {
    todo!()
}

/// Give up the second factor.
#[utoipa::path(delete, path = "/api/totp", request_body = PasswordAgain, responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn end_totp(app: App, signed: Signed, Body(asked): Body<PasswordAgain>) -> Result<StatusCode, Problem> {
    todo!()
}
