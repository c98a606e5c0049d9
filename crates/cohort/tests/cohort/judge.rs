use crate::simulator;
use cohort::Trouble;
use cohort::judge::{Answered, Danger, Figures, Judged, Judgement, Nonsense, Ranks, coverage};
use locate::Engine;
use locate::baseline::chart;

/// A patient with ranks of the true causes among all, in the engine and in the chart, and forecasts.
fn judged(engine: &[usize], chart: &[usize], forecasts: &[(f64, bool)]) -> Judged {
    Judged {
        n_true: engine.len(),
        ranks: Ranks(engine.to_vec()),
        muscles: Ranks(engine.to_vec()),
        chart: Ranks(chart.to_vec()),
        forecasts: forecasts.to_vec(),
        log_score: 2.0,
        brier: 0.5,
        first: forecasts.first().copied().unwrap_or_default(),
        is_closed: true,
        widest: 0.02,
        has_abstained: false,
        trouble: Trouble::default(),
        danger: None,
    }
}

#[test]
fn figures_by_hand() {
    let all = [
        judged(&[1, 4], &[2, 30], &[(0.95, true), (0.25, true)]),
        judged(&[2], &[1], &[(0.92, false), (0.35, true)]),
        judged(&[], &[], &[(0.05, false)]),
    ];
    let found = Figures::of(&all.iter().collect::<Vec<_>>());
    let value = |estimate: Option<cohort::judge::Estimate>| estimate.expect("a figure").value;
    // The patient without a cause counts neither as right nor as wrong.
    assert_eq!(value(found.all.first), 0.5);
    assert_eq!(found.all.recall.map(value), [1.0 / 3.0, 2.0 / 3.0, 1.0, 1.0]);
    assert_eq!(value(found.all.mrr), 0.75);
    assert_eq!(found.chart.recall.map(value), [1.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0]);
    assert_eq!((found.n_sure, value(found.sure)), (2, 0.5));
    // Off by 0.87 of two, by 0.75, by 0.65 and by 0.05, over five forecasts.
    assert!((value(found.ece) - (0.87 + 0.75 + 0.65 + 0.05) / 5.0).abs() < 1e-12);
}

#[test]
fn the_standard_error_of_a_share_is_that_of_the_binomial() {
    let all: Vec<Judged> = (0..100).map(|n| judged(&[if n % 4 == 0 { 2 } else { 1 }], &[1], &[])).collect();
    let first = Figures::of(&all.iter().collect::<Vec<_>>()).all.first.expect("a figure");
    assert_eq!(first.value, 0.75);
    let binomial = (0.75f64 * 0.25 / 99.0).sqrt();
    assert!((first.error.expect("an error") - binomial).abs() < 1e-9, "{first:?}");
}

#[test]
fn the_surest_are_answered_first() {
    let one = |p: f64, is_so| judged(&[1], &[1], &[(p, is_so)]);
    let all: Vec<Judged> = (0..10).map(|n| one(f64::from(n) / 10.0, n >= 5)).collect();
    let found = coverage(&all.iter().collect::<Vec<_>>());
    assert_eq!(found.iter().map(|point| point.wrong).collect::<Vec<_>>()[..5], [0.0; 5]);
    assert_eq!((found[9].answered, found[9].wrong), (1.0, 0.5));
}

#[test]
fn a_dangerous_mimic_is_flagged() {
    let simulator = simulator("near");
    let atlas = simulator.atlas();
    let engine = Engine::new(atlas);
    let judge = |index| {
        let patient = simulator.red_flag_presentation(20, index).expect("a dangerous mimic");
        let case = patient.case(Vec::new());
        Judged::of(atlas, &patient, &engine.assess(&case), &chart(&engine, &case))
    };
    let all: Vec<Judged> = (0..40).map(judge).collect();
    let found = Danger::of(&all.iter().collect::<Vec<_>>());
    assert_eq!((found.patients, found.flagged), (40, 40));
    assert_eq!(found.urgent_enough + found.missed.iter().map(|(_, n)| n).sum::<usize>(), 40);
}

#[test]
fn nothing_is_singled_out_of_a_body_painted_all_over() {
    let atlas = embedded::atlas();
    let engine = Engine::new(atlas);
    let answered = |kind: Nonsense| (kind, Answered::from(&engine.assess(&kind.case(atlas, 1, 0))));
    let nonsense: Vec<_> = Nonsense::ALL.into_iter().map(answered).collect();
    let found = Judgement::of(&[], &nonsense).abstained;
    let share = |who: &str| found.iter().find(|kind| kind.who == who).map(|kind| (kind.abstained, kind.patients));
    assert_eq!(share(Nonsense::Everything.as_str()), Some((1, 1)));
    assert_eq!(found.len(), 3);
}
