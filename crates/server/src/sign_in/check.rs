//! Passwords and codes held against what is kept, behind the lock-out.

use std::net::IpAddr;

use axum::http::HeaderMap;
use care::Practitioner;
use jiff::Timestamp;
use store::{Actor, Credential, Session, Who};

use super::lockout::{Counted, Lockout};
use super::{cookie, device, password, recovery, totp};
use crate::app::Office;
use crate::problem::Problem;
use crate::wire::session::SignIn;

/// Who signed in.
pub struct Known {
    pub me: Practitioner,
    pub credential: Credential,
    /// The browser has signed in to this account before.
    pub is_known_device: bool,
}

/// Holds name, password and code against what is kept.
///
/// # Errors
/// 401 in the same words whether name or password is wrong, 401 where a code is needed, 429 after too many failures.
pub async fn sign_in(office: &Office, asked: SignIn, headers: &HeaderMap, address: IpAddr) -> Result<Known, Problem> {
    let now = office.clock.now();
    let credential = office.store.credential(&asked.user_name).await?;
    let device = credential.as_ref().zip(cookie::read(headers, cookie::DEVICE));
    let device = device.and_then(|(kept, cookie)| device::known(cookie, &kept.password_hash));
    let counted = match device {
        Some(nonce) => vec![Counted::Device(nonce)],
        None => vec![Counted::Address(address), Counted::Account(asked.user_name.trim().to_lowercase())],
    };
    if let (None, Some(kept)) = (device, &credential) {
        recall(office, &counted, kept);
    }
    attempt(office, &counted, now)?;
    let is_right = password::is_right(asked.password, credential.as_ref().map(|kept| kept.password_hash.clone())).await;
    let Some(credential) = credential else { return Err(Problem::sign_in()) };
    let record = office.store.of(Actor { clinic: credential.clinic, who: Who::Program });
    let me = record.get::<Practitioner>(credential.practitioner).await?.filter(|stored| !stored.document.has_left);
    let Some(me) = me.filter(|_| is_right) else {
        record.refuse_sign_in(credential.practitioner, now).await?;
        return Err(Problem::sign_in());
    };
    let credential = match second_factor(office, credential, asked.code.as_deref(), now).await {
        Ok(credential) => credential,
        Err(problem) => {
            if asked.code.is_none() {
                with_lockout(office, |lockout| lockout.forgive(&counted));
            } else {
                record.refuse_sign_in(me.document.id, now).await?;
            }
            return Err(problem);
        }
    };
    with_lockout(office, |lockout| lockout.succeeded(&counted));
    Ok(Known { me: me.document, credential, is_known_device: device.is_some() })
}

/// Failures that were kept before the program was started again.
fn recall(office: &Office, counted: &[Counted], kept: &Credential) {
    let Some(last) = kept.last_failed else { return };
    let account = counted.iter().find(|counted| matches!(counted, Counted::Account(_)));
    if let Some(account) = account {
        with_lockout(office, |lockout| lockout.recall(account, kept.failed, last));
    }
}

/// Takes a code of the app or a recovery code, each once.
async fn second_factor(
    office: &Office,
    credential: Credential,
    code: Option<&str>,
    now: Timestamp,
) -> Result<Credential, Problem> {
    if credential.totp_secret.is_none() {
        return Ok(credential);
    }
    let code = code.ok_or_else(|| Problem::code_needed(false))?;
    let _alone = office.people.lock().await;
    // Read again: the same code may have been taken since.
    let kept = office.store.credential_of(credential.practitioner).await?.ok_or_else(Problem::sign_in)?;
    let Some(secret) = &kept.totp_secret else { return Ok(kept) };
    let (used, event) = if let Some(step) = new_step(secret, code, kept.totp_step, now) {
        (Credential { totp_step: Some(step), ..kept }, "second factor used")
    } else {
        let hash = recovery::hash(code);
        let left: Vec<String> = kept.recovery_hashes.iter().filter(|kept| **kept != hash).cloned().collect();
        if left.len() == kept.recovery_hashes.len() {
            return Err(Problem::code_needed(true));
        }
        (Credential { recovery_hashes: left, ..kept }, "recovery code used")
    };
    let actor = Actor { clinic: used.clinic, who: Who::Practitioner(used.practitioner) };
    office.store.of(actor).save_credential(&used, event, now).await?;
    Ok(used)
}

/// The step that a code belongs to, if it comes after the last that was taken.
pub fn new_step(secret: &str, code: &str, last: Option<i64>, now: Timestamp) -> Option<i64> {
    let step = i64::try_from(totp::step(secret, code, now)?).ok()?;
    last.is_none_or(|last| step > last).then_some(step)
}

/// The password once more, of somebody who is signed in.
///
/// # Errors
/// 422 where it is wrong, 429 after too many failures of this session.
pub async fn again(office: &Office, session: &Session, password: String) -> Result<Credential, Problem> {
    let counted = [Counted::Device(session.token_hash)];
    attempt(office, &counted, office.clock.now())?;
    let kept = office.store.credential_of(session.practitioner).await?.ok_or_else(Problem::sign_in)?;
    if !password::is_right(password, Some(kept.password_hash.clone())).await {
        return Err(Problem::refused("password", "the password is wrong; expected the one that you signed in with"));
    }
    with_lockout(office, |lockout| lockout.succeeded(&counted));
    Ok(kept)
}

/// # Errors
/// 429 with the seconds to wait.
pub fn attempt(office: &Office, counted: &[Counted], now: Timestamp) -> Result<(), Problem> {
    with_lockout(office, |lockout| lockout.attempt(counted, now)).map_err(Problem::too_many)
}

/// A panic elsewhere leaves counts that are still counts.
pub fn with_lockout<T>(office: &Office, act: impl FnOnce(&mut Lockout) -> T) -> T {
    act(&mut office.lockout.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}
