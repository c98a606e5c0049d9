use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::{ask, get};

#[tokio::test]
async fn the_body_comes_whole_and_once() {
    let first = get("/body.bin").await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.bytes, embedded::body_bytes());
    let again = Request::get("/body.bin")
        .header(header::HOST, "localhost")
        .header(header::IF_NONE_MATCH, &first.headers[header::ETAG])
        .body(Body::empty())
        .expect("a request");
    let again = ask(again).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.bytes.is_empty());
}
