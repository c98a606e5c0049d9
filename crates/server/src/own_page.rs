//! A patient at the own page: what every route of it asks for. Nothing of it opens any other route.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use jiff::Timestamp;
use store::{Actor, PatientSession, Record, Who};

use crate::app::{Office, Shared};
use crate::problem::Problem;
use crate::sign_in::cookie;

/// A patient whose invitation was used, with the record of the clinic; the routes read of it what is this patient's alone.
pub struct AtOwnPage {
    pub session: PatientSession,
    pub record: Record,
    /// When the request came.
    pub now: Timestamp,
}

impl FromRequestParts<Arc<Shared>> for AtOwnPage {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<Shared>) -> Result<Self, Problem> {
        let office = app.office()?;
        let now = office.clock.now();
        let session = find(office, &parts.headers).await?.filter(|session| session.expires > now);
        session.map(|session| Self::new(office, session, now)).ok_or_else(Problem::own_page_closed)
    }
}

impl AtOwnPage {
    pub fn new(office: &Office, session: PatientSession, now: Timestamp) -> Self {
        let record = office.store.of(Actor { clinic: session.clinic, who: Who::Patient(session.patient) });
        Self { session, record, now }
    }
}

async fn find(office: &Office, headers: &HeaderMap) -> Result<Option<PatientSession>, Problem> {
    let Some(hash) = cookie::token_hash(headers, cookie::PATIENT) else { return Ok(None) };
    Ok(office.store.patient_session(&hash).await?)
}
