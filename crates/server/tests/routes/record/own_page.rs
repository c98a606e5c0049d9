use serde_json::{Value, json};

use super::{Browser, Practice, id, patient};

const WEEK: i64 = 7 * 24 * 3600;
const DAY: i64 = 24 * 3600;

struct Invited {
    episode: Value,
    code: String,
}

/// Ada with an open episode and a code for her page.
async fn invited(mira: &mut Browser<'_>) -> Invited {
    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Right shoulder"})).await.is(201)["episode"].clone();
    let code = invite(mira, &episode).await;
    Invited { episode, code }
}

async fn invite(mira: &mut Browser<'_>, episode: &Value) -> String {
    let path = format!("/api/episodes/{}/invitations", id(episode));
    let invitation = mira.ask("POST", &path, None).await.is(201);
    let code = invitation["code"].as_str().expect("a code").to_owned();
    assert_eq!(invitation["link"], format!("/me#{code}"), "the code stands where browsers do not send it");
    code
}

fn claim(code: &str) -> Value {
    json!({"code": code, "birth_date": "1970-05-01"})
}

/// A signed visit without needles, with a measured activity and something to do at home.
async fn signed_visit(mira: &mut Browser<'_>, episode: &Value) -> Value {
    let visits = format!("/api/episodes/{}/visits", id(episode));
    let begun = mira.post(&visits, json!({"kind": "first"})).await.is(201)["visit"].clone();
    let mut visit = begun.clone();
    visit["safety"] = json!({"is_complete": true});
    visit["plan"] = json!({"text": "Press and stretch, then look again.", "next_visit": "2026-03-09"});
    visit["home"] = json!([{"text": "Stretch the shoulder.", "times_a_day": 2}]);
    visit["manual"] = json!([{"technique": "ischaemic_compression", "muscle": "infraspinatus", "side": "right"}]);
    visit["measures"] = json!([
        {"measure": "nprs", "value": 6, "at": "2026-03-02T09:00:00Z"},
        {"measure": "psfs", "value": 3, "at": "2026-03-02T09:00:00Z", "about": "Reach a shelf"},
    ]);
    visit["note"] = json!("for colleagues alone");
    let path = format!("/api/visits/{}", id(&visit));
    let version = mira.put(&path, json!({"visit": visit, "version": 1})).await.is(200)["version"].clone();
    mira.post(&format!("{path}/sign"), json!({"version": version})).await.is(200)["visit"].clone()
}

#[tokio::test]
async fn a_code_opens_the_page_once_and_every_refusal_sounds_the_same() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, episode } = invited(&mut mira).await;
    let mut ada = practice.browser();
    let wrong_date = ada.post("/api/patient/session", json!({"code": code, "birth_date": "1970-05-02"})).await;
    wrong_date.problem(401);
    let unknown = ada.post("/api/patient/session", claim("0000-0000-0000")).await;
    let typed = code.to_lowercase().replace('-', " ");
    let page = ada.post("/api/patient/session", claim(&typed)).await.is(200);
    assert_eq!((&page["name"], &page["clinic"], &page["last"]), (&json!("Ada"), &json!("Riverside"), &Value::Null));
    let used = practice.browser().post("/api/patient/session", claim(&code)).await;
    let late = invite(&mut mira, &episode).await;
    practice.wait(WEEK);
    let expired = practice.browser().post("/api/patient/session", claim(&late)).await;
    for refused in [&unknown, &used, &expired] {
        refused.problem(401);
        assert_eq!(refused.bytes, wrong_date.bytes);
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    let practice = Practice::new().await;
    practice.set_up().await;
    let mut stranger = practice.browser();
    for guess in 0..20 {
        stranger.post("/api/patient/session", claim(&format!("{guess:012}"))).await.problem(401);
    }
    stranger.post("/api/patient/session", claim("ABCD-ABCD-ABCD")).await.problem(429);
}

#[tokio::test]
async fn the_page_shows_what_the_signed_visit_left_and_nothing_more() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, episode } = invited(&mut mira).await;
    signed_visit(&mut mira, &episode).await;
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let draft = mira.post(&visits, json!({"kind": "follow_up"})).await.is(201)["visit"].clone();
    let mut changed = draft.clone();
    changed["plan"] = json!({"text": "not agreed yet"});
    mira.put(&format!("/api/visits/{}", id(&draft)), json!({"visit": changed, "version": 1})).await.is(200);

    let mut ada = practice.browser();
    let page = ada.post("/api/patient/session", claim(&code)).await.is(200);
    assert_eq!(page, ada.get("/api/patient/page").await.is(200));
    assert_eq!(page["last"]["plan"], "Press and stretch, then look again.");
    assert_eq!(page["last"]["home"][0]["text"], "Stretch the shoulder.");
    let expect = page["last"]["expect"][0].as_str().expect("a text");
    assert_eq!(expect, embedded::atlas().technique("ischaemic_compression").expect("in the atlas").expect);
    let activities: Vec<&Value> = page["questions"].as_array().unwrap().iter().map(|one| &one["activity"]).collect();
    assert!(activities.contains(&&json!("Reach a shelf")), "{activities:?}");
    let whole = page.to_string();
    for hidden in ["for colleagues alone", "not agreed yet", "infraspinatus", "1970", "Müller"] {
        assert!(!whole.contains(hidden), "{hidden}");
    }
    practice.wait(DAY);
    ada.get("/api/patient/page").await.problem(401);
}

#[tokio::test]
async fn a_report_stands_by_itself_until_it_is_taken_over() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, episode } = invited(&mut mira).await;
    signed_visit(&mut mira, &episode).await;
    let mut ada = practice.browser();
    ada.post("/api/patient/session", claim(&code)).await.is(200);
    let drawing = json!({"strokes": [{"points": [[-150, 1350, 60], [-150, 1360, 60]], "radius": 15, "intensity": 4, "layer": 0}]});
    let sent = json!({
        "drawing": drawing,
        "answers": [{"measure": "nprs", "value": 3}, {"measure": "psfs", "about": "Reach a shelf", "value": 7}],
        "after_effects": ["soreness"],
        "done_at_home": ["Stretch the shoulder.", "something else"],
        "words": "Better.",
    });
    let answer = ada.post("/api/patient/report", sent).await.is(201);
    let advice = &embedded::atlas().self_report().after_effect("soreness").expect("in the atlas").advice;
    assert_eq!((&answer["told"], &answer["advice"]), (&json!("expected"), &json!([advice])));
    practice.wait(60);
    let danger = ada.post("/api/patient/report", json!({"warnings": ["saddle_numbness"]})).await.is(201);
    assert_eq!(danger["told"], "emergency");

    let new = mira.get("/api/today").await.is(200)["reports"].clone();
    assert_eq!(
        (&new[0]["told"], &new[1]["told"]),
        (&json!("emergency"), &json!("expected")),
        "what cannot wait is on top"
    );
    assert_eq!(new[0]["patient"]["name"], "Ada Müller");
    let path = format!("/api/episodes/{}/reports", id(&episode));
    let reports = mira.get(&path).await.is(200);
    let report = &reports[1]["report"];
    assert_eq!(report["done_at_home"], json!(["Stretch the shoulder."]), "only what was given");
    assert_eq!((&report["measures"][0]["by_patient"], &report["words"]), (&json!(true), &json!("Better.")));
    assert_eq!(report["drawing"]["strokes"][0]["radius"], 15.0);

    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let draft = mira.post(&visits, json!({"kind": "follow_up"})).await.is(201)["visit"].clone();
    let read = format!("/api/reports/{}/read", id(report));
    let taken = mira.post(&read, json!({"version": 1, "visit": draft["id"]})).await.is(200);
    assert_eq!((&taken["report"]["state"]["state"], &taken["version"]), (&json!("taken"), &json!(2)));
    assert_eq!(taken["report"]["words"], "Better.");
    mira.post(&read, json!({"version": 1})).await.problem(409);
    assert_eq!(mira.get("/api/today").await.is(200)["reports"].as_array().map(Vec::len), Some(1));
    assert!(practice.store.verify().await.is_ok());
}

#[tokio::test]
async fn nonsense_is_refused_and_a_flood_ends() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, .. } = invited(&mut mira).await;
    let mut ada = practice.browser();
    ada.post("/api/patient/session", claim(&code)).await.is(200);
    for wrong in [
        json!({}),
        json!({"words": " "}),
        json!({"words": "x".repeat(2001)}),
        json!({"answers": [{"measure": "nprs", "value": 11}]}),
        json!({"answers": [{"measure": "ndi", "value": 11}]}),
        json!({"after_effects": ["wings"]}),
        json!({"warnings": ["history_of_cancer"]}),
        json!({"pain": [{"region": "nowhere"}]}),
        json!({"episode": "018f4e2a-7c1d-7000-8000-00000000000b"}),
    ] {
        ada.post("/api/patient/report", wrong).await.problem(422);
    }
    for _ in 0..20 {
        ada.post("/api/patient/report", json!({"words": "again"})).await.is(201);
    }
    ada.post("/api/patient/report", json!({"words": "again"})).await.problem(429);
    practice.wait(DAY / 2);
    ada.post("/api/patient/report", json!({"words": "again"})).await.problem(429);
}

#[tokio::test]
async fn a_patient_reaches_no_other_route() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, episode } = invited(&mut mira).await;
    let visit = signed_visit(&mut mira, &episode).await;
    let mut ada = practice.browser();
    ada.post("/api/patient/session", claim(&code)).await.is(200);
    let document = serde_json::to_value(server::openapi()).expect("JSON");
    let mut tried = 0;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, route) in methods.as_object().expect("methods") {
            let is_open =
                ["/api/patient/", "/api/pair/"].iter().any(|own| path.starts_with(own)) || path == "/api/session";
            if is_open || route["responses"].get("401").is_none() {
                continue;
            }
            let own = [("patients", &visit["patient"]), ("episodes", &episode["id"]), ("visits", &visit["id"])];
            let kind = path.split('/').nth(2).unwrap_or_default();
            let owned = own.iter().find(|(name, _)| *name == kind).and_then(|(_, id)| id.as_str());
            let path = path.replace("{id}", owned.unwrap_or("018f4e2a-7c1d-7000-8000-00000000000b"));
            ada.ask(&method.to_uppercase(), &path, None).await.problem(401);
            tried += 1;
        }
    }
    assert!(tried > 25, "{tried} routes were tried");
    assert_eq!(ada.get("/api/session").await.is(200)["me"], Value::Null);
}

#[tokio::test]
async fn a_patient_sees_who_read_the_own_record_and_nobody_elses() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, episode } = invited(&mut mira).await;
    let other =
        mira.post("/api/patients", json!({"name": {"family": "Other"}, "sex": "male"})).await.is(201)["patient"]
            .clone();
    mira.get(&format!("/api/patients/{}", id(&other))).await.is(200);
    mira.get(&format!("/api/episodes/{}", id(&episode))).await.is(200);
    let mut ada = practice.browser();
    ada.post("/api/patient/session", claim(&code)).await.is(200);
    let accesses = ada.get("/api/patient/accesses").await.is(200);
    let lines: Vec<&str> = accesses.as_array().unwrap().iter().map(|line| line["what"].as_str().unwrap()).collect();
    assert_eq!(lines, ["own page opened".to_owned(), format!("episode {}", id(&episode)), "link made".to_owned()]);
    assert_eq!(accesses[1]["who"]["name"], "Mira Stone");
    ada.ask("DELETE", "/api/patient/session", None).await.is(204);
    ada.get("/api/patient/accesses").await.problem(401);
}

#[tokio::test]
async fn nobody_is_invited_without_a_birth_date() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let other =
        mira.post("/api/patients", json!({"name": {"family": "Other"}, "sex": "male"})).await.is(201)["patient"]
            .clone();
    let episodes = format!("/api/patients/{}/episodes", id(&other));
    let episode = mira.post(&episodes, json!({"title": "Neck"})).await.is(201)["episode"].clone();
    let path = format!("/api/episodes/{}/invitations", id(&episode));
    let detail = mira.ask("POST", &path, None).await.problem(422);
    assert!(detail.contains("birth date"), "{detail}");
}

#[tokio::test]
async fn an_invitation_is_seen_and_taken_back() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let Invited { code, episode } = invited(&mut mira).await;
    let path = format!("/api/episodes/{}/invitations", id(&episode));
    practice.wait(60);
    let second = invite(&mut mira, &episode).await;
    let seen = mira.get(&path).await.is(200);
    assert_eq!((seen.as_array().map(Vec::len), &seen[0]["by"]["name"]), (Some(2), &json!("Mira Stone")));
    assert_eq!(
        (&seen[1]["made"], &seen[1]["expires"], &seen[1]["used"]),
        (&json!("2026-03-02T09:00:00Z"), &json!("2026-03-09T09:00:00Z"), &Value::Null)
    );
    assert!(!seen.to_string().contains(&code), "a code is shown once");

    mira.ask("DELETE", &format!("/api/invitations/{}", id(&seen[0])), None).await.is(204);
    mira.ask("DELETE", &format!("/api/invitations/{}", id(&seen[0])), None).await.problem(404);
    practice.browser().post("/api/patient/session", claim(&second)).await.problem(401);

    let mut ada = practice.browser();
    ada.post("/api/patient/session", claim(&code)).await.is(200);
    let used = mira.get(&path).await.is(200);
    assert_eq!(
        (&used[0]["used"], &used[0]["open_until"]),
        (&json!("2026-03-02T09:01:00Z"), &json!("2026-03-03T09:01:00Z"))
    );
    mira.ask("DELETE", &format!("/api/invitations/{}", id(&used[0])), None).await.is(204);
    ada.get("/api/patient/page").await.problem(401);
    assert_eq!(mira.get(&path).await.is(200), json!([]));

    let accesses = mira.get(&format!("/api/patients/{}/accesses", episode["patient"].as_str().expect("an id"))).await;
    let accesses = accesses.is(200);
    let lines: Vec<&str> = accesses.as_array().unwrap().iter().map(|line| line["what"].as_str().unwrap()).collect();
    assert_eq!(lines, ["own page closed", "own page opened", "link taken back", "link made", "link made"]);
    assert_eq!(accesses[0]["who"]["name"], "Mira Stone");
    assert!(practice.store.verify().await.is_ok());
}
