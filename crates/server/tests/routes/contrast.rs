use serde_json::json;

use crate::post;

fn shoulder() -> String {
    json!({"id": "a", "pain": [{"region": "shoulder.anterior.right"}], "excluded": ["deltoid_middle"]}).to_string()
}

#[tokio::test]
async fn a_muscle_is_held_against_a_root() {
    let path = "/api/contrast?one=infraspinatus.right&other=radiculopathy_c6.right";
    let answer = post(path, shoulder()).await.json();
    assert_eq!(answer["one"], json!({"cause": "infraspinatus", "side": "right"}));
    let items = answer["items"].as_array().expect("items");
    let missing = items.iter().find(|item| item["part"] == "missing" && item["nats"].as_f64() > Some(0.0));
    assert!(missing.expect("pain of the root that is not there")["words"].as_str().unwrap().contains("would hurt"));
    assert!(answer["distinguish"][0].as_str().is_some_and(|text| text.contains("root")), "{answer}");
}

#[tokio::test]
async fn a_cause_that_is_not_ranked_is_named() {
    for (one, words) in [
        ("deltoid_middle.right", "`deltoid_middle.right` is not ranked"),
        ("infraspinatus", "`infraspinatus` is not ranked"),
        ("infraspinatsu.right", "nearest is `infraspinatus`"),
    ] {
        let path = format!("/api/contrast?one={one}&other=radiculopathy_c6.right");
        let detail = post(&path, shoulder()).await.problem(422);
        assert!(detail.contains(words), "{detail}");
    }
}
