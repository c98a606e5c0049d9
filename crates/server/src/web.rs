//! The web app, embedded in release builds and read from disk in debug builds.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Assets;

const NOT_BUILT: &str = "The web app was not built into this program.\nRun `make run`, or `cd web && npm ci && npm run build` and build again.\n";

/// A file of the web app, or its first page for any path that the app routes itself.
pub async fn app(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if path.starts_with("api/") {
        return Problem::no_such_page(request.uri().path()).into_response();
    }
    if let Some(file) = Assets::get(path) {
        return respond(path, file);
    }
    match Assets::get("index.html") {
        Some(file) => respond("index.html", file),
        None => (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response(),
    }
}

fn respond(path: &str, file: EmbeddedFile) -> Response {
    // Vite puts a content hash into the names below assets/.
    let caching = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let kind =
        HeaderValue::from_str(file.metadata.mimetype()).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, HeaderValue::from_static(caching))];
    (headers, file.data).into_response()
}
