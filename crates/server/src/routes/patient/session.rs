use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};

use super::page;
use crate::app::App;
use crate::extract::{Body, Caller};
use crate::own_page::AtOwnPage;
use crate::problem::Problem;
use crate::sign_in::{cookie, invitation};
use crate::wire::own_page::{Claim, OwnPage};

/// Open the own page: code and birth date, once.
#[utoipa::path(post, path = "/api/patient/session", request_body = Claim, responses((status = 200, body = OwnPage), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn open_own_page(app: App, caller: Caller, Body(asked): Body<Claim>) -> Result<impl IntoResponse, Problem> {
    let office = app.office()?;
    let begun = invitation::accept(office, &asked.code, asked.birth_date, caller.address).await?;
    let at_page = AtOwnPage::new(office, begun.session, office.clock.now());
    let page = page::of(&app, &at_page).await?;
    let line = cookie::lasting(cookie::PATIENT, &begun.token, invitation::LIFE.as_secs());
    Ok((AppendHeaders(line.map(|line| (header::SET_COOKIE, line))), Json(page)))
}

/// Close the own page on this device.
#[utoipa::path(delete, path = "/api/patient/session", responses((status = 204), (status = 401, body = Problem)))]
pub async fn close_own_page(at_page: AtOwnPage) -> Result<impl IntoResponse, Problem> {
    at_page.record.end_patient_session(&at_page.session.token_hash).await?;
    let line = cookie::lasting(cookie::PATIENT, "", 0);
    Ok((StatusCode::NO_CONTENT, AppendHeaders(line.map(|line| (header::SET_COOKIE, line)))))
}
