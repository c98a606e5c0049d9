use axum::http::StatusCode;
use care::{Patient, PatientId};

use super::documents::{filled, find};
use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::sign_in::check;
use crate::signed::Signed;
use crate::wire::patient::Erasing;

/// Erase everything that is kept of a patient. Cannot be undone; backups that were made before still hold it.
#[utoipa::path(delete, path = "/api/patients/{id}", params(("id" = String, Path)), request_body = Erasing, responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn erase_patient(
    app: App,
    signed: Signed,
    Id(id): Id<PatientId>,
    Body(asked): Body<Erasing>,
) -> Result<StatusCode, Problem> {
    signed.may(Right::ErasePatients)?;
    find::<Patient>(&signed.record, id).await?;
    filled("reason", &asked.reason)?;
    check::again(app.office()?, &signed.session, asked.password).await?;
    signed.record.erase(id, signed.now, asked.reason.trim()).await?;
    Ok(StatusCode::NO_CONTENT)
}
