//! Sessions: a browser that is signed in, until it signs out, is idle too long, or is ended from elsewhere.

use axum::http::HeaderMap;
use care::Practitioner;
use jiff::{SignedDuration, Timestamp};
use store::{Actor, Record, Session, Who};

use super::{cookie, token};
use crate::app::{Office, new_id};
use crate::problem::Problem;

/// Longest life, and longest rest (OWASP ASVS 4.0, 3.3.2, level 2).
const LIFE: SignedDuration = SignedDuration::from_hours(12);
const REST: SignedDuration = SignedDuration::from_mins(30);
/// A use is written down at most so often.
const TOUCHED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Begins a session and gives the token for its cookie.
///
/// # Errors
/// When the store fails or there is no randomness.
pub async fn begin(office: &Office, me: &Practitioner, agent: String) -> Result<String, Problem> {
    let now = office.clock.now();
    let token = token::new()?;
    let session = Session {
        id: new_id(now)?,
        token_hash: token.hash,
        practitioner: me.id,
        clinic: me.clinic,
        created: now,
        last_used: now,
        agent,
    };
    record_of(office, me).save_session(&session).await?;
    Ok(token.text)
}

/// The session of a request with whom it belongs to; `None` where nobody is signed in.
///
/// # Errors
/// When the store fails.
pub async fn find(office: &Office, headers: &HeaderMap) -> Result<Option<(Session, Practitioner)>, Problem> {
    let Some(hash) = cookie::token_hash(headers, cookie::SESSION) else { return Ok(None) };
    let Some(session) = office.store.session_by_hash(&hash).await? else { return Ok(None) };
    let now = office.clock.now();
    let actor = Actor { clinic: session.clinic, who: Who::Practitioner(session.practitioner) };
    let record = office.store.of(actor);
    if is_over(&session, now) {
        record.end_session(session.id, now).await?;
        return Ok(None);
    }
    let Some(me) = record.get::<Practitioner>(session.practitioner).await? else { return Ok(None) };
    if me.document.has_left {
        return Ok(None);
    }
    if now.duration_since(session.last_used) >= TOUCHED_EVERY {
        office.store.touch_session(session.id, now).await?;
    }
    Ok(Some((session, me.document)))
}

/// Whether a session has ended by itself.
pub fn is_over(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.created) >= LIFE || now.duration_since(session.last_used) >= REST
}

/// The record as this practitioner sees it.
pub fn record_of(office: &Office, me: &Practitioner) -> Record {
    office.store.of(Actor { clinic: me.clinic, who: Who::Practitioner(me.id) })
}
