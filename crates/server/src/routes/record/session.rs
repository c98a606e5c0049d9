use axum::Json;
use axum::http::{HeaderMap, StatusCode};

use crate::app::App;
use crate::extract::{Body, Caller};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::session::{Session, SignIn};

/// Whether there is a record, whether it is new, and who is signed in.
#[utoipa::path(get, path = "/api/session", responses((status = 200, body = Session)))]
pub async fn session(app: App, headers: HeaderMap) -> Result<Json<Session>, Problem> {
    todo!()
}

/// Sign in. Name and password alone, or with a code of the second factor.
#[utoipa::path(post, path = "/api/session", request_body = SignIn, responses((status = 200, body = Session), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn sign_in(
    app: App,
    caller: Caller,
    headers: HeaderMap,
    Body(asked): Body<SignIn>,
) -> Result<Json<Session>, Problem> {
    todo!()
}

/// Sign out: the session ends on the server too.
#[utoipa::path(delete, path = "/api/session", responses((status = 204), (status = 401, body = Problem)))]
pub async fn sign_out(app: App, signed: Signed) -> Result<StatusCode, Problem> {
    todo!()
}
