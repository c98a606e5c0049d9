use axum::Json;
use axum::http::{HeaderMap, StatusCode};

use crate::app::App;
use crate::extract::Body;
use crate::problem::Problem;
use crate::sign_in::cookie;
use crate::wire::pairing::{Heard, Pressed};

/// Say what is felt under the hand.
#[utoipa::path(post, path = "/api/pair/responses", request_body = Pressed, responses((status = 201, body = Heard), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn respond(
    app: App,
    headers: HeaderMap,
    Body(asked): Body<Pressed>,
) -> Result<(StatusCode, Json<Heard>), Problem> {
    let office = app.office()?;
    let hash = cookie::token_hash(&headers, cookie::PAIRED).ok_or_else(Problem::not_paired)?;
    let response = office.pairings().answer(&hash, asked.kind, office.clock.now()).ok_or_else(Problem::not_paired)?;
    Ok((StatusCode::CREATED, Json(Heard { at: response.at })))
}
