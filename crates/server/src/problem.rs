//! Problem details (RFC 9457): the one form in which this server says what went wrong.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use locate::LocateError;
use serde::Serialize;
use utoipa::ToSchema;

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
    place: Option<String>,
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

    pub fn foreign_host(host: &str) -> Self {
        let detail = format!("this server answers on the loopback only, not to `{host}`; open it as http://127.0.0.1");
        Self::new(StatusCode::FORBIDDEN, "urn:palpate:foreign", "Foreign host or origin", detail)
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

    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: String) -> Self {
        Self { kind, title, status: status.as_u16(), detail, place: None }
    }
}

impl From<LocateError> for Problem {
    fn from(error: LocateError) -> Self {
        let place = Some(error.place().to_owned()).filter(|place| !place.is_empty());
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self { place, ..Self::new(status, "urn:palpate:case", "Case not understood", error.to_string()) }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
