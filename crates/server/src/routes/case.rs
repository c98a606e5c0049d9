use axum::Json;
use axum::body::Bytes;
use locate::wire::{self, CaseWire};

use super::utf8;
use crate::app::App;
use crate::problem::Problem;

/// Check a case and give it back in its canonical form: what is saved to a file, and what a file opens to.
#[utoipa::path(post, path = "/api/case", request_body = CaseWire,
    responses((status = 200, body = CaseWire), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn case(app: App, body: Bytes) -> Result<Json<CaseWire>, Problem> {
    let case = wire::parse_case(utf8(&body)?, app.atlas)?;
    Ok(Json(wire::case(&case, app.atlas)))
}
