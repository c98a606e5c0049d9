//! What every assessment promises.

use locate::case::{Case, SubjectKind};
use locate::evaluate::{score, summarise};
use locate::wire::assessment;
use locate::{Assessment, Engine};

use crate::is_sound;

/// Rounding of sums of many probabilities or areas.
const CRUMB: f64 = 1e-9;

/// Panics, with the case, where its assessment breaks a promise.
#[track_caller]
pub fn check(engine: &Engine<'_>, case: &Case, json: &str) {
    let found = engine.assess(case);
    probabilities(&found, json);
    shares(&found, json);
    red_flags(engine, case, &found, json);
    exclusions(case, &found, json);
    let written = assessment(&found, engine.atlas(), true);
    for cause in &written.causes {
        assert!(cause.lower <= cause.p && cause.p <= cause.upper, "written {cause:?}: {json}");
    }
    assert!(serde_json::to_string(&written).is_ok(), "{json}");
    let figures = summarise(&[score(engine, case, &found)]);
    let all = figures.engine.recall.into_iter().chain([figures.engine.mrr, figures.engine.brier, figures.engine.ece]);
    assert!(all.flatten().all(|figure| figure.is_finite()), "{figures:?}: {json}");
}

fn probabilities(found: &Assessment, json: &str) {
    for ranked in &found.causes {
        assert!(is_sound(ranked.posterior), "{:?} {:?}: {json}", ranked.subject, ranked.posterior);
        for point in &ranked.points {
            assert!(is_sound(point.posterior), "{:?} {point:?}: {json}", ranked.subject);
        }
    }
    assert!(found.causes.is_sorted_by(|a, b| a.posterior.p >= b.posterior.p), "likeliest first: {json}");
    assert!(found.hypotheses.is_sorted_by(|a, b| a.p >= b.p), "likeliest first: {json}");
    let sum: f64 = found.hypotheses.iter().map(|hypothesis| hypothesis.p).sum();
    assert!(found.hypotheses.iter().all(|hypothesis| hypothesis.p >= 0.0) && sum <= 1.0 + CRUMB, "{sum}: {json}");
    for next in &found.next {
        let is_probability = |p: f64| (0.0..=1.0 + CRUMB).contains(&p);
        assert!(next.bits.is_finite() && next.bits >= -CRUMB, "{next:?}: {json}");
        assert!([next.p_now, next.p_if_present, next.p_if_absent].into_iter().all(is_probability), "{next:?}: {json}");
    }
}

fn shares(found: &Assessment, json: &str) {
    let is_share = |share: f64| (-CRUMB..=1.0 + CRUMB).contains(&share);
    assert!(is_share(found.unexplained), "unexplained {}: {json}", found.unexplained);
    assert!((0.0..=100.0 + CRUMB).contains(&found.painted.percent_of_body), "{:?}: {json}", found.painted);
    for ranked in &found.causes {
        let reasons = &ranked.reasons;
        assert!(is_share(reasons.explains) && is_share(reasons.missing), "{:?} {reasons:?}: {json}", ranked.subject);
        let cells = reasons.explained_cells.iter().chain(&reasons.missing_cells);
        assert!(cells.into_iter().all(|&(_, share)| is_share(share)), "{:?} {reasons:?}: {json}", ranked.subject);
    }
}

fn red_flags(engine: &Engine<'_>, case: &Case, found: &Assessment, json: &str) {
    for &flag in &case.red_flags {
        let id = &engine.atlas().red_flags()[flag].id;
        assert!(found.red_flags.iter().any(|raised| raised.id == *id), "`{id}` was answered: {json}");
    }
    assert!(found.red_flags.is_sorted_by(|a, b| a.action >= b.action), "most pressing first: {json}");
}

fn exclusions(case: &Case, found: &Assessment, json: &str) {
    for &excluded in &case.excluded {
        let is_there = found.causes.iter().any(|ranked| {
            let subject = ranked.subject;
            subject.kind == excluded.kind && (excluded.side.is_none() || subject.side == excluded.side)
        });
        assert!(!is_there, "{excluded:?} is ranked: {json}");
    }
    let is_muscle = |kind: SubjectKind| matches!(kind, SubjectKind::Muscle(_));
    assert!(found.causes.iter().all(|ranked| is_muscle(ranked.subject.kind) || ranked.points.is_empty()), "{json}");
}
