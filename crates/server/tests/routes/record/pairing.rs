use serde_json::{Value, json};

use super::{Browser, Practice, id, patient};

/// The path of the pairing of a draft, and its code.
async fn begun(mira: &mut Browser<'_>) -> (Value, String, String) {
    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Neck"})).await.is(201)["episode"].clone();
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let visit = mira.post(&visits, json!({"kind": "first"})).await.is(201)["visit"].clone();
    let path = format!("/api/visits/{}/pairing", id(&visit));
    let code = mira.ask("POST", &path, None).await.is(201)["code"].as_str().expect("a code").to_owned();
    (visit, path, code)
}

#[tokio::test]
async fn what_the_patient_presses_arrives_with_the_muscle_under_the_hand() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let (_, path, code) = begun(&mut mira).await;
    let mut phone = practice.browser();
    phone.post("/api/pair/responses", json!({"kind": "more"})).await.problem(401);
    assert_eq!(mira.get(&path).await.is(200), json!({"is_paired": false, "answers": []}));
    phone.post("/api/pair/session", json!({"code": code})).await.is(204);
    phone.get("/api/pair/session").await.is(204);
    practice.browser().post("/api/pair/session", json!({"code": code})).await.problem(401);

    mira.put(&path, json!({"muscle": "infraspinatus", "side": "right"})).await.is(204);
    phone.post("/api/pair/responses", json!({"kind": "familiar_pain"})).await.is(201);
    mira.put(&path, json!({"muscle": "teres_minor", "side": "left"})).await.is(204);
    practice.wait(1);
    phone.post("/api/pair/responses", json!({"kind": "stop"})).await.is(201);
    let state = mira.get(&path).await.is(200);
    assert_eq!(
        state["answers"],
        json!([
            {"number": 1, "response": {"at": "2026-03-02T09:00:00Z", "kind": "familiar_pain", "muscle": "infraspinatus", "side": "right"}},
            {"number": 2, "response": {"at": "2026-03-02T09:00:01Z", "kind": "stop", "muscle": "teres_minor", "side": "left"}},
        ])
    );
    let rest = mira.get(&format!("{path}?taken=1")).await.is(200);
    assert_eq!(rest["answers"].as_array().map(Vec::len), Some(1));
    assert_eq!(mira.get(&format!("{path}?taken=2")).await.is(200)["answers"], json!([]));
    mira.put(&path, json!({"muscle": "no_such"})).await.problem(422);
    assert!(phone.get("/api/patient/page").await.problem(401).contains("code"), "a phone sees no record");
}

#[tokio::test]
async fn a_restart_loses_neither_the_pairing_nor_an_answer() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let (_, path, code) = begun(&mut mira).await;
    practice.restart();
    let mut phone = practice.browser();
    phone.post("/api/pair/session", json!({"code": code})).await.is(204);
    mira.put(&path, json!({"muscle": "infraspinatus", "side": "right"})).await.is(204);
    practice.restart();
    phone.post("/api/pair/responses", json!({"kind": "familiar_pain"})).await.is(201);
    practice.restart();
    phone.get("/api/pair/session").await.is(204);
    let state = mira.get(&path).await.is(200);
    assert_eq!((&state["is_paired"], &state["answers"][0]["number"]), (&json!(true), &json!(1)));
    assert_eq!(state["answers"][0]["response"]["muscle"], "infraspinatus");
}

#[tokio::test]
async fn too_many_answers_are_refused_in_plain_words_and_a_stop_never_is() {
    const MOST: usize = 500;
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let (_, path, code) = begun(&mut mira).await;
    let mut phone = practice.browser();
    phone.post("/api/pair/session", json!({"code": code})).await.is(204);
    for _ in 0..MOST {
        phone.post("/api/pair/responses", json!({"kind": "more"})).await.is(201);
    }
    let detail = phone.post("/api/pair/responses", json!({"kind": "more"})).await.problem(429);
    assert!(detail.contains("say it aloud"), "{detail}");
    phone.post("/api/pair/responses", json!({"kind": "stop"})).await.is(201);
    let answers = mira.get(&path).await.is(200)["answers"].as_array().expect("answers").clone();
    assert_eq!(answers.len(), MOST + 1);
    assert_eq!(answers[MOST]["response"]["kind"], "stop");
    assert_eq!(mira.get(&format!("{path}?taken=501")).await.is(200)["answers"], json!([]));
    phone.post("/api/pair/responses", json!({"kind": "more"})).await.is(201);
}

#[tokio::test]
async fn a_pairing_ends_by_hand_by_signature_and_by_time() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let (visit, path, code) = begun(&mut mira).await;
    let mut phone = practice.browser();
    phone.post("/api/pair/session", json!({"code": code})).await.is(204);
    mira.ask("DELETE", &path, None).await.is(204);
    phone.post("/api/pair/responses", json!({"kind": "more"})).await.problem(401);
    mira.get(&path).await.problem(404);

    let again = mira.ask("POST", &path, None).await.is(201)["code"].clone();
    practice.wait(10 * 60);
    phone.post("/api/pair/session", json!({"code": again})).await.problem(401);
    let again = mira.ask("POST", &path, None).await.is(201)["code"].clone();
    phone.post("/api/pair/session", json!({"code": again})).await.is(204);

    let mut draft = visit.clone();
    draft["safety"] = json!({"is_complete": true});
    let page = format!("/api/visits/{}", id(&visit));
    let version = mira.put(&page, json!({"visit": draft, "version": 1})).await.is(200)["version"].clone();
    phone.get("/api/pair/session").await.is(204);
    mira.post(&format!("{page}/sign"), json!({"version": version})).await.is(200);
    phone.get("/api/pair/session").await.problem(401);
    mira.ask("POST", &path, None).await.problem(409);
}
