use axum::Json;
use care::ConsentForm;

use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;

/// What a patient of this clinic agrees to before being needled, as its jurisdiction asks.
#[utoipa::path(get, path = "/api/consent-form", responses((status = 200, body = ConsentForm), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn consent_form(signed: Signed) -> Result<Json<ConsentForm>, Problem> {
    signed.may(Right::SeeRecord)?;
    let clinic = signed.clinic().await?;
    Ok(Json(care::form(clinic.jurisdiction).clone()))
}
