use axum::Json;
use axum::http::StatusCode;
use care::PractitionerId;

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::staff::{NewPractitioner, PractitionerVersion};

/// Who works here.
#[utoipa::path(get, path = "/api/practitioners", responses((status = 200, body = Vec<PractitionerVersion>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn practitioners(app: App, signed: Signed) -> Result<Json<Vec<PractitionerVersion>>, Problem> {
    todo!()
}

/// Let somebody in.
#[utoipa::path(post, path = "/api/practitioners", request_body = NewPractitioner, responses((status = 201, body = PractitionerVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn add_practitioner(
    app: App,
    signed: Signed,
    Body(asked): Body<NewPractitioner>,
) -> Result<(StatusCode, Json<PractitionerVersion>), Problem> {
    todo!()
}

/// Change what somebody is called, may do or may needle. Who has left is signed out everywhere.
#[utoipa::path(put, path = "/api/practitioners/{id}", params(("id" = String, Path)), request_body = PractitionerVersion, responses((status = 200, body = PractitionerVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_practitioner(
    app: App,
    signed: Signed,
    Id(id): Id<PractitionerId>,
    Body(asked): Body<PractitionerVersion>,
) -> Result<Json<PractitionerVersion>, Problem> {
    todo!()
}
