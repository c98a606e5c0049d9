use axum::body::Body;
use axum::http::{Request, header};

use crate::{ask, get};

#[tokio::test]
async fn a_foreign_host_gets_nothing() {
    let request = Request::get("/api/atlas").header(header::HOST, "palpate.example.org").body(Body::empty());
    let detail = ask(request.expect("a request")).await.problem(403);
    assert!(detail.contains("127.0.0.1"), "{detail}");
}

#[tokio::test]
async fn a_foreign_page_gets_nothing() {
    let request = Request::post("/api/assess")
        .header(header::HOST, "127.0.0.1:7878")
        .header(header::ORIGIN, "https://example.org")
        .body(Body::from(r#"{"id": "a"}"#));
    ask(request.expect("a request")).await.problem(403);
}

#[tokio::test]
async fn pages_carry_a_content_security_policy() {
    let answer = get("/api/atlas").await;
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
    assert!(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
}

#[tokio::test]
async fn an_unknown_path_of_the_api_is_a_problem() {
    let detail = get("/api/muscels").await.problem(404);
    assert!(detail.contains("/api/muscels"), "{detail}");
}

#[tokio::test]
async fn a_length_that_is_too_large_is_a_problem_before_the_body_comes() {
    let request = Request::post("/api/assess")
        .header(header::HOST, "127.0.0.1:7878")
        .header(header::CONTENT_LENGTH, 10 << 20)
        .body(Body::from(vec![b' '; 10 << 20]));
    let detail = ask(request.expect("a request")).await.problem(413);
    assert!(detail.contains("4 MiB"), "{detail}");
}
