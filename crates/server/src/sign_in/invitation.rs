//! A patient's way in: a code and the birth date, once, traded for a session at the own page.

use std::net::IpAddr;

use care::Patient;
use jiff::SignedDuration;
use jiff::civil::Date;
use store::{Actor, PatientSession, Who};

use super::check::{attempt, with_lockout};
use super::lockout::Counted;
use super::{code, token};
use crate::app::Office;
use crate::problem::Problem;

/// How long an invitation waits to be used.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the own page stays open.
pub const LIFE: SignedDuration = SignedDuration::from_hours(24);

/// A session that has just begun, and the token for its cookie.
pub struct Begun {
    pub session: PatientSession,
    pub token: String,
}

/// Uses an invitation up.
///
/// # Errors
/// 401 in the same words whatever was wrong, 429 after too many failures.
pub async fn accept(office: &Office, typed: &str, birth_date: Date, address: IpAddr) -> Result<Begun, Problem> {
    let now = office.clock.now();
    let hash = code::hash_of(typed);
    let mut counted = vec![Counted::Address(address)];
    counted.extend(hash.map(Counted::Device));
    attempt(office, &counted, now)?;
    let Some(hash) = hash else { return Err(Problem::invitation()) };
    let Some(link) = office.store.link(&hash).await?.filter(|link| link.used.is_none() && link.expires > now) else {
        return Err(Problem::invitation());
    };
    let Some(episode) = link.episode else { return Err(Problem::invitation()) };
    let record = office.store.of(Actor { clinic: link.clinic, who: Who::Patient(link.patient) });
    // A slip of the pen must not use the code up: it is used only with the right date.
    let patient = record.get::<Patient>(link.patient).await?;
    if patient.and_then(|stored| stored.document.birth_date) != Some(birth_date) {
        record.note_access(link.patient, "own page refused", now).await?;
        return Err(Problem::invitation());
    }
    let token = token::new()?;
    let session = PatientSession {
        token_hash: token.hash,
        clinic: link.clinic,
        patient: link.patient,
        episode,
        expires: now + LIFE,
    };
    if !record.open_own_page(&hash, &session, now).await? {
        return Err(Problem::invitation());
    }
    with_lockout(office, |lockout| lockout.succeeded(&counted));
    Ok(Begun { session, token: token.text })
}
