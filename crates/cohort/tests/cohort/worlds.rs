use cohort::{CohortError, World};

const NEAR: &str = include_str!("../../worlds/near.toml");

#[test]
fn the_worlds_differ_where_a_model_could_be_tuned_to_one() {
    let [near, far] = World::IDS.map(|id| World::named(id).expect("a world"));
    assert_ne!(*near.drawing.correlation_cm, *far.drawing.correlation_cm);
    assert_ne!(*near.drawing.warp_cm, *far.drawing.warp_cm);
    assert_ne!(*near.expression.whole_share, *far.expression.whole_share);
    assert_ne!(near.seed, far.seed);
}

#[test]
fn impossible_figures_are_refused_by_name() {
    let world = |from: &str, to: &str| {
        assert_eq!(NEAR.matches(from).count(), 1, "`{from}` stands once");
        World::from_toml("test", &NEAR.replace(from, to))
    };
    assert!(matches!(
        world("slip_share = { value = 0.01", "slip_share = { value = 1.5"),
        Err(CohortError::OutOfRange { key: "slip_share", .. })
    ));
    assert!(matches!(world("[0.03, 0.35", "[0.13, 0.35"), Err(CohortError::OutOfRange { key: "number_shares", .. })));
    assert!(matches!(world("stray_share =", "strange_share ="), Err(CohortError::Syntax { .. })));
    assert!(matches!(World::named("middle"), Err(CohortError::UnknownWorld { .. })));
}

#[test]
fn a_figure_without_a_basis_is_refused() {
    let from = r#"least_part = { value = 0.4, basis = "Our estimate.","#;
    assert_eq!(NEAR.matches(from).count(), 1);
    let bare = NEAR.replace(from, "least_part = { value = 0.4,");
    let refused = World::from_toml("test", &bare).expect_err("an error");
    assert!(matches!(&refused, CohortError::Syntax { problem, .. } if problem.contains("basis")), "{refused}");
}
