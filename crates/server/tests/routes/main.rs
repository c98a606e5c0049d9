//! The routes, asked through HTTP with the embedded atlas; one file for each path.

mod assess;
mod body;
mod case;
mod causes;
mod contrast;
mod encrypted;
mod entries;
mod guard;
mod openapi;
mod record;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("the answer is JSON")
    }

    /// The detail of a problem document with this status.
    #[track_caller]
    fn problem(&self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], status);
        assert!(problem["type"].is_string() && problem["title"].is_string());
        problem["detail"].as_str().expect("a detail").to_owned()
    }
}

async fn get(path: &str) -> Answer {
    ask(Request::get(path).header(header::HOST, "127.0.0.1:7878").body(Body::empty()).expect("a request")).await
}

async fn post(path: &str, body: impl Into<Body>) -> Answer {
    ask(Request::post(path).header(header::HOST, "localhost:7878").body(body.into()).expect("a request")).await
}

async fn ask(request: Request<Body>) -> Answer {
    let response = server::router().oneshot(request).await.expect("the router answers");
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the body arrives").to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, bytes }
}
