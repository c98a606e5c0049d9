use axum::Json;
use axum::http::StatusCode;

use crate::app::App;
use crate::extract::{Body, Caller};
use crate::problem::Problem;
use crate::wire::session::{Session, Setup};

/// First run: make the clinic and its owner, who is signed in.
#[utoipa::path(post, path = "/api/setup", request_body = Setup, responses((status = 201, body = Session), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn setup(app: App, caller: Caller, Body(asked): Body<Setup>) -> Result<(StatusCode, Json<Session>), Problem> {
    todo!()
}
