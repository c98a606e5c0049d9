use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;

/// The body surface, its cells, regions and landmarks, in the binary form of `atlas/body/body.bin`.
#[utoipa::path(get, path = "/body.bin", responses((status = 200, content_type = "application/octet-stream"), (status = 304)))]
pub async fn body(app: App, request: HeaderMap) -> Response {
    let tag = format!("\"{}\"", &app.atlas.hash()[..16]);
    let headers = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
    ];
    if request.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, embedded::body_bytes()).into_response()
}
