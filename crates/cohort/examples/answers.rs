//! Referral maps, and the engine's and the chart's answers to cohorts, as plain JSON for other programs.
//!
//! `cargo run --release -p cohort --example answers FOLDER [COHORT.parquet …]`
//!
//! Writes `FOLDER/atlas.json`, and beside each cohort `COHORT.answers.jsonl`: one line a patient with a probability for every
//! muscle and mimic without findings (`drawing`) and with them (`examined`), and the score of the printed chart.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use atlas::{Atlas, ZoneClass};
use cohort::{Patient, subject_of};
use locate::baseline::chart;
use locate::case::{Finding, Subject, SubjectKind};
use locate::wire::cause_id;
use locate::{Assessment, Engine};
use serde_json::{Value, json};

mod parallel;

use parallel::in_order;

/// Digits kept of a probability: more than the scores can tell apart.
const DIGITS: f64 = 1e8;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("expected a folder for `atlas.json`")?;
    let atlas = embedded::atlas();
    let subjects = subjects(atlas);
    fs::write(folder.join("atlas.json"), maps(atlas, &subjects).to_string())?;
    let engine = Engine::new(atlas);
    for file in arguments {
        answer(&engine, &subjects, &file)?;
    }
    Ok(())
}

fn answer(engine: &Engine<'_>, subjects: &[Subject], file: &Path) -> Result<(), Box<dyn Error>> {
    let rows = cohort::wire::read(&fs::read(file)?)?;
    let patients: Vec<_> = rows.iter().map(|row| row.patient(engine.atlas())).collect::<Result<_, _>>()?;
    let lines = in_order(&patients, |(patient, findings)| line(engine, subjects, patient, findings));
    fs::write(file.with_extension("answers.jsonl"), lines.concat())?;
    Ok(())
}

fn line(engine: &Engine<'_>, subjects: &[Subject], patient: &Patient, findings: &[Finding]) -> String {
    let drawn = patient.case(Vec::new());
    let drawing = posterior(subjects, &engine.assess(&drawn));
    let examined = posterior(subjects, &engine.assess(&patient.case(findings.to_vec())));
    let mut scores = vec![0.0; subjects.len()];
    for (subject, score) in chart(engine, &drawn) {
        scores[number(subjects, subject)] = rounded(score);
    }
    let line = json!({"id": patient.id(), "drawing": drawing, "examined": examined, "chart": scores});
    format!("{line}\n")
}

fn posterior(subjects: &[Subject], assessment: &Assessment) -> Vec<f64> {
    let mut p = vec![0.0; subjects.len()];
    for ranked in &assessment.causes {
        p[number(subjects, ranked.subject)] = rounded(ranked.posterior.p);
    }
    p
}

fn rounded(value: f64) -> f64 {
    (value * DIGITS).round() / DIGITS
}

/// `{"hash", "area_cm2", "region", "subjects", "is_mimic", "causes": [{"subject", "prior", "cells", "r", "zone", "is_essential", "has_site"}]}`.
///
/// `zone` says for each cell which zone of the cause reaches it; the site over a trigger point comes after the last.
fn maps(atlas: &Atlas, subjects: &[Subject]) -> Value {
    let causes = atlas.causes().iter().enumerate().map(|(index, cause)| {
        json!({
            "subject": number(subjects, subject_of(atlas, index)),
            "prior": cause.prior,
            "cells": cause.cells.iter().map(|(cell, _)| cell.0).collect::<Vec<_>>(),
            "r": cause.cells.iter().map(|(_, r)| r).collect::<Vec<_>>(),
            "zone": cause.parts,
            "is_essential": cause.traces.iter().map(|trace| trace.class == ZoneClass::Essential).collect::<Vec<_>>(),
            "has_site": cause.site.is_some(),
        })
    });
    json!({
        "hash": atlas.hash(),
        "region": atlas.body().cells().iter().map(|cell| cell.region.index()).collect::<Vec<_>>(),
        "area_cm2": atlas.body().cells().iter().map(|cell| cell.area_cm2).collect::<Vec<_>>(),
        "subjects": subjects.iter().map(|&subject| cause_id(subject, atlas)).collect::<Vec<_>>(),
        "is_mimic": subjects.iter().map(|subject| matches!(subject.kind, SubjectKind::Mimic(_))).collect::<Vec<_>>(),
        "causes": causes.collect::<Vec<_>>(),
    })
}

/// Ascending, each once.
fn subjects(atlas: &Atlas) -> Vec<Subject> {
    let mut all: Vec<Subject> = (0..atlas.causes().len()).map(|cause| subject_of(atlas, cause)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn number(subjects: &[Subject], subject: Subject) -> usize {
    subjects.binary_search(&subject).expect("every muscle and mimic of the atlas is listed")
}
