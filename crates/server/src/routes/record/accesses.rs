use axum::Json;
use care::PatientId;

use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::line::AccessLine;

/// Who has read the record of a patient, newest first.
#[utoipa::path(get, path = "/api/patients/{id}/accesses", params(("id" = String, Path)), responses((status = 200, body = Vec<AccessLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn accesses(app: App, signed: Signed, Id(id): Id<PatientId>) -> Result<Json<Vec<AccessLine>>, Problem> {
    todo!()
}
