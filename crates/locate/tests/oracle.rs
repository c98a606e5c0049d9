//! The whole way from a case to the posterior against an enumeration written from the documentation.
//!
//! Shares no code with the engine: maps, weights and likelihoods are taken from the atlas again, and
//! all 2^10 sets of the toy atlas are summed.

mod support;

use atlas::{Atlas, CauseKind};
use locate::Engine;
use locate::case::{Case, Outcome, SubjectKind};
use locate::wire::parse_case;
use support::{Dice, toy};

#[test]
fn posterior_is_that_of_the_documented_model() {
    // Patches of one cell of the toy, and of about four.
    agrees(&toy::atlas(), 0..120);
    agrees(&toy::edited(&[("defaults.toml", "patch_cm2 = 12.0", "patch_cm2 = 100.0")]), 120..240);
}

fn agrees(atlas: &Atlas, seeds: std::ops::Range<u64>) {
    let engine = Engine::new(atlas);
    let n_cells = atlas.body().cells().len();
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let n = 1 + dice.below(25);
        let cells: std::collections::BTreeSet<usize> = (0..n).map(|_| dice.below(n_cells)).collect();
        let cells: Vec<String> = cells.iter().map(|cell| format!("[{cell}, 5]")).collect();
        let mut findings = Vec::new();
        for muscle in ["toy", "other"] {
            for side in ["right", "left"] {
                if dice.unit() < 0.4 {
                    let result = ["present", "absent", "unsure"][dice.below(3)];
                    findings.push(format!(
                        r#"{{"sign": "tender", "muscle": "{muscle}", "side": "{side}", "result": "{result}"}}"#
                    ));
                }
            }
        }
        if dice.unit() < 0.5 {
            let result = ["present", "absent", "unsure"][dice.below(3)];
            findings.push(format!(r#"{{"sign": "stretch_test", "side": "right", "result": "{result}"}}"#));
        }
        let history = if dice.unit() < 0.3 { r#""lifting""# } else { "" };
        let json = format!(
            r#"{{"id": "x", "drawing": {{"atlas": "9.9.9", "cells": [{}]}}, "findings": [{}], "history": [{history}]}}"#,
            cells.join(","),
            findings.join(",")
        );
        let case = parse_case(&json, atlas).unwrap();
        let exact = enumerate(atlas, &case);
        for ranked in engine.assess(&case).causes {
            let members: Vec<usize> = (0..atlas.causes().len())
                .filter(|&k| atlas.causes()[k].side == ranked.subject.side && kind(atlas, k) == ranked.subject.kind)
                .collect();
            let p: f64 =
                exact.iter().filter(|(set, _)| members.iter().any(|k| set >> k & 1 == 1)).map(|(_, p)| p).sum();
            let bounds = ranked.posterior.bounds;
            assert!(
                bounds.lower - 1e-9 <= p && p <= bounds.upper + 1e-9,
                "{json}\n{:?}: {p} outside {bounds:?}",
                ranked.subject
            );
        }
    }
}

fn kind(atlas: &Atlas, k: usize) -> SubjectKind {
    match atlas.causes()[k].kind {
        CauseKind::Point { muscle, .. } => SubjectKind::Muscle(muscle),
        CauseKind::Mimic(mimic) => SubjectKind::Mimic(mimic),
    }
}

/// Every set of causes with its probability.
fn enumerate(atlas: &Atlas, case: &Case) -> Vec<(usize, f64)> {
    let n = atlas.causes().len();
    let model = &atlas.defaults().model;
    let mut pooled = vec![0.0; 1 << n];
    for weight in &model.painted_weights {
        let per_cm2 = weight / model.weight_cm2;
        let mass: Vec<f64> = (0..1usize << n).map(|set| ln_mass(atlas, case, per_cm2, set).exp()).collect();
        let total: f64 = mass.iter().sum();
        for (p, mass) in pooled.iter_mut().zip(mass) {
            *p += mass / total / model.painted_weights.len() as f64;
        }
    }
    pooled.into_iter().enumerate().collect()
}

fn ln_mass(atlas: &Atlas, case: &Case, per_cm2: f64, set: usize) -> f64 {
    let causes = atlas.causes();
    let model = &atlas.defaults().model;
    let body = atlas.body();
    let has = |k: usize| set >> k & 1 == 1;
    let inside: Vec<usize> = (0..causes.len()).filter(|&k| has(k)).collect();
    let painted = &case.drawing.as_ref().unwrap().cells;
    let is_painted = |cell: atlas::CellId| painted.iter().any(|(other, _)| *other == cell);
    let r = |k: usize, cell: atlas::CellId| {
        causes[k].cells.iter().find(|(other, _)| *other == cell).map_or(0.0, |(_, r)| f64::from(*r))
    };
    let weight = |cell: atlas::CellId| {
        let cell = body.cell(cell);
        let region = &body.regions()[cell.region.index()];
        cell.area_cm2 * (model.datum_cm2 / region.area_cm2).max(1.0)
    };
    let mut ln = 0.0;
    let prior_odds = |k: usize| {
        let mut odds = causes[k].prior / (1.0 - causes[k].prior);
        if let SubjectKind::Muscle(muscle) = kind(atlas, k) {
            for entry in &atlas.muscles()[muscle].loads {
                if case.loads.iter().any(|&load| atlas.loads()[load].id == entry.id) {
                    odds *= entry.odds.unwrap_or(atlas.defaults().load.odds);
                }
            }
        }
        odds
    };
    for &k in &inside {
        ln += prior_odds(k).ln();
        let most = painted.iter().map(|&(cell, _)| r(k, cell)).fold(0.0, f64::max);
        ln += (model.painless_share + (1.0 - model.painless_share) * most).ln();
        // Zone by zone, and the site last: nothing painted says no more than that the zone does not hurt.
        let zones = causes[k].traces.iter().map(|trace| trace.probability);
        for (part, p) in zones.chain([atlas.defaults().site.probability]).enumerate() {
            let mut silent = 0.0;
            for (&(cell, r), _) in
                causes[k].cells.iter().zip(&causes[k].parts).filter(|(_, of)| usize::from(**of) == part)
            {
                if !is_painted(cell) {
                    silent += per_cm2 * model.unpainted_share * weight(cell) * (1.0 - f64::from(r)).ln();
                }
            }
            ln += silent.max((1.0 - p).ln());
        }
    }
    let drawn: f64 = painted.iter().map(|&(cell, _)| weight(cell)).sum();
    let share = drawn.clamp(model.datum_cm2, model.largest_drawing_cm2) / drawn;
    let patch = atlas::body::patches(body, model.patch_cm2);
    let patches: std::collections::BTreeSet<u16> = painted.iter().map(|(cell, _)| patch[cell.index()]).collect();
    for number in patches {
        let cells: Vec<_> =
            painted.iter().map(|&(cell, _)| cell).filter(|cell| patch[cell.index()] == number).collect();
        let cm2: f64 = cells.iter().map(|&cell| weight(cell)).sum();
        // Probability that no cause of the set hurts here: the geometric mean over the painted cells.
        let mut silent = 1.0 - model.leak;
        for &k in &inside {
            let mean: f64 = cells.iter().map(|&cell| weight(cell) / cm2 * (1.0 - r(k, cell)).ln()).sum();
            silent *= mean.exp();
        }
        let steps = (cm2 / model.patch_step_cm2).round().max(1.0);
        ln += per_cm2 * steps * model.patch_step_cm2 * share * ((1.0 - silent).ln() - model.leak.ln());
    }
    // The root sensitises the toy muscle of its side, threefold, where that muscle hurts.
    let sensitises = |m: usize, k: usize| {
        matches!(kind(atlas, m), SubjectKind::Mimic(_))
            && causes[m].side == causes[k].side
            && matches!(kind(atlas, k), SubjectKind::Muscle(muscle) if atlas.muscles()[muscle].id == "toy")
    };
    let hurts = |k: usize| painted.iter().any(|&(cell, _)| r(k, cell) > 0.0);
    for &k in inside.iter().filter(|&&k| hurts(k)) {
        if inside.iter().any(|&m| sensitises(m, k)) {
            ln += 3f64.ln();
        }
    }
    for &m in &inside {
        for k in (0..causes.len()).filter(|&k| sensitises(m, k) && hurts(k)) {
            let odds = prior_odds(k);
            ln -= ((1.0 + 3.0 * odds) / (1.0 + odds)).ln();
        }
    }
    for finding in &case.findings {
        let side = finding.side;
        if let Some(muscle) = finding.muscle {
            let (positive, negative) = (0.8f64 / 0.25, 0.2f64 / 0.75);
            let own = |k: usize| kind(atlas, k) == SubjectKind::Muscle(muscle) && causes[k].side == side;
            let explains =
                inside.iter().any(|&k| own(k) || (0..causes.len()).any(|point| own(point) && sensitises(k, point)));
            ln += match finding.result {
                Outcome::Present if explains => positive.ln(),
                Outcome::Unsure if explains => positive.ln() * model.unsure_share,
                Outcome::Absent => inside.iter().filter(|&&k| own(k)).count() as f64 * negative.ln(),
                _ => 0.0,
            };
        } else {
            let listed =
                inside.iter().any(|&k| matches!(kind(atlas, k), SubjectKind::Mimic(_)) && causes[k].side == side);
            ln += match (finding.result, listed) {
                (Outcome::Present, true) => (0.6f64 / 0.2).ln(),
                (Outcome::Unsure, true) => (0.6f64 / 0.2).ln() * model.unsure_share,
                (Outcome::Absent, true) => (0.4f64 / 0.8).ln(),
                _ => 0.0,
            };
        }
    }
    ln
}
