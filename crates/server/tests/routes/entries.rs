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
async fn treatment_comes_with_its_sources() {
    let treatment = get("/api/treatment").await.json();
    let list = |key: &str| treatment[key].as_array().expect("a list").clone();
    let keys: Vec<String> =
        list("references").iter().map(|source| source["key"].as_str().unwrap().to_owned()).collect();
    for kind in ["techniques", "contraindications", "measures"] {
        assert!(!list(kind).is_empty(), "{kind}");
        for cited in list(kind).iter().flat_map(|entry| entry["sources"].as_array().cloned().unwrap_or_default()) {
            assert!(keys.iter().any(|key| cited == key.as_str()), "{cited}");
        }
    }
    assert!(list("contraindications").iter().any(|entry| entry["class"] == "absolute"));
}

#[tokio::test]
async fn every_key_that_is_cited_leads_to_its_source() {
    for flag in get("/api/red-flags").await.json().as_array().expect("a list") {
        for key in flag["sources"].as_array().expect("sources") {
            let key = key.as_str().expect("a key");
            assert_eq!(get(&format!("/api/sources/{key}")).await.json()["key"], key);
        }
    }
    assert_eq!(get("/api/sources/nobody1900").await.problem(404), "unknown source `nobody1900`");
}

#[tokio::test]
async fn muscles_can_be_found_by_movement() {
    let movements = get("/api/movements").await.json();
    let known: Vec<&str> = movements.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    let muscles = get("/api/muscles").await.json();
    for muscle in muscles.as_array().unwrap() {
        let made = muscle["movements"].as_array().unwrap();
        assert!(!made.is_empty(), "{}", muscle["id"]);
        assert!(made.iter().all(|id| known.contains(&id.as_str().unwrap())), "{}", muscle["id"]);
    }
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
