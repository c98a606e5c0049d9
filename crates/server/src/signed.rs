//! Who is signed in: what every route of the record asks for.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use care::{Clinic, Practitioner};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{Record, Session};

use crate::app::{Office, Shared};
use crate::problem::Problem;
use crate::rights::{self, Right};
use crate::sign_in::session;

/// Somebody who is signed in, with the record of their clinic and of no other.
pub struct Signed {
    pub me: Practitioner,
    pub session: Session,
    pub record: Record,
    /// When the request came.
    pub now: Timestamp,
}

impl FromRequestParts<Arc<Shared>> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<Shared>) -> Result<Self, Problem> {
        let office = app.office()?;
        let (session, me) = session::find(office, &parts.headers).await?.ok_or_else(Problem::signed_out)?;
        let record = session::record_of(office, &me);
        Ok(Self { me, session, record, now: office.clock.now() })
    }
}

impl Signed {
    /// # Errors
    /// 403 where the role does not have the right.
    pub fn may(&self, right: Right) -> Result<(), Problem> {
        if self.has(right) { Ok(()) } else { Err(Problem::may_not(self.me.role, right)) }
    }

    pub fn has(&self, right: Right) -> bool {
        rights::may(self.me.role, right)
    }

    /// The clinic in which somebody is signed in.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn clinic(&self) -> Result<Clinic, Problem> {
        let clinic = self.record.get::<Clinic>(self.me.clinic).await?;
        clinic.map(|stored| stored.document).ok_or_else(Problem::internal)
    }
}

/// The time zone of a clinic, which was known when it was set up.
///
/// # Errors
/// When the program does not know it any more.
pub fn zone(clinic: &Clinic) -> Result<TimeZone, Problem> {
    TimeZone::get(&clinic.time_zone).map_err(|error| {
        eprintln!("palpate: time zone of the clinic: {error}");
        Problem::internal()
    })
}

impl Shared {
    /// # Errors
    /// 404 where the server keeps no record.
    pub fn office(&self) -> Result<&Office, Problem> {
        self.office.as_ref().ok_or_else(Problem::no_record)
    }
}
