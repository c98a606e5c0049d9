//! What stands before every route: who may ask, how much, and what a browser may do with the answer.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::entrance::Entrance;
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

/// Two years, for browsers that have come by TLS once.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000; includeSubDomains";
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

pub fn guard(router: Router, entrance: &Entrance) -> Router {
    let guarded = router
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT_MIB * 1024 * 1024))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            std::time::Duration::from_secs(REQUEST_SECONDS),
        ))
        .layer(middleware::map_response(explain_bare_errors))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| Problem::internal().into_response()))
        .layer(middleware::from_fn_with_state(Arc::new(entrance.clone()), only_own_names))
        .layer(CompressionLayer::new());
    let strict =
        entrance.is_beyond_loopback().then_some((header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT_SECURITY));
    HEADERS.into_iter().chain(strict).fold(guarded, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

async fn only_own_names(State(entrance): State<Arc<Entrance>>, mut request: Request, next: Next) -> Response {
    if let Err(problem) = meant_for(&entrance, &request) {
        return problem.into_response();
    }
    if matches!(*entrance, Entrance::Proxy { .. })
        && let Some(address) = forwarded_for(&request)
    {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address, 0)));
    }
    next.run(request).await
}

/// Refuses a request that a foreign page sent (cross origin), that came under a foreign name (DNS rebinding), or that came to the proxy in the
/// clear.
fn meant_for(entrance: &Entrance, request: &Request) -> Result<(), Problem> {
    let text = |name| request.headers().get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
    // HTTP/2 has the host in the address.
    let host = request.uri().authority().map_or_else(|| text(header::HOST).unwrap_or_default(), |host| host.as_str());
    if !entrance.answers_to(host) {
        return Err(Problem::foreign_host(host, entrance));
    }
    if let Some(origin) = text(header::ORIGIN)
        && origin.strip_prefix(entrance.scheme()).and_then(|rest| rest.strip_prefix("://")) != Some(host)
    {
        return Err(Problem::foreign_host(origin, entrance));
    }
    if matches!(entrance, Entrance::Proxy { .. }) && text(FORWARDED_PROTO) != Some("https") {
        return Err(Problem::not_encrypted());
    }
    Ok(())
}

/// The address that the proxy itself saw: the last of the list; what stands before it is the client's word.
fn forwarded_for(request: &Request) -> Option<IpAddr> {
    let lists = request.headers().get_all(FORWARDED_FOR);
    lists.iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

/// Answers of the layers (too large, timed out) become problem documents too.
async fn explain_bare_errors(response: Response) -> Response {
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(BODY_LIMIT_MIB).into_response(),
        StatusCode::REQUEST_TIMEOUT => Problem::timed_out(REQUEST_SECONDS).into_response(),
        _ => response,
    }
}
