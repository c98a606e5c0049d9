use axum::Json;
use axum::http::{HeaderMap, StatusCode};

use crate::app::App;
use crate::extract::Body;
use crate::pairing::{MOST_WAITING, most_waiting};
use crate::problem::Problem;
use crate::sign_in::cookie;
use crate::wire::pairing::{Heard, Pressed};

/// Say what is felt under the hand. It is kept before it is answered.
#[utoipa::path(post, path = "/api/pair/responses", request_body = Pressed, responses((status = 201, body = Heard), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn respond(
    app: App,
    headers: HeaderMap,
    Body(asked): Body<Pressed>,
) -> Result<(StatusCode, Json<Heard>), Problem> {
    let office = app.office()?;
    let hash = cookie::token_hash(&headers, cookie::PAIRED).ok_or_else(Problem::not_paired)?;
    let at = office.clock.now();
    match office.store.answer(&hash, asked.kind, at, most_waiting(asked.kind)).await? {
        store::Heard::Kept => Ok((StatusCode::CREATED, Json(Heard { at }))),
        store::Heard::TooMany => Err(Problem::too_many_answers(MOST_WAITING)),
        store::Heard::NotPaired => Err(Problem::not_paired()),
    }
}
