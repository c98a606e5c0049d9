use serde_json::{Value, json};

use super::{PASSWORD, Practice, id, patient};

/// Each route with what owner, clinician, front desk, auditor and researcher may: `x` or `.`.
const MATRIX: [(&str, &str, &str); 36] = [
    ("GET", "/api/practitioners", "xxxx."),
    ("POST", "/api/practitioners", "x...."),
    ("PUT", "/api/practitioners/{practitioner}", "x...."),
    ("GET", "/api/today", "xxxx."),
    ("GET", "/api/patients", "xxxx."),
    ("POST", "/api/patients", "xxx.."),
    ("GET", "/api/patients/{patient}", "xxxx."),
    ("PUT", "/api/patients/{patient}", "xxx.."),
    ("DELETE", "/api/patients/{patient}", "x...."),
    ("GET", "/api/patients/{patient}/accesses", "x..x."),
    ("GET", "/api/patients/{patient}/export", "x...."),
    ("GET", "/api/patients/{patient}/extent", "xxx.."),
    ("POST", "/api/patients/{patient}/merge", "xxx.."),
    ("GET", "/api/retention", "x...."),
    ("PUT", "/api/retention", "x...."),
    ("POST", "/api/patients/{patient}/episodes", "xx..."),
    ("GET", "/api/episodes/{episode}", "xx..."),
    ("PUT", "/api/episodes/{episode}", "xx..."),
    ("GET", "/api/episodes/{episode}/track", "xx..."),
    ("POST", "/api/episodes/{episode}/visits", "xx..."),
    ("POST", "/api/episodes/{episode}/invitations", "xx..."),
    ("GET", "/api/episodes/{episode}/invitations", "xx..."),
    ("DELETE", "/api/invitations/{invitation}", "xx..."),
    ("GET", "/api/episodes/{episode}/reports", "xx..."),
    ("POST", "/api/reports/{report}/read", "xx..."),
    ("POST", "/api/visits/{visit}/pairing", "xx..."),
    ("GET", "/api/visits/{visit}/pairing", "xx..."),
    ("PUT", "/api/visits/{visit}/pairing", "xx..."),
    ("DELETE", "/api/visits/{visit}/pairing", "xx..."),
    ("GET", "/api/visits/{visit}", "xx..."),
    ("PUT", "/api/visits/{visit}", "xx..."),
    ("POST", "/api/visits/{visit}/sign", "xx..."),
    ("POST", "/api/visits/{visit}/addenda", "xx..."),
    ("GET", "/api/visits/{visit}/history", "xx..."),
    ("GET", "/api/visits/{visit}/handout.pdf", "xx..."),
    ("GET", "/api/visits/{visit}/note.pdf", "xx..."),
];

#[tokio::test]
async fn each_role_may_what_the_matrix_says() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let me = mira.get("/api/session").await.is(200)["me"].clone();
    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Neck"})).await.is(201)["episode"].clone();
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let visit = mira.post(&visits, json!({"kind": "first"})).await.is(201)["visit"].clone();
    let mut browsers = vec![mira];
    for role in ["clinician", "front_desk", "auditor", "researcher"] {
        let new = json!({"name": {"family": role}, "role": role, "user_name": role, "password": PASSWORD});
        browsers[0].post("/api/practitioners", new).await.is(201);
        let mut browser = practice.browser();
        browser.sign_in(role).await.is(200);
        browsers.push(browser);
    }
    for (method, path, expected) in MATRIX {
        let path = path
            .replace("{practitioner}", &id(&me))
            .replace("{patient}", &id(&ada))
            .replace("{episode}", &id(&episode))
            .replace("{visit}", &id(&visit))
            .replace("{report}", "018f4e2a-7c1d-7000-8000-00000000000b")
            .replace("{invitation}", "018f4e2a-7c1d-7000-8000-00000000000b");
        let body = body(method, &path, [&me, &ada, &episode, &visit]);
        let mut found = String::new();
        for browser in &mut browsers {
            let answer = browser.ask(method, &path, body.clone()).await;
            let is_refused = answer.status == 403 && answer.problem(403).contains(" may not ");
            found.push(if is_refused { '.' } else { 'x' });
        }
        assert_eq!(found, expected, "{method} {path}");
        let stranger = practice.browser().ask(method, &path, body).await;
        stranger.problem(401);
    }
}

/// A body that is understood; what it does does not matter here.
fn body(method: &str, path: &str, [me, ada, episode, visit]: [&Value; 4]) -> Option<Value> {
    let end = path.rsplit('/').next().expect("a path");
    let body = match (method, end) {
        ("DELETE", _) if path.contains("/patients/") => json!({"reason": "asked", "password": "not the password"}),
        ("GET" | "DELETE", _) | ("POST", "invitations") => return None,
        ("POST", "merge") => json!({"double": ada["id"]}),
        ("PUT", "retention") => json!({"keep_years": 10, "version": 0}),
        ("POST", "read") => json!({"version": 0}),
        (_, "pairing") => json!({}),
        ("POST", "practitioners") => {
            json!({"name": {"family": "A"}, "role": "clinician", "user_name": "another", "password": PASSWORD})
        }
        ("POST", "patients") => patient(),
        ("POST", "episodes") => json!({"title": "Hip"}),
        ("POST", "visits") => json!({"kind": "follow_up"}),
        ("POST", "sign") => json!({"version": 0}),
        ("POST", "addenda") => json!({"text": "later"}),
        _ if path.contains("/practitioners/") => json!({"practitioner": me, "version": 0}),
        _ if path.contains("/patients/") => json!({"patient": ada, "version": 0}),
        _ if path.contains("/episodes/") => json!({"episode": episode, "version": 0}),
        _ => json!({"visit": visit, "version": 0}),
    };
    Some(body)
}

/// A route that is not in the matrix has been forgotten.
#[test]
fn the_matrix_holds_every_route_of_the_record() {
    let own = ["session", "setup", "password", "totp", "consent-form"];
    let document = serde_json::to_value(server::openapi()).expect("JSON");
    let mut known = 0;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, route) in methods.as_object().expect("methods") {
            let is_of_record = route["responses"].get("403").is_some();
            if is_of_record && !own.iter().any(|own| path.contains(own)) {
                let kind = path.split('/').nth(2).expect("a kind").trim_end_matches('s').to_owned();
                let written = path.replace("{id}", &format!("{{{kind}}}"));
                assert!(
                    MATRIX.iter().any(|row| row.0.eq_ignore_ascii_case(method) && row.1 == written),
                    "{method} {path} is not in the matrix"
                );
                known += 1;
            }
        }
    }
    assert_eq!(known, MATRIX.len());
}

#[tokio::test]
async fn the_front_desk_sees_and_changes_nothing_clinical() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let mut new = patient();
    new["alert"] = json!("faints");
    new["standing"] = json!([embedded::atlas().contraindications()[0].id]);
    let ada = mira.post("/api/patients", new).await.is(201)["patient"].clone();
    let path = format!("/api/patients/{}", id(&ada));
    let diagnosed = json!({"title": "Neck", "diagnoses": [{"text": "Torticollis"}]});
    mira.post(&format!("{path}/episodes"), diagnosed).await.is(201);
    let desk = json!({"name": {"family": "Desk"}, "role": "front_desk", "user_name": "desk", "password": PASSWORD});
    mira.post("/api/practitioners", desk).await.is(201);
    let mut desk = practice.browser();
    desk.sign_in("desk").await.is(200);

    let page = desk.get(&path).await.is(200);
    assert!(page["patient"].get("alert").is_none() && page["patient"].get("standing").is_none(), "{page}");
    assert_eq!(page["episodes"], json!([]));
    assert_eq!(desk.get("/api/patients").await.is(200)[0]["open_episodes"], json!([]));
    assert_eq!(mira.get("/api/patients?search=torticollis").await.is(200).as_array().map(Vec::len), Some(1));
    assert_eq!(desk.get("/api/patients?search=torticollis").await.is(200), json!([]));
    assert_eq!(desk.get("/api/patients?search=ada").await.is(200).as_array().map(Vec::len), Some(1));

    let mut moved = page["patient"].clone();
    moved["contact"] = json!({"phone": "555 0100"});
    desk.put(&path, json!({"patient": moved, "version": 1})).await.is(200);
    let after = mira.get(&path).await.is(200);
    assert_eq!(
        (&after["patient"]["alert"], &after["patient"]["contact"]["phone"]),
        (&json!("faints"), &json!("555 0100"))
    );
    let stale = desk.put(&path, json!({"patient": moved, "version": 1})).await;
    stale.problem(409);
    assert!(stale.json().get("current").is_none());
}

#[tokio::test]
async fn a_clinic_keeps_an_owner_and_who_has_left_is_out() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let me = mira.get("/api/session").await.is(200)["me"].clone();
    let path = format!("/api/practitioners/{}", id(&me));
    for (field, value) in [("role", json!("clinician")), ("has_left", json!(true))] {
        let mut changed = me.clone();
        changed[field] = value;
        mira.put(&path, json!({"practitioner": changed, "version": 1})).await.problem(422);
    }
    let new = json!({"name": {"family": "Ben"}, "role": "clinician", "user_name": "ben", "password": PASSWORD});
    let ben = mira.post("/api/practitioners", new.clone()).await.is(201);
    mira.post("/api/practitioners", new).await.problem(409);
    let mut browser = practice.browser();
    browser.sign_in("BEN").await.is(200);
    let mut left = ben["practitioner"].clone();
    left["has_left"] = json!(true);
    let path = format!("/api/practitioners/{}", id(&left));
    mira.put(&path, json!({"practitioner": left, "version": 1})).await.is(200);
    browser.get("/api/patients").await.problem(401);
    browser.sign_in("ben").await.problem(401);
}
