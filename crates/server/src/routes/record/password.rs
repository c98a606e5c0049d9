use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use store::Credential;

use crate::app::App;
use crate::extract::Body;
use crate::problem::Problem;
use crate::sign_in::{check, cookie, device, password};
use crate::signed::Signed;
use crate::wire::session::NewPassword;

/// Change my password; all my other sessions end.
#[utoipa::path(post, path = "/api/password", request_body = NewPassword, responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn change_password(
    app: App,
    signed: Signed,
    Body(asked): Body<NewPassword>,
) -> Result<impl IntoResponse, Problem> {
    let office = app.office()?;
    let kept = check::again(office, &signed.session, asked.current).await?;
    password::allow(&asked.new, &kept.user_name)?;
    let password_hash = password::hash(asked.new).await?;
    let device = device::new(&password_hash)?;
    let _alone = office.people.lock().await;
    let kept = office.store.credential_of(signed.me.id).await?.ok_or_else(Problem::signed_out)?;
    signed.record.save_credential(&Credential { password_hash, ..kept }, "password changed", signed.now).await?;
    signed.record.end_sessions_of(signed.me.id, Some(signed.session.id), signed.now).await?;
    let known = cookie::device(&device).map(|line| (header::SET_COOKIE, line));
    Ok((StatusCode::NO_CONTENT, AppendHeaders(known)))
}
