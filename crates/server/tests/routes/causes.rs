use crate::get;

#[tokio::test]
async fn a_muscle_has_zones_and_points_on_both_sides() {
    let zones = get("/api/causes/infraspinatus/zones").await.json();
    let sides = |list: &str| -> Vec<String> {
        let lines = zones[list].as_array().unwrap();
        let mut sides: Vec<String> = lines.iter().map(|line| line["side"].as_str().unwrap().to_owned()).collect();
        sides.sort();
        sides.dedup();
        sides
    };
    assert_eq!(sides("zones"), ["left", "right"]);
    assert_eq!(sides("points"), ["left", "right"]);
    for zone in zones["zones"].as_array().unwrap() {
        let is_right = zone["side"] == "right";
        let x = zone["points"][0][0].as_f64().unwrap();
        assert_eq!(x < 0.0, is_right, "the right of the body has negative x");
    }
}

#[tokio::test]
async fn an_unknown_cause_names_the_nearest() {
    let detail = get("/api/causes/infraspinatis/zones").await.problem(404);
    assert_eq!(detail, "unknown muscle or mimic `infraspinatis`; nearest is `infraspinatus`");
}
