//! What is known of the person shifts the prior, on the toy atlas.

mod support;

use locate::Engine;
use support::toy::{answer, cause, edited};

const CHEST: &str = r#""pain": [{"region": "chest.right"}]"#;

fn odds(p: f64) -> f64 {
    p / (1.0 - p)
}

/// Posterior odds of the mimic on the right in a case with these fields and nothing else.
fn root_odds(engine: &Engine<'_>, fields: &str) -> f64 {
    let json = if fields.is_empty() { r#"{"id": "c"}"#.to_owned() } else { format!(r#"{{"id": "c", {fields}}}"#) };
    odds(cause(&answer(engine, &json), "root", "right").p)
}

#[test]
fn sex_age_and_duration_multiply_the_odds() {
    let factor = |person: &str, odds: f64| {
        format!("[[prior.when]]\nperson = {person}\nodds = {odds}\ngrade = \"opinion\"\n\n[[sensitises]]")
    };
    for (person, fits, fits_not) in [
        ("{ sex = \"female\" }", r#""sex": "female""#, r#""sex": "male""#),
        ("{ age = [50, 130] }", r#""age": 50"#, r#""age": 49"#),
        ("{ weeks = [0, 6] }", r#""duration_weeks": 5"#, r#""duration_weeks": 6"#),
    ] {
        let atlas = edited(&[("mimics/root.toml", "[[sensitises]]", &factor(person, 3.0))]);
        let engine = Engine::new(&atlas);
        let unknown = root_odds(&engine, "");
        // Answers are rounded to a hundredth of a percent.
        assert!((root_odds(&engine, fits) / unknown - 3.0).abs() < 0.03, "{person}");
        assert!((root_odds(&engine, fits_not) / unknown - 1.0).abs() < 1e-9, "{person}");
    }
}

/// Counted in 30 people: `toy` in half of them, `other` in a tenth; in the toys as they are, both in half.
fn counted() -> atlas::Atlas {
    edited(&[("muscles/other.toml", "share = 0.5", "share = 0.1")])
}

#[test]
fn counts_in_a_population_order_its_muscles() {
    let p = |atlas: &atlas::Atlas, json: &str| {
        let found = answer(&Engine::new(atlas), json);
        (cause(&found, "toy", "right").p, cause(&found, "other", "right").p)
    };
    let case = format!(r#"{{"id": "c", {CHEST}}}"#);
    let (before, after) = (p(&edited(&[]), &case), p(&counted(), &case));
    assert!(after.0 > before.0 && after.1 < before.1, "{before:?} {after:?}");
    // Nobody without pain is of the population.
    assert_eq!(p(&edited(&[]), r#"{"id": "c"}"#), p(&counted(), r#"{"id": "c"}"#));
}

#[test]
fn pain_elsewhere_is_not_of_the_population() {
    let thigh = r#"{"id": "c", "pain": [{"region": "thigh.right"}]}"#;
    let p = |atlas: &atlas::Atlas| cause(&answer(&Engine::new(atlas), thigh), "toy", "right").p;
    assert_eq!(p(&counted()), p(&edited(&[])));
}
