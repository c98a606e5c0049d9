use axum::http::StatusCode;

use crate::get;

#[tokio::test]
async fn every_listed_muscle_and_mimic_has_its_page() {
    for kind in ["muscles", "mimics"] {
        let lines = get(&format!("/api/{kind}")).await.json();
        let lines = lines.as_array().unwrap();
        assert!(!lines.is_empty());
        for line in lines {
            let page = get(&format!("/api/{kind}/{}", line["id"].as_str().unwrap())).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.json()["name"], line["name"]);
        }
    }
}

#[tokio::test]
async fn cited_sources_come_with_the_page() {
    let page = get("/api/muscles/infraspinatus").await.json();
    let keys: Vec<&str> = page["references"].as_array().unwrap().iter().map(|s| s["key"].as_str().unwrap()).collect();
    for key in page["pain"]["sources"].as_array().unwrap() {
        assert!(keys.contains(&key.as_str().unwrap()), "{key}");
    }
}

#[tokio::test]
async fn an_unknown_muscle_names_the_nearest() {
    let detail = get("/api/muscles/trapezius_uper").await.problem(404);
    assert_eq!(detail, "unknown muscle `trapezius_uper`; nearest is `trapezius_upper`");
}

#[tokio::test]
async fn the_vocabularies_are_there() {
    for (path, least) in [("regions", 189), ("signs", 7), ("red-flags", 1), ("loads", 10)] {
        let list = get(&format!("/api/{path}")).await.json();
        assert!(list.as_array().is_some_and(|list| list.len() >= least), "{path}");
    }
    let overview = get("/api/atlas").await.json();
    assert_eq!(overview["version"], embedded::atlas().version());
    assert_eq!(overview["regions"], 189);
}
