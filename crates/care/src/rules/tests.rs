//! What the tests of all rules share, and the rules as a whole.

use super::{add, as_last_time, checks, sign};
use crate::scene::{NOW, Scene, needle, time};
use crate::{Addendum, BodySide, CareError, Check, Level, Rule, VisitState};

/// What one rule says after a change, as `level place`.
#[track_caller]
pub(super) fn check(rule: Rule, change: impl FnOnce(&mut Scene), expected: &[&str]) {
    let said: Vec<String> = told(rule, change).iter().map(line).collect();
    assert_eq!(said, expected);
}

pub(super) fn told(rule: Rule, change: impl FnOnce(&mut Scene)) -> Vec<Check> {
    let mut scene = Scene::new();
    change(&mut scene);
    checks(&scene.visit, &scene.context()).into_iter().filter(|check| check.rule == rule).collect()
}

fn line(check: &Check) -> String {
    let level = match check.level {
        Level::Stop => "stop",
        Level::ReasonNeeded => "reason",
        Level::Missing => "missing",
        Level::Caution => "caution",
    };
    format!("{level} {}", check.place)
}

#[test]
fn a_proper_visit_has_nothing_but_the_hazards_of_its_muscle() {
    let scene = Scene::new();
    let checks = checks(&scene.visit, &scene.context());
    assert_eq!(checks.iter().map(|check| check.rule).collect::<Vec<_>>(), [Rule::Needling]);
    assert!(checks[0].text.contains("sciatic nerve"), "{}", checks[0].text);
}

#[test]
fn a_proper_visit_is_signed_once_and_then_gets_addenda() {
    let scene = Scene::new();
    let signed = sign(&scene.visit, &scene.context()).expect("nothing stops it");
    assert_eq!(signed.state, VisitState::Signed { at: time(NOW), by: scene.clinician.id });
    let again = sign(&signed, &scene.context()).expect_err("signed already");
    assert_eq!(again[0].rule, Rule::Signed);

    let addendum = Addendum { at: time(NOW), by: scene.clinician.id, text: "She called: no soreness.".to_owned() };
    assert_eq!(add(&signed, addendum.clone()).expect("signed").addenda, std::slice::from_ref(&addendum));
    assert!(matches!(add(&scene.visit, addendum.clone()), Err(CareError::NotSigned { .. })));
    assert!(matches!(add(&signed, Addendum { text: " ".to_owned(), ..addendum }), Err(CareError::Empty { .. })));
}

#[test]
fn a_visit_that_is_stopped_stays_a_draft_and_says_why() {
    let mut scene = Scene::new();
    scene.visit.needles[0].out = None;
    let stops = sign(&scene.visit, &scene.context()).expect_err("a needle is in");
    assert_eq!(stops.iter().map(line).collect::<Vec<_>>(), ["stop needles[0]"]);
    assert_eq!(stops[0].text, "Needle 1 (Gluteus medius, right) is still in.");
}

#[test]
fn as_last_time_takes_over_the_plan_and_nothing_that_was_done() {
    let mut scene = Scene::new();
    scene.visit.case.history = vec!["sitting".to_owned()];
    scene.visit.needles.push(needle(2, "piriformis", BodySide::Left));
    let id = crate::VisitId(uuid::Uuid::from_u128(99));
    let next = as_last_time(&scene.visit, id, time(NOW), scene.clinician.id);
    assert_eq!((next.plan.text.as_str(), next.plan.visits), ("Needling.", None));
    assert_eq!(next.case.history, ["sitting"]);
    assert!(next.needles.is_empty() && next.measures.is_empty() && next.consent.is_none() && !next.safety.is_complete);
    assert_eq!((next.id, next.state), (id, VisitState::Draft));
}
