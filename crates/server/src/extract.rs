//! Parts of a request, refused as problem documents.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A body of JSON.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let bytes = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        parse(&bytes).map(Body).map_err(IntoResponse::into_response)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let parsed = serde_json::from_slice(bytes).map_err(|error| Problem::body(error.to_string()))?;
    // Only where the escape stands can there be such a character, and not even there: it may be escaped itself.
    let may_hold_zero = bytes.windows(ZERO.len()).any(|window| window == ZERO);
    if may_hold_zero && serde_json::from_slice(bytes).is_ok_and(|value| holds_zero(&value)) {
        return Err(Problem::body(
            "a text holds the character U+0000, which no record can keep; leave it out".to_owned(),
        ));
    }
    Ok(parsed)
}

const ZERO: &[u8] = br"\u0000";

fn holds_zero(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text.contains('\0'),
        serde_json::Value::Array(items) => items.iter().any(holds_zero),
        serde_json::Value::Object(fields) => fields.iter().any(|(key, value)| key.contains('\0') || holds_zero(value)),
        _ => false,
    }
}

/// The id in the path. What is no id of this kind is the id of nothing: 404.
pub struct Id<T>(pub T);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let unknown = || Problem::no_such_page(parts.uri.path());
        let path = Path::<String>::from_request_parts(&mut parts.clone(), state).await;
        let Path(text) = path.map_err(|_| unknown())?;
        text.parse().map(Id).map_err(|_| Problem::no_such("id", &text, None))
    }
}

/// What stands behind the question mark.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Query::<T>::try_from_uri(&parts.uri);
        query.map(|Query(asked)| Asked(asked)).map_err(|error| Problem::query(error.body_text()))
    }
}

/// Where a request came from: the browser's address and what it calls itself.
pub struct Caller {
    pub address: IpAddr,
    pub agent: String,
}

/// Longest name of a browser that is kept.
const AGENT_CHARACTERS: usize = 200;

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self {
            address: address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            agent: agent.chars().take(AGENT_CHARACTERS).collect(),
        })
    }
}
