//! Who is signed in: what every route of the record asks for.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use care::Practitioner;

use crate::app::{Office, Shared};
use crate::problem::Problem;
use crate::rights::{self, Right};

/// Somebody who is signed in.
pub struct Signed {
    pub me: Practitioner,
}

impl FromRequestParts<Arc<Shared>> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(_parts: &mut Parts, app: &Arc<Shared>) -> Result<Self, Problem> {
        let _office = app.office()?;
        Err(Problem::signed_out())
    }
}

impl Signed {
    /// # Errors
    /// 403 where the role does not have the right.
    pub fn may(&self, right: Right) -> Result<(), Problem> {
        if rights::may(self.me.role, right) { Ok(()) } else { Err(Problem::may_not(self.me.role, right)) }
    }
}

impl Shared {
    /// # Errors
    /// 404 where the server keeps no record.
    pub fn office(&self) -> Result<&Office, Problem> {
        self.office.as_ref().ok_or_else(Problem::no_record)
    }
}
