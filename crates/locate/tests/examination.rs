//! Examining by what is proposed, with the atlas of this release: what is forecast, what is saved, and that stopping is safe.

use std::sync::OnceLock;

use atlas::{SignScope, Urgency};
use embedded::atlas;
use locate::assessment::{Assessment, NextSign};
use locate::case::{Case, Finding, Outcome, Subject, SubjectKind};
use locate::wire::parse_case;
use locate::{Engine, Walk};

fn engine() -> &'static Engine<'static> {
    static ENGINE: OnceLock<Engine<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(atlas()))
}

fn case(regions: &[&str]) -> Case {
    let pain: Vec<String> =
        regions.iter().map(|region| format!(r#"{{"region": "{region}", "intensity": 6}}"#)).collect();
    parse_case(&format!(r#"{{"id": "x", "age": 50, "sex": "female", "pain": [{}]}}"#, pain.join(", ")), atlas())
        .unwrap()
}

const COMPLAINTS: [&[&str]; 5] = [
    &["shoulder.anterior.right", "arm.lateral.right"],
    &["back.lumbar.left", "buttock.upper.left"],
    &["chest.pectoral.left"],
    &["leg.posterior.right"],
    &["head.temple.right"],
];

fn finding(sign: &NextSign, result: Outcome) -> Finding {
    let muscle = match (atlas().signs()[sign.sign].scope, sign.subject.kind) {
        (SignScope::Muscle, SubjectKind::Muscle(muscle)) => Some(muscle),
        _ => None,
    };
    Finding { sign: sign.sign, muscle, side: sign.subject.side, result }
}

fn with(case: &Case, findings: &[Finding]) -> Case {
    let mut case = case.clone();
    case.findings.extend(findings);
    case
}

fn p(posterior: &[(Subject, f64)], subject: Subject) -> f64 {
    posterior.iter().find(|(other, _)| *other == subject).unwrap().1
}

/// Examines as proposed until it says stop, every answer the same.
fn examined(case: &Case, result: Outcome) -> (Case, Assessment) {
    let mut case = case.clone();
    for _ in 0..40 {
        let assessment = engine().assess(&case);
        if assessment.examination.stop {
            return (case, assessment);
        }
        assert!(!assessment.examination.batch.is_empty(), "to go on is to look for something");
        case.findings.extend(assessment.examination.batch.iter().map(|sign| finding(sign, result)));
    }
    panic!("forty rounds and no end: {:?}", case.pain);
}

#[test]
fn batch_tells_more_than_its_best_sign_and_less_than_their_sum() {
    for regions in COMPLAINTS {
        let assessment = engine().assess(&case(regions));
        let batch = &assessment.examination;
        let most = atlas().defaults().examination.batch_signs;
        assert!(!batch.stop && (1..=most).contains(&batch.batch.len()), "{regions:?}");
        let sum: f64 = batch.batch.iter().map(|sign| sign.bits).sum();
        let best = batch.batch.iter().map(|sign| sign.bits).fold(0.0, f64::max);
        assert!(best <= batch.bits + 1e-12 && batch.bits <= sum + 1e-12, "{best} {} {sum}", batch.bits);
        let alone: f64 = batch.batch.iter().map(|sign| Walk::new(engine()).look(sign.sign, sign.subject)).sum();
        assert!(batch.minutes <= alone + 1e-12, "together no dearer than each alone");
    }
}

#[test]
fn forecast_is_what_the_engine_then_says() {
    let mut errors = Vec::new();
    for regions in COMPLAINTS {
        let case = case(regions);
        for sign in &engine().assess(&case).next {
            for (result, forecast) in [(Outcome::Present, sign.p_if_present), (Outcome::Absent, sign.p_if_absent)] {
                let after = engine().open_signs(&with(&case, &[finding(sign, result)])).0;
                let subject = after.iter().find(|(subject, _)| {
                    subject.kind == sign.subject.kind && subject.side.is_none_or(|side| Some(side) == sign.subject.side)
                });
                errors.push((forecast - subject.unwrap().1).abs());
            }
        }
    }
    errors.sort_by(f64::total_cmp);
    let (median, most) = (errors[errors.len() / 2], errors[errors.len() - 1]);
    assert!(median < 0.01 && most < 0.1, "median {median}, most {most} of {}", errors.len());
}

/// Where dangerous mimics are looked for besides.
const DANGEROUS: [&[&str]; 4] = [
    &["chest.sternum", "arm.medial.left"],
    &["back.thoracic_upper.right", "chest.lateral.right"],
    &["neck.posterior.left", "arm.posterior.left", "hand.dorsum.left"],
    &["forearm.volar.right", "arm.medial.right"],
];

/// Every unasked sign of every dangerous mimic is asked of the engine itself: none may lift the mimic to its flag with more
/// than the chance that is let go.
#[test]
fn stopping_leaves_no_danger_behind() {
    let (model, examination) = (&atlas().defaults().model, &atlas().defaults().examination);
    let mut asked = 0;
    for (regions, result) in
        COMPLAINTS.iter().chain(&DANGEROUS).flat_map(|r| [(r, Outcome::Absent), (r, Outcome::Present)])
    {
        let (case, _) = examined(&case(regions), result);
        let (now, open) = engine().open_signs(&case);
        for sign in &open {
            let SubjectKind::Mimic(mimic) = sign.subject.kind else { continue };
            let limit = match atlas().mimics()[mimic].urgency {
                Urgency::Routine => continue,
                Urgency::Urgent => model.urgent_probability,
                Urgency::Emergency => model.emergency_probability,
            };
            let subject = now
                .iter()
                .find(|(subject, _)| {
                    subject.kind == sign.subject.kind && subject.side.is_none_or(|side| Some(side) == sign.subject.side)
                })
                .unwrap();
            if subject.1 >= limit {
                continue;
            }
            let after = |result| p(&engine().open_signs(&with(&case, &[finding(sign, result)])).0, subject.0);
            let (present, absent) = (after(Outcome::Present), after(Outcome::Absent));
            asked += 1;
            if present >= limit {
                // The mean of what it may become is what it is.
                let chance = (subject.1 - absent) / (present - absent);
                assert!(chance <= examination.danger_chance + 0.01, "{regions:?} {result:?} {sign:?}: {chance}");
            }
        }
    }
    assert!(asked > 0, "only {asked} signs of dangerous mimics were left open");
}

#[test]
fn the_sentence_that_stops_keeps_its_word() {
    let mut kept = 0;
    for regions in COMPLAINTS {
        let (case, assessment) = examined(&case(regions), Outcome::Present);
        let examination = &assessment.examination;
        let answered = |result| {
            let findings: Vec<Finding> = examination.batch.iter().map(|sign| finding(sign, result)).collect();
            engine().open_signs(&with(&case, &findings)).0
        };
        let percent = |words: &str| words.split_once(" %").unwrap().0.parse::<f64>().unwrap() / 100.0;
        let is_muscle = |subject: &Subject| matches!(subject.kind, SubjectKind::Muscle(_));
        if let Some((_, least)) = examination.because.split_once("would stay above ") {
            let first = assessment.causes.iter().find(|cause| is_muscle(&cause.subject)).unwrap();
            let left = p(&answered(Outcome::Absent), first.subject);
            assert!(left >= percent(least) - 0.03, "{}: {left}", examination.because);
        } else if let Some((_, most)) = examination.because.split_once("no muscle would reach ") {
            let muscles = answered(Outcome::Present).into_iter().filter(|(subject, _)| is_muscle(subject));
            let reached = muscles.fold(0.0, |most, (_, p)| f64::max(most, p));
            assert!(reached < percent(most) + 0.03, "{}: {reached}", examination.because);
        } else {
            continue;
        }
        kept += 1;
    }
    assert!(kept > 0, "no complaint ended with a promise");
}

#[test]
fn nothing_hurts_nothing_to_examine() {
    let examination = engine().assess(&Case::default()).examination;
    assert!(!examination.stop && examination.batch.is_empty(), "{examination:?}");
}

#[test]
fn the_way_costs_and_the_hand_that_lies_there_saves() {
    let costs = &atlas().defaults().examination;
    let sign = |id: &str| atlas().signs().iter().position(|sign| sign.id == id).unwrap();
    let muscle = |id: &str| Subject {
        kind: SubjectKind::Muscle(atlas().muscle_index(id).unwrap()),
        side: Some(atlas::Side::Right),
    };
    let (tender, known) = (sign("spot_tenderness"), sign("pain_recognition"));
    let minutes = atlas().signs()[tender].effort;
    let mut walk = Walk::new(engine());
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
    close(walk.look(tender, muscle("infraspinatus")), minutes + costs.muscle_minutes + costs.part_minutes);
    close(walk.look(known, muscle("infraspinatus")), minutes * costs.again_share);
    let calf = walk.look(tender, muscle("soleus"));
    close(calf, minutes + costs.muscle_minutes + costs.part_minutes);
    let chest = walk.look(tender, muscle("pectoralis_minor"));
    close(chest, minutes + costs.muscle_minutes + costs.part_minutes + costs.turn_minutes);
}
