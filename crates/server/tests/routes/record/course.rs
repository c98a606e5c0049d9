use care::{ConsentItem, Jurisdiction};
use serde_json::{Value, json};

use super::{Browser, Practice, id, patient};

#[tokio::test]
async fn a_first_visit_from_setup_to_addendum() {
    let practice = Practice::new().await;
    let start = practice.browser().get("/api/session").await.is(200);
    assert_eq!((&start["record"], &start["is_first_run"], &start["me"]), (&json!(true), &json!(true), &Value::Null));
    let mut mira = practice.set_up().await;
    let me = mira.get("/api/session").await.is(200);
    assert_eq!((&me["me"]["role"], &me["is_first_run"]), (&json!("owner"), &json!(false)));
    train(&mut mira, &me["me"]).await;

    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let found = mira.get("/api/patients?search=Muler").await.is(200);
    assert_eq!(found[0]["name"], "Ada Müller", "a typing error is forgiven");
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Right shoulder"})).await.is(201)["episode"].clone();
    assert_eq!(episode["opened"], "2026-03-02");
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let begun = mira.post(&visits, json!({"kind": "first"})).await.is(201);
    let path = format!("/api/visits/{}", id(&begun["visit"]));

    let mut visit = begun["visit"].clone();
    visit["safety"] = json!({"is_complete": true});
    visit["consent"] = consent(&visit["clinician"]);
    visit["measures"] = json!([{"measure": "nprs", "value": 6, "at": "2026-03-02T09:00:00Z"}]);
    visit["needles"] = json!([needle()]);
    let saved = mira.put(&path, json!({"visit": visit, "version": 1})).await.is(200);
    assert_eq!(saved["version"], 2);

    let stale = mira.put(&path, json!({"visit": visit, "version": 1})).await;
    stale.problem(409);
    assert_eq!(stale.json()["type"], "urn:palpate:stale");
    let current = mira.get(&path).await.is(200);
    assert_eq!(stale.json()["current"], json!({"visit": current["visit"], "version": 2}));

    practice.wait(600);
    let sign = format!("{path}/sign");
    let refused = mira.post(&sign, json!({"version": 2})).await;
    refused.problem(422);
    let rules: Vec<Value> = refused.json()["checks"].as_array().expect("checks").clone();
    assert!(rules.iter().all(|check| check["rule"] == "needle_count" && check["level"] == "stop"), "{rules:#?}");
    assert!(!rules.is_empty());

    visit["needles"][0]["out"] = json!({"at": "2026-03-02T09:05:00Z", "is_whole": true});
    let saved = mira.put(&path, json!({"visit": visit, "version": 2})).await.is(200);
    assert_eq!(saved["billing"]["code"], "20560");
    mira.post(&sign, json!({"version": 2})).await.problem(409);
    let signed = mira.post(&sign, json!({"version": 3})).await.is(200);
    assert_eq!(signed["visit"]["state"]["state"], "signed");
    assert_eq!(signed["visit"]["state"]["at"], "2026-03-02T09:10:00Z");
    mira.put(&path, json!({"visit": visit, "version": 4})).await.problem(409);

    let added = mira.post(&format!("{path}/addenda"), json!({"text": "Called: sore until evening."})).await.is(201);
    assert_eq!(added["visit"]["addenda"][0]["text"], "Called: sore until evening.");
    mira.post(&format!("{path}/addenda"), json!({"text": " "})).await.problem(422);

    let history = mira.get(&format!("{path}/history")).await.is(200);
    let reasons: Vec<&str> = history.as_array().unwrap().iter().map(|line| line["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["addendum", "signed", "saved", "saved", "begun"]);
    assert_eq!(history[0]["author"]["name"], "Mira Stone");

    let page = mira.get(&path).await.is(200);
    assert_eq!((&page["version"], &page["checks"]), (&json!(5), &json!([])));
    let accesses = mira.get(&format!("/api/patients/{}/accesses", id(&ada))).await.is(200);
    assert_eq!(accesses[0]["what"], format!("visit {}", id(&visit)));
    assert_eq!(accesses[0]["who"]["name"], "Mira Stone");
    assert_eq!(accesses.as_array().map(Vec::len), Some(3), "each reading once, a search opens no record: {accesses}");

    let track = mira.get(&format!("/api/episodes/{}/track", id(&episode))).await.is(200);
    assert_eq!(track["treated"][0]["muscles"][0]["muscle"], "infraspinatus");
    let today = mira.get("/api/today").await.is(200);
    assert_eq!(today["visits"][0]["muscles"][0]["muscle"], "infraspinatus");
    assert_eq!((&today["visits"][0]["nprs"], &today["unfinished"]), (&json!(6.0), &json!([])));
    assert_eq!(mira.get("/api/today?on=2026-03-03").await.is(200)["visits"], json!([]));

    let next = mira.post(&visits, json!({"kind": "follow_up", "as_last_time": true})).await.is(201);
    assert_eq!((&next["visit"]["needles"], &next["visit"]["kind"]), (&Value::Null, &json!("follow_up")));
    let page = mira.get(&format!("/api/patients/{}", id(&ada))).await.is(200);
    let lines = page["episodes"][0]["visits"].as_array().expect("visits").len();
    assert_eq!(lines, 2);
    assert!(practice.store.verify().await.expect("a whole record").versions > 8);
}

#[tokio::test]
async fn a_draft_stays_the_visit_that_was_begun() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Neck"})).await.is(201)["episode"].clone();
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    mira.post(&visits, json!({"kind": "follow_up", "as_last_time": true})).await.problem(422);
    let begun = mira.post(&visits, json!({"kind": "first"})).await.is(201);
    let path = format!("/api/visits/{}", id(&begun["visit"]));
    let other = "018f4e2a-7c1d-7000-8000-000000000001";
    let by = id(&json!({"id": begun["visit"]["clinician"]}));
    for (field, value) in [
        ("id", json!(other)),
        ("patient", json!(other)),
        ("clinician", json!(other)),
        ("state", json!({"state": "signed", "at": "2026-03-02T09:00:00Z", "by": by})),
        ("addenda", json!([{"at": "2026-03-02T09:00:00Z", "by": by, "text": "later"}])),
    ] {
        let mut changed = begun["visit"].clone();
        changed[field] = value;
        let detail = mira.put(&path, json!({"visit": changed, "version": 1})).await.problem(422);
        assert!(detail.contains(&format!("`visit.{field}`")), "{detail}");
    }
    let mut nonsense = begun["visit"].clone();
    nonsense["case"]["pain"] = json!([{"region": "shoulder.anterior.rihgt"}]);
    let detail = mira.put(&path, json!({"visit": nonsense, "version": 1})).await.problem(422);
    assert!(detail.contains("nearest is `shoulder.anterior.right`"), "{detail}");
    mira.put(&path, json!({"visit": begun["visit"]})).await.problem(422);
    mira.put(&path, json!({"visit": {"note": "a\u{0}b"}, "version": 1})).await.problem(422);
}

async fn train(mira: &mut Browser<'_>, me: &Value) {
    let part =
        embedded::atlas().vocabulary().muscles.iter().find(|row| row.id == "infraspinatus").map(|row| &row.group);
    let mut me = me.clone();
    me["training"] = json!([{"part": part, "course": "Level 1", "hours": 54, "completed": "2024-01-15"}]);
    let path = format!("/api/practitioners/{}", id(&me));
    mira.put(&path, json!({"practitioner": me, "version": 1})).await.is(200);
}

fn needle() -> Value {
    json!({"number": 1, "muscle": "infraspinatus", "side": "right", "technique": "pistoning", "inserted": "2026-03-02T09:00:00Z"})
}

fn consent(clinician: &Value) -> Value {
    let form = care::form(Jurisdiction::General);
    let agreed = |id: &str, text: &str| ConsentItem { item: id.to_owned(), text: text.to_owned(), is_agreed: true };
    let items: Vec<ConsentItem> = form.items.iter().map(|item| agreed(&item.id, &item.text)).collect();
    json!({
        "form": form.id, "hash": care::hash(&items), "items": items, "signed_name": "Ada Müller",
        "at": "2026-03-02T08:55:00Z", "explained_by": clinician, "copy_given": true,
    })
}
