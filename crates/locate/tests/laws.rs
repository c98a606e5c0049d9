//! Laws that hold for every case, on random ones.

mod support;

use std::sync::OnceLock;

use atlas::Atlas;
use locate::Engine;
use locate::wire::{AssessmentWire, assessment, case, parse_case};
use proptest::prelude::*;
use support::toy;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(toy::atlas)
}

fn engine() -> &'static Engine<'static> {
    static ENGINE: OnceLock<Engine<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(atlas()))
}

const RESULTS: [&str; 3] = ["present", "absent", "unsure"];
const SIDES: [&str; 2] = ["right", "left"];

/// Pain and findings of a random case.
#[derive(Debug, Clone)]
struct Sample {
    cells: Vec<(u16, u8)>,
    regions: Vec<String>,
    /// Muscle, side, result; at most one for each muscle and side.
    findings: Vec<(String, usize, usize)>,
}

impl Sample {
    fn json(&self, findings: &[(String, usize, usize)]) -> String {
        let cells: Vec<String> = self.cells.iter().map(|(cell, i)| format!("[{cell}, {i}]")).collect();
        let pain: Vec<String> = self.regions.iter().map(|id| format!(r#"{{"region": "{id}"}}"#)).collect();
        let findings: Vec<String> = findings
            .iter()
            .map(|(muscle, side, result)| {
                format!(
                    r#"{{"sign": "tender", "muscle": "{muscle}", "side": "{}", "result": "{}"}}"#,
                    SIDES[*side], RESULTS[*result]
                )
            })
            .collect();
        format!(
            r#"{{"id": "x", "drawing": {{"atlas": "9.9.9", "cells": [{}]}}, "pain": [{}], "findings": [{}]}}"#,
            cells.join(","),
            pain.join(","),
            findings.join(",")
        )
    }
}

fn samples() -> impl Strategy<Value = Sample> {
    let n = atlas().body().cells().len() as u16;
    let regions: Vec<String> = atlas().body().regions().iter().map(|region| region.id.clone()).collect();
    let cells = prop::collection::btree_map(0..n, 1u8..=10, 0..25);
    let regions = prop::sample::subsequence(regions, 0..3);
    let findings =
        prop::collection::btree_map((prop::sample::select(vec!["toy", "other"]), 0..2usize), 0..3usize, 0..4);
    (cells, regions, findings).prop_map(|(cells, regions, findings)| Sample {
        cells: cells.into_iter().collect(),
        regions,
        findings: findings.into_iter().map(|((muscle, side), result)| (muscle.to_owned(), side, result)).collect(),
    })
}

fn answer(json: &str) -> AssessmentWire {
    let case = parse_case(json, atlas()).unwrap_or_else(|error| panic!("{error}: {json}"));
    assessment(&engine().assess(&case), atlas(), true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn tender_muscle_never_lowers_a_mimic_that_sensitises_it(sample in samples(), side in 0..2usize) {
        let mut findings = sample.findings.clone();
        findings.retain(|(muscle, other, _)| !(muscle == "toy" && *other == side));
        let before = answer(&sample.json(&findings));
        findings.push(("toy".to_owned(), side, 0));
        let after = answer(&sample.json(&findings));
        let (before, after) = (toy::cause(&before, "root", SIDES[side]), toy::cause(&after, "root", SIDES[side]));
        prop_assert!(after.upper >= before.lower, "{before:?} {after:?}");
        prop_assert!(after.p >= before.p - 0.02, "{before:?} {after:?}");
    }

    #[test]
    fn mirrored_case_has_the_mirrored_answer(sample in samples()) {
        let mirrored = Sample {
            cells: sample.cells.iter().map(|&(cell, i)| (cell ^ 1, i)).collect(),
            regions: sample.regions.iter().map(|id| swapped(id)).collect(),
            findings: sample.findings.iter().map(|(muscle, side, result)| (muscle.clone(), 1 - side, *result)).collect(),
        };
        let (one, two) = (answer(&sample.json(&sample.findings)), answer(&mirrored.json(&mirrored.findings)));
        for cause in &one.causes {
            let side = swapped(cause.side.unwrap());
            let twin = toy::cause(&two, &cause.cause, &side);
            prop_assert!(cause.lower <= twin.upper && twin.lower <= cause.upper, "{cause:?} {twin:?}");
            prop_assert!((cause.p - twin.p).abs() < 0.02);
        }
        prop_assert!((one.unexplained - two.unexplained).abs() < 1e-6);
    }

    #[test]
    fn order_of_what_is_said_does_not_matter(sample in samples()) {
        let mut turned = sample.clone();
        turned.cells.reverse();
        turned.regions.reverse();
        turned.findings.reverse();
        let (one, two) = (answer(&sample.json(&sample.findings)), answer(&turned.json(&turned.findings)));
        for (a, b) in one.causes.iter().zip(&two.causes) {
            prop_assert_eq!((&a.cause, a.side, a.p, a.lower, a.upper), (&b.cause, b.side, b.p, b.lower, b.upper));
        }
    }

    #[test]
    fn same_case_same_answer(sample in samples()) {
        let json = sample.json(&sample.findings);
        prop_assert_eq!(answer(&json), answer(&json));
    }

    #[test]
    fn canonical_form_is_a_fixed_point(sample in samples()) {
        let write = |json: &str| serde_json::to_string(&case(&parse_case(json, atlas()).unwrap(), atlas())).unwrap();
        let once = write(&sample.json(&sample.findings));
        prop_assert_eq!(write(&once), once);
    }
}

fn swapped(id: &str) -> String {
    if id.contains("right") { id.replace("right", "left") } else { id.replace("left", "right") }
}
