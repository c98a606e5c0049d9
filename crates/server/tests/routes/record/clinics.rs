use care::{Clinic, ClinicId, Practitioner, PractitionerId};
use serde_json::json;
use store::{Actor, Credential, Who};
use uuid::Uuid;

use super::{PASSWORD, Practice, id, patient};

#[tokio::test]
async fn what_belongs_to_another_clinic_is_not_there() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let me = mira.get("/api/session").await.is(200)["me"].clone();
    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Neck"})).await.is(201)["episode"].clone();
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let visit = mira.post(&visits, json!({"kind": "first"})).await.is(201)["visit"].clone();

    second_clinic(&practice).await;
    let mut zoe = practice.browser();
    zoe.sign_in("zoe").await.is(200);
    for path in [
        format!("/api/patients/{}", id(&ada)),
        format!("/api/patients/{}/accesses", id(&ada)),
        format!("/api/patients/{}/extent", id(&ada)),
        format!("/api/episodes/{}", id(&episode)),
        format!("/api/episodes/{}/track", id(&episode)),
        format!("/api/episodes/{}/reports", id(&episode)),
        format!("/api/episodes/{}/invitations", id(&episode)),
        format!("/api/visits/{}", id(&visit)),
        format!("/api/visits/{}/history", id(&visit)),
    ] {
        zoe.get(&path).await.problem(404);
        mira.get(&path).await.is(200);
    }
    zoe.post(&format!("/api/episodes/{}/invitations", id(&episode)), json!({})).await.problem(404);
    zoe.post(&format!("/api/visits/{}/pairing", id(&visit)), json!({})).await.problem(404);
    zoe.post(&visits, json!({"kind": "first"})).await.problem(404);
    zoe.post(&episodes, json!({"title": "Neck"})).await.problem(404);
    let path = format!("/api/patients/{}", id(&ada));
    zoe.get(&format!("{path}/export")).await.problem(404);
    let erasing = json!({"reason": "asked", "password": PASSWORD});
    zoe.ask("DELETE", &path, Some(erasing)).await.problem(404);
    let her_own = zoe.post("/api/patients", patient()).await.is(201)["patient"].clone();
    zoe.post(&format!("{path}/merge"), json!({"double": her_own["id"]})).await.problem(404);
    zoe.post(&format!("/api/patients/{}/merge", id(&her_own)), json!({"double": ada["id"]})).await.problem(404);
    assert_eq!(zoe.get(&format!("/api/patients/{}", id(&her_own))).await.is(200)["possible_doubles"], json!([]));
    let path = format!("/api/visits/{}", id(&visit));
    zoe.put(&path, json!({"visit": visit, "version": 1})).await.problem(404);
    zoe.post(&format!("{path}/sign"), json!({"version": 1})).await.problem(404);
    let path = format!("/api/practitioners/{}", id(&me));
    zoe.put(&path, json!({"practitioner": me, "version": 1})).await.problem(404);
    assert_eq!(zoe.get("/api/patients").await.is(200).as_array().map(Vec::len), Some(1));
    assert_eq!(zoe.get("/api/today").await.is(200)["visits"], json!([]));
    assert_eq!(zoe.get("/api/practitioners").await.is(200).as_array().map(Vec::len), Some(1));
}

/// Its owner, `zoe`, has the password of `mira`.
async fn second_clinic(practice: &Practice) {
    let now = *practice.now.lock().expect("a clock");
    let clinic = ClinicId(Uuid::from_u128(1));
    let practitioner = PractitionerId(Uuid::from_u128(2));
    let record = practice.store.of(Actor { clinic, who: Who::Program });
    let entry: Clinic = serde_json::from_value(json!({
        "id": clinic, "name": "Hillside", "time_zone": "Europe/London", "jurisdiction": "england",
    }))
    .expect("a clinic");
    let zoe: Practitioner = serde_json::from_value(json!({
        "id": practitioner, "clinic": clinic, "name": {"family": "Zoe"}, "role": "owner",
    }))
    .expect("a practitioner");
    record.put(&entry, 0, now, "test").await.expect("kept");
    record.put(&zoe, 0, now, "test").await.expect("kept");
    let mira = practice.store.credential("mira").await.expect("a store").expect("mira");
    let credential = Credential { practitioner, clinic, user_name: "zoe".to_owned(), ..mira };
    record.save_credential(&credential, "test", now).await.expect("kept");
}
