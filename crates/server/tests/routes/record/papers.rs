use axum::http::header;
use serde_json::json;

use super::{Practice, id, patient};

#[tokio::test]
async fn handout_and_note_of_a_visit() {
    let practice = Practice::new().await;
    let mut mira = practice.set_up().await;
    let ada = mira.post("/api/patients", patient()).await.is(201)["patient"].clone();
    let episodes = format!("/api/patients/{}/episodes", id(&ada));
    let episode = mira.post(&episodes, json!({"title": "Neck"})).await.is(201)["episode"].clone();
    let visits = format!("/api/episodes/{}/visits", id(&episode));
    let visit = id(&mira.post(&visits, json!({"kind": "first"})).await.is(201)["visit"]);
    for paper in ["handout", "note"] {
        let answer = mira.get(&format!("/api/visits/{visit}/{paper}.pdf")).await;
        assert_eq!(answer.status, 200);
        assert!(answer.bytes.starts_with(b"%PDF"));
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/pdf");
        let name = format!("inline; filename=\"{paper}-2026-03-02.pdf\"");
        assert_eq!(answer.headers[header::CONTENT_DISPOSITION], name.as_str());
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        let accesses = mira.get(&format!("/api/patients/{}/accesses", id(&ada))).await.is(200);
        assert_eq!(accesses[0]["what"], format!("{paper} {visit}"));
    }
    let unknown = "/api/visits/018f4e2a-7c1d-7000-8000-000000000001/note.pdf";
    mira.get(unknown).await.problem(404);
}
