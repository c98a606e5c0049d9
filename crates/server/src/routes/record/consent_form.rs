use axum::Json;
use care::ConsentForm;

use crate::problem::Problem;
use crate::signed::Signed;

/// What a patient agrees to before being needled, as the clinic's jurisdiction asks for it.
#[utoipa::path(get, path = "/api/consent-form", responses((status = 200, body = ConsentForm), (status = 401, body = Problem)))]
pub async fn consent_form(signed: Signed) -> Result<Json<ConsentForm>, Problem> {
    Ok(Json(care::form(signed.clinic().await?.jurisdiction).clone()))
}
