use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use care::{Clinic, Practitioner};
use store::{Actor, Who};

use crate::app::{App, Office};
use crate::extract::{Body, Caller};
use crate::problem::Problem;
use crate::sign_in::{check, cookie, device, session};
use crate::signed::Signed;
use crate::wire::session::{Session, SignIn};

/// Whether there is a record, whether it is new, and who is signed in.
#[utoipa::path(get, path = "/api/session", responses((status = 200, body = Session)))]
pub async fn session(app: App, headers: HeaderMap) -> Result<Json<Session>, Problem> {
    let Some(office) = app.office.as_ref() else {
        return Ok(Json(Session {
            record: false,
            is_first_run: false,
            is_demonstration: false,
            me: None,
            clinic: None,
        }));
    };
    let found = session::find(office, &headers).await?;
    Ok(Json(state(office, found.map(|(_, me)| me)).await?))
}

/// Sign in. Name and password alone, or with a code of the second factor.
#[utoipa::path(post, path = "/api/session", request_body = SignIn, responses((status = 200, body = Session), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn sign_in(
    app: App,
    caller: Caller,
    headers: HeaderMap,
    Body(asked): Body<SignIn>,
) -> Result<impl IntoResponse, Problem> {
    let office = app.office()?;
    let known = check::sign_in(office, asked, &headers, caller.address).await?;
    let token = session::begin(office, &known.me, caller.agent).await?;
    let fresh = if known.is_known_device { None } else { Some(device::new(&known.credential.password_hash)?) };
    let state = state(office, Some(known.me)).await?;
    Ok((cookies(&token, fresh.as_deref()), Json(state)))
}

/// Sign out: the session ends on the server too.
#[utoipa::path(delete, path = "/api/session", responses((status = 204), (status = 401, body = Problem)))]
pub async fn sign_out(signed: Signed) -> Result<impl IntoResponse, Problem> {
    signed.record.end_session(signed.session.id, signed.now).await?;
    let gone = cookie::no_session().map(|line| (header::SET_COOKIE, line));
    Ok((StatusCode::NO_CONTENT, AppendHeaders(gone)))
}

/// What the page needs to know at its start.
pub async fn state(office: &Office, me: Option<Practitioner>) -> Result<Session, Problem> {
    let mut clinics = Vec::new();
    for id in office.store.clinics().await? {
        let record = office.store.of(Actor { clinic: id, who: Who::Program });
        clinics.extend(record.get::<Clinic>(id).await?.map(|stored| stored.document));
    }
    Ok(Session {
        record: true,
        is_first_run: clinics.is_empty(),
        is_demonstration: clinics.iter().any(|clinic| clinic.is_demonstration),
        clinic: me.as_ref().and_then(|me| clinics.into_iter().find(|clinic| clinic.id == me.clinic)),
        me,
    })
}

/// The cookies of a browser that has just signed in.
pub fn cookies(token: &str, device: Option<&str>) -> AppendHeaders<Vec<(HeaderName, HeaderValue)>> {
    let lines = [cookie::session(token), device.and_then(cookie::device)];
    AppendHeaders(lines.into_iter().flatten().map(|line| (header::SET_COOKIE, line)).collect())
}
