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
        let parsed = serde_json::from_slice(&bytes);
        parsed.map(Body).map_err(|error| Problem::body(error.to_string()).into_response())
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
