use axum::Json;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::app::App;
use crate::extract::{Asked, Body};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::line::PatientLine;
use crate::wire::patient::{NewPatient, PatientVersion};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PatientsQuery {
    /// Part of a name, `1970-05-01`, a muscle or a diagnosis; those seen last where it is absent.
    #[serde(default)]
    search: String,
    /// At most so many; 50 where it is absent.
    limit: Option<u32>,
}

/// Find patients by name (typing errors are forgiven), birth date, muscle or diagnosis.
#[utoipa::path(get, path = "/api/patients", params(PatientsQuery), responses((status = 200, body = Vec<PatientLine>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn patients(
    app: App,
    signed: Signed,
    Asked(asked): Asked<PatientsQuery>,
) -> Result<Json<Vec<PatientLine>>, Problem> {
    todo!()
}

/// A new patient.
#[utoipa::path(post, path = "/api/patients", request_body = NewPatient, responses((status = 201, body = PatientVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn add_patient(
    app: App,
    signed: Signed,
    Body(asked): Body<NewPatient>,
) -> Result<(StatusCode, Json<PatientVersion>), Problem> {
    todo!()
}
