use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{PASSWORD, Practice, setup};
use crate::get;

#[tokio::test]
async fn without_a_record_there_is_nothing_to_sign_in_to() {
    let session = get("/api/session").await.json();
    assert_eq!((&session["record"], &session["me"]), (&json!(false), &Value::Null));
    let detail = get("/api/patients").await.problem(404);
    assert!(detail.contains("--data"), "{detail}");
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_sound_the_same() {
    let practice = Practice::new().await;
    practice.set_up().await;
    let mut stranger = practice.browser();
    let wrong = json!({"user_name": "mira", "password": "wrong horse battery"});
    let nobody = json!({"user_name": "nobody", "password": PASSWORD});
    let one = stranger.post("/api/session", wrong).await;
    let other = stranger.post("/api/session", nobody).await;
    one.problem(401);
    assert_eq!(one.bytes, other.bytes);
    assert!(stranger.cookies.is_empty());
    stranger.get("/api/patients").await.problem(401);
}

#[tokio::test]
async fn a_clinic_is_set_up_once() {
    let practice = Practice::new().await;
    for (field, value, place) in [
        ("password", "short", "password"),
        ("user_name", "m ira", "user_name"),
        ("password", "mira mira mira", "password"),
    ] {
        let mut wrong = setup();
        wrong[field] = json!(value);
        let refused = practice.browser().post("/api/setup", wrong).await;
        refused.problem(422);
        assert_eq!(refused.json()["place"], place);
    }
    let mut wrong = setup();
    wrong["clinic"]["time_zone"] = json!("Mars/Olympus");
    practice.browser().post("/api/setup", wrong).await.problem(422);
    practice.set_up().await;
    practice.browser().post("/api/setup", setup()).await.problem(409);
}

#[tokio::test]
async fn a_session_ends_from_elsewhere_by_rest_and_by_a_new_password() {
    let practice = Practice::new().await;
    let mut desk = practice.set_up().await;
    let mut tablet = practice.browser();
    tablet.sign_in("mira").await.is(200);
    let sessions = desk.get("/api/sessions").await.is(200);
    let elsewhere = sessions.as_array().unwrap().iter().find(|line| line["is_this"] == false).expect("the tablet");
    let path = format!("/api/sessions/{}", elsewhere["id"].as_str().unwrap());
    desk.ask("DELETE", &path, None).await.is(204);
    tablet.get("/api/patients").await.problem(401);
    desk.ask("DELETE", &path, None).await.problem(404);

    tablet.sign_in("mira").await.is(200);
    let new = json!({"current": PASSWORD, "new": "another horse battery"});
    desk.post("/api/password", new).await.is(204);
    tablet.get("/api/patients").await.problem(401);
    tablet.sign_in("mira").await.problem(401);
    desk.get("/api/patients").await.is(200);

    practice.wait(29 * 60);
    desk.get("/api/patients").await.is(200);
    practice.wait(30 * 60);
    desk.get("/api/patients").await.problem(401);
    assert_eq!(desk.get("/api/session").await.is(200)["me"], Value::Null);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let stolen = mira.cookies.clone();
    mira.ask("DELETE", "/api/session", None).await.is(204);
    mira.cookies = stolen;
    mira.get("/api/patients").await.problem(401);
}

#[tokio::test]
async fn guessing_is_slowed_and_locks_no_known_browser_out() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let mut stranger = practice.browser();
    let wrong = json!({"user_name": "mira", "password": "wrong horse battery"});
    for _ in 0..5 {
        stranger.post("/api/session", wrong.clone()).await.problem(401);
    }
    let refused = stranger.post("/api/session", wrong).await;
    refused.problem(429);
    assert_eq!(refused.headers[header::RETRY_AFTER], "1");
    stranger.sign_in("mira").await.problem(429);
    mira.sign_in("mira").await.is(200);
    practice.wait(1);
    stranger.sign_in("mira").await.is(200);
}

#[tokio::test]
async fn a_restart_does_not_forget_guesses() {
    let practice = Practice::new().await;
    practice.set_up().await;
    let wrong = json!({"user_name": "mira", "password": "wrong horse battery"});
    for _ in 0..6 {
        practice.browser().post("/api/session", wrong.clone()).await;
    }
    practice.restart();
    practice.browser().sign_in("mira").await.problem(429);
    practice.wait(2);
    practice.browser().sign_in("mira").await.is(200);
    practice.restart();
    practice.browser().post("/api/session", wrong).await.problem(401);
}

#[tokio::test]
async fn a_change_needs_the_header_that_foreign_pages_cannot_send() {
    let practice = Practice::new().await;
    let mira = practice.set_up().await;
    let cookies: Vec<String> = mira.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = Request::post("/api/patients")
        .header(header::HOST, "127.0.0.1:7878")
        .header(header::COOKIE, cookies.join("; "))
        .body(Body::from(super::patient().to_string()))
        .expect("a request");
    let response = practice.router().oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), 403);
}
