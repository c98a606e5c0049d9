use axum::Json;
use care::PatientId;

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::patient::{PatientPage, PatientVersion};

/// A patient with all episodes and visits.
#[utoipa::path(get, path = "/api/patients/{id}", params(("id" = String, Path)), responses((status = 200, body = PatientPage), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn patient(app: App, signed: Signed, Id(id): Id<PatientId>) -> Result<Json<PatientPage>, Problem> {
    todo!()
}

/// Change a patient. Who may not read clinical records changes nothing clinical.
#[utoipa::path(put, path = "/api/patients/{id}", params(("id" = String, Path)), request_body = PatientVersion, responses((status = 200, body = PatientVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_patient(
    app: App,
    signed: Signed,
    Id(id): Id<PatientId>,
    Body(asked): Body<PatientVersion>,
) -> Result<Json<PatientVersion>, Problem> {
    todo!()
}
