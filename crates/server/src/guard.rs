//! What stands before every route: who may ask, how much, and what a browser may do with the answer.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::problem::Problem;

/// Largest request body. A drawing of 100 long strokes is about 0.1 MiB.
pub const BODY_LIMIT_MIB: usize = 4;
const REQUEST_SECONDS: u64 = 10;

/// Style attributes are needed by the component library; scripts come from this server only.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; \
     base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

pub fn guard(router: Router) -> Router {
    let guarded = router
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT_MIB * 1024 * 1024))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            std::time::Duration::from_secs(REQUEST_SECONDS),
        ))
        .layer(middleware::map_response(explain_bare_errors))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| Problem::internal().into_response()))
        .layer(middleware::from_fn(loopback_only))
        .layer(CompressionLayer::new());
    HEADERS.into_iter().fold(guarded, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

/// Refuses a request that a foreign page sent (cross origin) or that came under a foreign name (DNS rebinding).
async fn loopback_only(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !is_loopback(host) {
        return Problem::foreign_host(host).into_response();
    }
    if let Some(origin) = request.headers().get(header::ORIGIN) {
        let origin = origin.to_str().unwrap_or_default();
        if origin.strip_prefix("http://") != Some(host) {
            return Problem::foreign_host(origin).into_response();
        }
    }
    next.run(request).await
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix("[::1]") {
        Some(port) if port.is_empty() || port.starts_with(':') => return true,
        Some(_) => return false,
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    matches!(name, "localhost" | "127.0.0.1")
}

/// Answers of the layers (too large, timed out) become problem documents too.
async fn explain_bare_errors(response: Response) -> Response {
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(BODY_LIMIT_MIB).into_response(),
        StatusCode::REQUEST_TIMEOUT => Problem::timed_out(REQUEST_SECONDS).into_response(),
        _ => response,
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_names_of_the_loopback_pass() {
        for host in ["localhost", "localhost:7878", "127.0.0.1:1", "[::1]:7878", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in
            ["", "example.org", "127.0.0.1.example.org", "localhost.example.org:80", "[::1]x", "192.168.0.1:7878"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
