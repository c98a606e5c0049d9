use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};

use crate::app::App;
use crate::extract::{Body, Caller};
use crate::pairing;
use crate::problem::Problem;
use crate::sign_in::check::{attempt, with_lockout};
use crate::sign_in::lockout::Counted;
use crate::sign_in::{code, cookie, token};
use crate::wire::pairing::PairingClaim;

/// Whether this phone is paired.
#[utoipa::path(get, path = "/api/pair/session", responses((status = 204), (status = 401, body = Problem)))]
pub async fn paired(app: App, headers: HeaderMap) -> Result<StatusCode, Problem> {
    let office = app.office()?;
    let hash = cookie::token_hash(&headers, cookie::PAIRED).ok_or_else(Problem::not_paired)?;
    if office.store.is_paired(&hash, office.clock.now()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::not_paired())
    }
}

/// Pair this phone, by the code on the clinician's screen.
#[utoipa::path(post, path = "/api/pair/session", request_body = PairingClaim, responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn pair(app: App, caller: Caller, Body(asked): Body<PairingClaim>) -> Result<impl IntoResponse, Problem> {
    let office = app.office()?;
    let now = office.clock.now();
    let counted = [Counted::Address(caller.address)];
    attempt(office, &counted, now)?;
    let token = token::new()?;
    let code = code::hash_of(&asked.code).ok_or_else(Problem::not_paired)?;
    if !office.store.join_pairing(&code, &token.hash, now, now + pairing::LIFE).await? {
        return Err(Problem::not_paired());
    }
    with_lockout(office, |lockout| lockout.succeeded(&counted));
    let line = cookie::lasting(cookie::PAIRED, &token.text, pairing::LIFE.as_secs());
    Ok((StatusCode::NO_CONTENT, AppendHeaders(line.map(|line| (header::SET_COOKIE, line)))))
}
