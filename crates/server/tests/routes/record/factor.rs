use serde_json::json;
use totp_rs::{Builder, Secret};

use super::{PASSWORD, Practice};

fn digits(practice: &Practice, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let now = practice.now.lock().expect("a clock").as_second();
    Builder::new().with_secret(secret).build().expect("a factor").generate(now as u64).to_string()
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_each_code_taken_once() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    mira.post("/api/totp/confirm", json!({"code": "000000"})).await.problem(409);
    mira.post("/api/totp", json!({"password": "wrong horse battery"})).await.problem(422);
    let begun = mira.post("/api/totp", json!({"password": PASSWORD})).await.is(200);
    let secret = begun["secret"].as_str().expect("a secret");
    let code = digits(&practice, secret);
    let confirmed = mira.post("/api/totp/confirm", json!({"code": code})).await.is(200);
    let recovery = confirmed["recovery_codes"].as_array().expect("codes");
    assert_eq!(recovery.len(), 10);

    let mut tablet = practice.browser();
    let with = |code: &str| json!({"user_name": "mira", "password": PASSWORD, "code": code});
    let needed = tablet.sign_in("mira").await;
    needed.problem(401);
    assert_eq!(needed.json()["type"], "urn:palpate:code-needed");
    tablet.post("/api/session", with(&code)).await.problem(401);
    practice.wait(30);
    let code = digits(&practice, secret);
    tablet.post("/api/session", with(&code)).await.is(200);
    tablet.post("/api/session", with(&code)).await.problem(401);
    let spare = recovery[3].as_str().expect("a code");
    tablet.post("/api/session", with(spare)).await.is(200);
    tablet.post("/api/session", with(spare)).await.problem(401);

    tablet.ask("DELETE", "/api/totp", Some(json!({"password": PASSWORD}))).await.is(204);
    practice.browser().sign_in("mira").await.is(200);
}
