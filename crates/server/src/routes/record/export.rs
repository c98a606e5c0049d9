use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use care::PatientId;

use super::documents::whole;
use crate::extract::Id;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;

/// Everything that is kept of a patient, as `palpate record export` writes it: every version, one JSON object a line. Readable by anybody.
#[utoipa::path(get, path = "/api/patients/{id}/export", params(("id" = String, Path)), responses((status = 200, content_type = "application/jsonl"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn export(signed: Signed, Id(id): Id<PatientId>) -> Result<Response, Problem> {
    signed.may(Right::ExportPatients)?;
    let id = whole(&signed.record, id).await?.document.id;
    signed.record.note_access(id, "exported", signed.now).await?;
    let mut lines = Vec::new();
    signed.record.export(Some(id), &mut lines).await?;
    let kind = HeaderValue::from_static("application/jsonl");
    // The name of the file tells nobody's name.
    let name = HeaderValue::try_from(format!("attachment; filename=\"patient-{id}.jsonl\""));
    let name = name.map_err(|_| Problem::internal())?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], lines).into_response())
}
