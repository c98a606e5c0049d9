use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

use axum::Json;
use axum::http::StatusCode;
use care::PractitionerId;
use store::Credential;

use crate::app::{App, Office};
use crate::extract::Body;
use crate::problem::Problem;
use crate::sign_in::lockout::Counted;
use crate::sign_in::{check, recovery, totp};
use crate::signed::Signed;
use crate::wire::session::{Code, NewFactor, PasswordAgain, RecoveryCodes};

/// Begin a second factor: it is asked for once a code has confirmed it.
#[utoipa::path(post, path = "/api/totp", request_body = PasswordAgain, responses((status = 200, body = NewFactor), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn begin_totp(
    app: App,
    signed: Signed,
    Body(asked): Body<PasswordAgain>,
) -> Result<Json<NewFactor>, Problem> {
    let office = app.office()?;
    let kept = check::again(office, &signed.session, asked.password).await?;
    let secret = totp::new_secret()?;
    let url = totp::url(&secret, &kept.user_name).ok_or_else(Problem::internal)?;
    begun(office).insert(signed.me.id, secret.clone());
    Ok(Json(NewFactor { secret, url }))
}

/// Confirm the second factor with its first code.
#[utoipa::path(post, path = "/api/totp/confirm", request_body = Code, responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn confirm_totp(app: App, signed: Signed, Body(asked): Body<Code>) -> Result<Json<RecoveryCodes>, Problem> {
    let office = app.office()?;
    let counted = [Counted::Device(signed.session.token_hash)];
    check::attempt(office, &counted, signed.now)?;
    let secret = begun(office).get(&signed.me.id).cloned().ok_or_else(Problem::no_factor_begun)?;
    let step = check::new_step(&secret, &asked.code, None, signed.now);
    let step = step
        .ok_or_else(|| Problem::refused("code", "the code is wrong; expected the six digits that the app shows now"))?;
    let codes = recovery::new()?;
    let _alone = office.people.lock().await;
    let kept = office.store.credential_of(signed.me.id).await?.ok_or_else(Problem::signed_out)?;
    let set = Credential {
        totp_secret: Some(secret),
        totp_step: Some(step),
        recovery_hashes: codes.iter().map(|code| recovery::hash(code)).collect(),
        ..kept
    };
    signed.record.save_credential(&set, "second factor set", signed.now).await?;
    begun(office).remove(&signed.me.id);
    check::with_lockout(office, |lockout| lockout.succeeded(&counted));
    Ok(Json(RecoveryCodes { recovery_codes: codes }))
}

/// Give up the second factor.
#[utoipa::path(delete, path = "/api/totp", request_body = PasswordAgain, responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn end_totp(app: App, signed: Signed, Body(asked): Body<PasswordAgain>) -> Result<StatusCode, Problem> {
    let office = app.office()?;
    check::again(office, &signed.session, asked.password).await?;
    let _alone = office.people.lock().await;
    let kept = office.store.credential_of(signed.me.id).await?.ok_or_else(Problem::signed_out)?;
    let given_up = Credential { totp_secret: None, totp_step: None, recovery_hashes: Vec::new(), ..kept };
    signed.record.save_credential(&given_up, "second factor given up", signed.now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A panic elsewhere leaves secrets that are still secrets.
fn begun(office: &Office) -> MutexGuard<'_, HashMap<PractitionerId, String>> {
    office.begun_factors.lock().unwrap_or_else(PoisonError::into_inner)
}
