use axum::Json;
use care::{Patient, PatientId};

use super::documents::find;
use super::names::Names;
use crate::extract::Id;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::line::AccessLine;

/// Who has read the record of a patient, newest first.
#[utoipa::path(get, path = "/api/patients/{id}/accesses", params(("id" = String, Path)), responses((status = 200, body = Vec<AccessLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn accesses(signed: Signed, Id(id): Id<PatientId>) -> Result<Json<Vec<AccessLine>>, Problem> {
    signed.may(Right::SeeAccesses)?;
    find::<Patient>(&signed.record, id).await?;
    let names = Names::of(&signed.record).await?;
    let accesses = signed.record.accesses(id).await?;
    Ok(Json(names.access_lines(accesses)))
}
