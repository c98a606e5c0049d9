//! Doubles, how long a record is kept, and how it goes.

use serde_json::{Value, json};

use super::{Browser, PASSWORD, Practice, id, patient};

const DAY: i64 = 24 * 60 * 60;

#[tokio::test]
async fn two_entries_become_one_and_both_addresses_show_it() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let ada = with_visit(&mut mira, patient(), "Neck").await;
    let mut misspelt = patient();
    misspelt["name"]["family"] = json!("Mueller");
    misspelt["standing"] = json!([embedded::atlas().contraindications()[0].id]);
    let double = with_visit(&mut mira, misspelt, "Hip").await;

    let page = mira.get(&path(&ada)).await.is(200);
    assert_eq!(page["possible_doubles"][0]["id"], double["id"]);
    let extent = mira.get(&format!("{}/extent", path(&double))).await.is(200);
    let expected = json!({
        "id": double["id"], "name": "Ada Mueller", "birth_date": "1970-05-01", "sex": "female", "episodes": 1, "visits": 1,
        "last_visit": "2026-03-02",
    });
    assert_eq!(extent, expected);

    let merge = format!("{}/merge", path(&ada));
    mira.post(&merge, json!({"double": ada["id"]})).await.problem(409);
    mira.post(&merge, json!({"double": "018f4e2a-7c1d-7000-8000-00000000000b"})).await.problem(404);
    mira.post(&merge, json!({"double": double["id"]})).await.is(204);
    mira.post(&merge, json!({"double": double["id"]})).await.problem(409);

    for address in [path(&ada), path(&double)] {
        let page = mira.get(&address).await.is(200);
        assert_eq!((&page["patient"]["id"], page["episodes"].as_array().map(Vec::len)), (&ada["id"], Some(2)));
        assert_eq!(page["patient"]["standing"], double["standing"], "what is to be minded is taken over");
        assert_eq!(page["possible_doubles"], json!([]));
        let merged = &page["doubles"][0];
        assert_eq!((&merged["name"], &merged["by"]["name"]), (&json!("Ada Mueller"), &json!("Mira Stone")));
        assert_eq!(merged["at"], "2026-03-02T09:00:00Z");
    }
    mira.put(&path(&double), json!({"patient": double, "version": 2})).await.problem(409);
    let read = mira.get(&format!("{}/accesses", path(&ada))).await.is(200);
    let read: Vec<&str> = read.as_array().unwrap().iter().filter_map(|line| line["what"].as_str()).collect();
    assert!(read.contains(&format!("merged {}", id(&double)).as_str()) && read.contains(&"compared"), "{read:?}");
    practice.store.verify().await.expect("whole");
}

#[tokio::test]
async fn the_front_desk_merges_and_learns_nothing_clinical_by_it() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let ada = with_visit(&mut mira, patient(), "Neck").await;
    let double = with_visit(&mut mira, patient(), "Hip").await;
    let desk = json!({"name": {"family": "Desk"}, "role": "front_desk", "user_name": "desk", "password": PASSWORD});
    mira.post("/api/practitioners", desk).await.is(201);
    let mut desk = practice.browser();
    desk.sign_in("desk").await.is(200);
    let page = desk.get(&path(&ada)).await.is(200);
    assert_eq!(page["possible_doubles"][0]["open_episodes"], json!([]));
    desk.post(&format!("{}/merge", path(&ada)), json!({"double": double["id"]})).await.is(204);
    let page = desk.get(&path(&double)).await.is(200);
    assert_eq!((&page["patient"]["id"], &page["episodes"]), (&ada["id"], &json!([])));
    assert_eq!(page["doubles"][0]["by"]["name"], "Desk");
}

#[tokio::test]
async fn a_record_is_erased_by_the_owner_with_the_password_and_the_chain_holds() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let ada = with_visit(&mut mira, patient(), "Neck").await;
    let double = with_visit(&mut mira, patient(), "Hip").await;
    mira.post(&format!("{}/merge", path(&ada)), json!({"double": double["id"]})).await.is(204);

    let exported = mira.get(&format!("{}/export", path(&double))).await;
    assert_eq!(exported.status.as_u16(), 200);
    assert_eq!(exported.headers["content-disposition"], format!("attachment; filename=\"patient-{}.jsonl\"", id(&ada)));
    let lines = String::from_utf8(exported.bytes.clone()).expect("text");
    assert!(lines.contains("Müller") && lines.contains("Hip") && !lines.contains("Riverside"), "{lines}");

    let mut erase = async |who: &Value, reason: &str, password: &str| {
        mira.ask("DELETE", &path(who), Some(json!({"reason": reason, "password": password}))).await
    };
    for (reason, password, place) in [
        ("asked by the patient", "wrong horse battery", "password"),
        ("asked by Ada", PASSWORD, "reason"),
        (" ", PASSWORD, "reason"),
    ] {
        let refused = erase(&ada, reason, password).await;
        refused.problem(422);
        assert_eq!(refused.json()["place"], place);
    }
    erase(&double, "asked by the patient", PASSWORD).await.problem(409);
    erase(&ada, "asked by the patient", PASSWORD).await.is(204);
    erase(&ada, "asked by the patient", PASSWORD).await.problem(404);

    for gone in [&ada, &double] {
        mira.get(&path(gone)).await.problem(404);
        mira.get(&format!("{}/export", path(gone))).await.problem(404);
    }
    assert_eq!(mira.get("/api/patients").await.is(200), json!([]));
    assert_eq!(mira.get("/api/today").await.is(200)["visits"], json!([]));
    practice.store.verify().await.expect("whole");
}

#[tokio::test]
async fn records_whose_time_is_over_are_listed_and_stay_until_somebody_erases_them() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let ada = with_visit(&mut mira, patient(), "Neck").await;
    let start = mira.get("/api/retention").await.is(200);
    assert_eq!(start, json!({"keep_years": null, "version": 1, "over": []}));
    mira.put("/api/retention", json!({"keep_years": 0, "version": 1})).await.problem(422);
    let set = mira.put("/api/retention", json!({"keep_years": 3, "version": 1})).await.is(200);
    assert_eq!(set, json!({"keep_years": 3, "version": 2, "over": []}));
    mira.put("/api/retention", json!({"keep_years": 9, "version": 1})).await.problem(409);
    assert_eq!(mira.get("/api/session").await.is(200)["clinic"]["keep_years"], 3);

    // On the same day three years later the last day is not over.
    practice.wait((3 * 365 + 1) * DAY);
    mira.sign_in("mira").await.is(200);
    assert_eq!(mira.get("/api/retention").await.is(200)["over"], json!([]));
    practice.wait(DAY);
    mira.sign_in("mira").await.is(200);
    let over = mira.get("/api/retention").await.is(200)["over"].clone();
    assert_eq!((&over[0]["id"], &over[0]["last_visit"]), (&ada["id"], &json!("2026-03-02")));
    mira.get(&path(&ada)).await.is(200);
    let unset = mira.put("/api/retention", json!({"keep_years": null, "version": 2})).await.is(200);
    assert_eq!(unset, json!({"keep_years": null, "version": 3, "over": []}));
}

/// A new patient with an episode and a visit.
async fn with_visit(browser: &mut Browser<'_>, new: Value, title: &str) -> Value {
    let patient = browser.post("/api/patients", new).await.is(201)["patient"].clone();
    let episode = browser.post(&format!("{}/episodes", path(&patient)), json!({"title": title})).await.is(201);
    let visits = format!("/api/episodes/{}/visits", id(&episode["episode"]));
    browser.post(&visits, json!({"kind": "first"})).await.is(201);
    patient
}

fn path(patient: &Value) -> String {
    format!("/api/patients/{}", id(patient))
}
