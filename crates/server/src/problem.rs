//! Problem details (RFC 9457): the one form in which this server says what went wrong.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::Check;
use locate::LocateError;
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;

use crate::entrance::Entrance;
use crate::rights::{self, Right};
use crate::sign_in::password::PasswordError;

/// When to ask again while the record is out of reach.
const RETRY_SECONDS: u32 = 5;

/// What was wrong, where, and what to do about it. Never holds patient content beyond the value that was refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Identifies the kind of problem.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The kind of problem in a few words.
    title: &'static str,
    /// The HTTP status, repeated.
    status: u16,
    /// What was wrong this time, what would have been right, in a sentence.
    detail: String,
    /// Where in the case, as `findings[2].sign`; absent where the whole of it is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Box<str>>,
    /// What keeps a visit from being signed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checks: Vec<Check>,
    /// The document as it is now, where a change was made from an older version: `{"visit": …, "version": 4}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    current: Option<Box<serde_json::Value>>,
    /// Seconds after which it is worth trying again.
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_seconds: Option<u32>,
}

impl Problem {
    pub fn no_such(kind: &'static str, id: &str, nearest: Option<&str>) -> Self {
        let detail = match nearest {
            Some(nearest) => format!("unknown {kind} `{id}`; nearest is `{nearest}`"),
            None => format!("unknown {kind} `{id}`"),
        };
        Self::new(StatusCode::NOT_FOUND, "urn:palpate:unknown", "Unknown id", detail)
    }

    pub fn no_such_page(path: &str) -> Self {
        let detail = format!("nothing is at `{path}`; the paths are listed in /openapi.json");
        Self::new(StatusCode::NOT_FOUND, "urn:palpate:unknown-path", "Unknown path", detail)
    }

    pub fn foreign_host(host: &str, entrance: &Entrance) -> Self {
        let detail = format!("this server does not answer to `{host}`; open it {entrance}");
        Self::new(StatusCode::FORBIDDEN, "urn:palpate:foreign", "Foreign host or origin", detail)
    }

    pub fn not_encrypted() -> Self {
        let detail = "the request came in the clear; expected `X-Forwarded-Proto: https` from the proxy".to_owned();
        Self::new(StatusCode::FORBIDDEN, "urn:palpate:foreign", "Not encrypted", detail)
    }

    pub fn internal() -> Self {
        let detail =
            "the program failed on this request; nothing was stored, the log of the server tells where".to_owned();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "urn:palpate:internal", "Internal failure", detail)
    }

    pub fn too_large(limit_mib: usize) -> Self {
        let detail = format!("the body is larger than {limit_mib} MiB; a drawing of 100 strokes has about 0.1 MiB");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "urn:palpate:too-large", "Too large", detail)
    }

    pub fn timed_out(seconds: u64) -> Self {
        let detail = format!("no answer within {seconds} seconds; ask again with a smaller drawing");
        Self::new(StatusCode::REQUEST_TIMEOUT, "urn:palpate:timed-out", "Timed out", detail)
    }

    pub fn not_utf8(valid_up_to: usize) -> Self {
        let detail = format!("the body is not UTF-8 text after byte {valid_up_to}; send the case as UTF-8 JSON");
        Self::new(StatusCode::BAD_REQUEST, "urn:palpate:case", "Case not understood", detail)
    }

    pub fn no_record() -> Self {
        let detail = "this server keeps no record; start it with `palpate serve --data DIR`".to_owned();
        Self::new(StatusCode::NOT_FOUND, "urn:palpate:no-record", "No record", detail)
    }

    pub fn signed_out() -> Self {
        let detail = "nobody is signed in here, or not any more; sign in at `POST /api/session`".to_owned();
        Self::new(StatusCode::UNAUTHORIZED, "urn:palpate:signed-out", "Not signed in", detail)
    }

    /// The same words whatever was wrong: they must not tell which names exist.
    pub fn sign_in() -> Self {
        let detail = "name or password is wrong; check both and try again".to_owned();
        Self::new(StatusCode::UNAUTHORIZED, "urn:palpate:sign-in", "Not signed in", detail)
    }

    /// The same words whatever was wrong: they must not tell which codes exist, or whose they are.
    pub fn invitation() -> Self {
        let detail = "code or birth date is wrong, or the code was used before or is older than a week; check both, or ask the clinic for a new code"
            .to_owned();
        Self::new(StatusCode::UNAUTHORIZED, "urn:palpate:invitation", "Not opened", detail)
    }

    pub fn own_page_closed() -> Self {
        let detail = "the page was closed or a day has passed; ask the clinic for a new code".to_owned();
        Self::new(StatusCode::UNAUTHORIZED, "urn:palpate:own-page-closed", "Page closed", detail)
    }

    pub fn too_many_reports(most: u32) -> Self {
        let detail = format!("more than {most} reports in a day; call the clinic");
        Self::new(StatusCode::TOO_MANY_REQUESTS, "urn:palpate:too-many", "Too many reports", detail)
    }

    pub fn not_paired() -> Self {
        let detail = "this phone is not paired, or the pairing has ended; ask for a new code".to_owned();
        Self::new(StatusCode::UNAUTHORIZED, "urn:palpate:not-paired", "Not paired", detail)
    }

    pub fn too_many_answers(most: u32) -> Self {
        let detail = format!(
            "{most} answers wait and nobody takes them, so this one was not kept; say it aloud, a stop is kept"
        );
        let kind = "urn:palpate:too-many-answers";
        Self::new(StatusCode::TOO_MANY_REQUESTS, kind, "Too many answers", detail)
    }

    pub fn no_pairing() -> Self {
        let detail = "no phone is being paired with this visit; begin with `POST /api/visits/{id}/pairing`".to_owned();
        Self::new(StatusCode::NOT_FOUND, "urn:palpate:no-pairing", "No pairing", detail)
    }

    pub fn code_needed(is_wrong: bool) -> Self {
        let detail = if is_wrong {
            "the code is wrong or was used before; wait for the next one of the app, or take a recovery code"
        } else {
            "a code of the second factor is needed; send it as `code`"
        };
        Self::new(StatusCode::UNAUTHORIZED, "urn:palpate:code-needed", "Code needed", detail.to_owned())
    }

    pub fn too_many(wait_seconds: u32) -> Self {
        let detail = format!("too many failed tries; try again in {wait_seconds} seconds");
        let kind = "urn:palpate:too-many";
        Self {
            wait_seconds: Some(wait_seconds),
            ..Self::new(StatusCode::TOO_MANY_REQUESTS, kind, "Too many tries", detail)
        }
    }

    /// The database went away; it may be back in a moment.
    fn unreachable() -> Self {
        let detail = "the record cannot be reached just now; nothing was kept, try again in a moment".to_owned();
        let kind = "urn:palpate:unreachable";
        Self {
            wait_seconds: Some(RETRY_SECONDS),
            ..Self::new(StatusCode::SERVICE_UNAVAILABLE, kind, "Record out of reach", detail)
        }
    }

    pub fn may_not(role: care::Role, right: Right) -> Self {
        let detail = format!("{} may not {}; ask an owner of the clinic", rights::called(role), right.words());
        Self::new(StatusCode::FORBIDDEN, "urn:palpate:may-not", "Not permitted", detail)
    }

    /// Of a request that a page of another site may have caused.
    pub fn no_header() -> Self {
        let detail = "a change needs the header `X-Palpate: 1`, which pages of other sites cannot send".to_owned();
        Self::new(StatusCode::FORBIDDEN, "urn:palpate:foreign", "Foreign host or origin", detail)
    }

    pub fn set_up_already() -> Self {
        let detail = "a clinic is set up here already; sign in, or ask its owner".to_owned();
        Self::new(StatusCode::CONFLICT, "urn:palpate:set-up", "Set up already", detail)
    }

    /// A change was made from a version that is not the newest.
    pub fn stale(sent: u32, current: serde_json::Value) -> Self {
        let detail = format!(
            "somebody changed it since version {sent}; look at both and send it again with the version of `current`"
        );
        let problem = Self::new(StatusCode::CONFLICT, "urn:palpate:stale", "Changed meanwhile", detail);
        Self { current: Some(Box::new(current)), ..problem }
    }

    /// For who may not read clinical records.
    pub fn without_current(self) -> Self {
        Self { current: None, ..self }
    }

    pub fn signed_already() -> Self {
        let detail = "the visit is signed and does not change any more; add an addendum".to_owned();
        Self::new(StatusCode::CONFLICT, "urn:palpate:signed", "Signed", detail)
    }

    pub fn no_factor_begun() -> Self {
        let detail =
            "no second factor was begun, or the server was restarted since; begin at `POST /api/totp`".to_owned();
        Self::new(StatusCode::CONFLICT, "urn:palpate:no-factor", "No second factor begun", detail)
    }

    pub fn not_mine() -> Self {
        let detail = "only the clinician of a visit signs it".to_owned();
        Self::new(StatusCode::FORBIDDEN, "urn:palpate:may-not", "Not permitted", detail)
    }

    pub fn not_yet_signed() -> Self {
        let detail = "the visit is a draft; change it, an addendum belongs to a signed visit".to_owned();
        Self::new(StatusCode::CONFLICT, "urn:palpate:draft", "Not signed", detail)
    }

    /// The visit lacks what a signed one must have.
    pub fn not_signable(checks: Vec<Check>) -> Self {
        let entries =
            if checks.len() == 1 { "one entry keeps".to_owned() } else { format!("{} entries keep", checks.len()) };
        let detail = format!("{entries} this visit from being signed; `checks` names what is missing");
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "urn:palpate:checks", "Not ready to sign", detail);
        Self { checks, ..problem }
    }

    /// A value in the body that cannot be taken, by its place and what would have been right.
    pub fn refused(place: &str, detail: impl Into<String>) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let problem = Self::new(status, "urn:palpate:refused", "Entry not accepted", detail.into());
        Self { place: Some(place.into()), ..problem }
    }

    /// The body is no JSON of the expected form.
    pub fn body(detail: String) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "urn:palpate:body", "Body not understood", detail)
    }

    pub fn query(detail: String) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "urn:palpate:query", "Query not understood", detail)
    }

    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: String) -> Self {
        let status = status.as_u16();
        Self { kind, title, status, detail, place: None, checks: Vec::new(), current: None, wait_seconds: None }
    }
}

impl From<LocateError> for Problem {
    fn from(error: LocateError) -> Self {
        let place = Some(error.place()).filter(|place| !place.is_empty()).map(Box::from);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self { place, ..Self::new(status, "urn:palpate:case", "Case not understood", error.to_string()) }
    }
}

impl From<StoreError> for Problem {
    /// What the one who asks can do something about is told; the rest goes to the log, where no message holds a word of a record.
    fn from(error: StoreError) -> Self {
        let conflict = |kind, title| Self::new(StatusCode::CONFLICT, kind, title, error.to_string());
        match error {
            StoreError::Signed => Self::signed_already(),
            StoreError::UserName => conflict("urn:palpate:user-name", "User name taken"),
            StoreError::Merged { .. } => conflict("urn:palpate:merged", "Merged"),
            StoreError::Erased { .. } => conflict("urn:palpate:erased", "Erased"),
            StoreError::Stale { .. } => conflict("urn:palpate:changed", "Changed meanwhile"),
            StoreError::NamesPatient => Self::refused("reason", error.to_string()),
            StoreError::Full => {
                let kind = "urn:palpate:full";
                Self::new(StatusCode::INSUFFICIENT_STORAGE, kind, "Disk full", error.to_string())
            }
            StoreError::Unreachable => Self::unreachable(),
            _ => {
                eprintln!("palpate: {error}");
                Self::internal()
            }
        }
    }
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        Self::refused("password", error.to_string())
    }
}

impl From<crate::app::NoRandomness> for Problem {
    fn from(_: crate::app::NoRandomness) -> Self {
        Self::internal()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let wait = self.wait_seconds.map(HeaderValue::from);
        let mut response = (status, Json(self)).into_response();
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
