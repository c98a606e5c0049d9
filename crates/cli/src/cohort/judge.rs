//! `palpate cohort judge`

use std::path::PathBuf;

use ::cohort::judge::{Abstained, Answered, Danger, Estimate, Figures, Judged, Judgement, Nonsense, Ranking, Told};
use ::cohort::{CohortError, wire};
use ::locate::baseline::chart;
use ::locate::{Engine, evaluate::RANKS};
use clap::Args;
use serde_json::json;

use super::causes;
use super::in_order::in_order;
use crate::Format;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;
use crate::table::table;

/// Drawings without a reason, of each kind, at most: no more than patients.
const MOST_NONSENSE: u64 = 100;

#[derive(Args)]
pub struct Options {
    /// A Parquet file written by `palpate cohort simulate`
    cohort: PathBuf,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn run(options: &Options) -> Ended {
    let place = options.cohort.display();
    let bad = |error: CohortError| BadInput(format!("{place}: {error}"));
    let atlas = embedded::atlas();
    let rows = wire::read(&files::read_bytes(&options.cohort)?).map_err(bad)?;
    let Some(seed) = rows.first().map(|row| row.seed) else {
        return Err(BadInput(format!("{place}: holds no patient; simulate at least one")));
    };
    let patients = rows.iter().map(|row| row.patient(atlas)).collect::<Result<Vec<_>, _>>().map_err(bad)?;
    let engine = Engine::new(atlas);
    let judged = in_order(patients.len() as u64, "patients", |index| {
        let (patient, findings) = &patients[index as usize];
        [Vec::new(), findings.clone()].map(|findings| {
            let case = patient.case(findings);
            Judged::of(atlas, patient, &engine.assess(&case), &chart(&engine, &case))
        })
    });
    let kinds = Nonsense::ALL.len() as u64;
    let of_each = MOST_NONSENSE.min(patients.len() as u64);
    let nonsense = in_order(of_each * kinds, "drawings without a reason", |index| {
        let kind = Nonsense::ALL[(index % kinds) as usize];
        (kind, Answered::from(&engine.assess(&kind.case(atlas, seed, index / kinds))))
    });
    let judgement = Judgement::of(&judged, &nonsense);
    files::print(&match options.format {
        Format::Json => format!("{}\n", json!(wire::judgement(&judgement, atlas))),
        Format::Table => page(&judgement, &rows[0]),
    })?;
    Ok(Outcome::Fine)
}

fn page(judgement: &Judgement, row: &wire::Row) -> String {
    format!(
        "World `{}`, seed {}, atlas {}. Nobody here is real. Figures with their standard errors.\n\n\
         From the drawing and the history\n\n{}\nAfter twelve signs\n\n{}\nNo cause singled out\n\n{}\nDanger\n\n{}",
        row.world,
        row.seed,
        &row.atlas[..12],
        told(&judgement.drawing),
        told(&judgement.examined),
        abstained(&judgement.abstained),
        danger(&judgement.danger),
    )
}

fn told(told: &Told) -> String {
    format!("{}\n{}\n{}\n{}", rankings(told), sums(told), reliability(&told.all), coverage(told))
}

fn shown(estimate: Option<Estimate>) -> String {
    estimate.map_or("–".to_owned(), |figure| figure.to_string())
}

/// One row for everybody and one for each number of causes.
fn groups(told: &Told) -> impl Iterator<Item = (String, &Figures)> {
    let by_causes = told.by_causes.iter().map(|(n, figures)| (causes(*n), figures));
    std::iter::once(("all".to_owned(), &told.all)).chain(by_causes)
}

fn rankings(told: &Told) -> String {
    let ranks = RANKS.map(|rank| format!("recall {rank}"));
    let heading = ["", "ranking", "patients", "first"].map(str::to_owned).into_iter().chain(ranks);
    let mut rows: Vec<Vec<String>> = vec![heading.chain(["mrr".to_owned()]).collect()];
    for (name, figures) in groups(told) {
        let kinds: [(&str, &Ranking); 3] =
            [("engine", &figures.all), ("engine, muscles", &figures.muscles), ("chart, muscles", &figures.chart)];
        for (kind, ranking) in kinds {
            let begin = [name.clone(), kind.to_owned(), figures.patients.to_string(), shown(ranking.first)];
            rows.push(begin.into_iter().chain(ranking.recall.map(shown)).chain([shown(ranking.mrr)]).collect());
        }
    }
    table(&rows)
}

fn sums(told: &Told) -> String {
    let heading =
        ["", "patients", "log score", "brier", "ece", "given > 0.9", "of them true", "closed", "widest bounds"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for (name, figures) in groups(told) {
        rows.push(vec![
            name,
            figures.patients.to_string(),
            shown(figures.log_score),
            shown(figures.brier),
            shown(figures.ece),
            figures.n_sure.to_string(),
            shown(figures.sure),
            shown(figures.closed),
            shown(figures.widest),
        ]);
    }
    table(&rows)
}

fn reliability(figures: &Figures) -> String {
    let bins = &figures.reliability.bins;
    let mut rows = vec![["probability", "causes", "mean", "true"].map(str::to_owned).to_vec()];
    for (at, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.count > 0) {
        let width = 1.0 / bins.len() as f64;
        let (from, n) = (at as f64 * width, bin.count as f64);
        rows.push(vec![
            format!("{from:.1} to {:.1}", from + width),
            bin.count.to_string(),
            format!("{:.3}", bin.expected / n),
            format!("{:.3}", bin.so as f64 / n),
        ]);
    }
    table(&rows)
}

fn coverage(told: &Told) -> String {
    let mut rows = vec![["answered", "first cause at least", "wrong"].map(str::to_owned).to_vec()];
    for point in &told.coverage {
        rows.push(vec![
            format!("{:.0} %", 100.0 * point.answered),
            format!("{:.3}", point.least),
            format!("{:.3}", point.wrong),
        ]);
    }
    table(&rows)
}

fn abstained(kinds: &[Abstained]) -> String {
    let mut rows = vec![["", "drawings", "abstained", "else first > 0.9"].map(str::to_owned).to_vec()];
    for kind in kinds {
        let percent = |count: usize| format!("{:.1} %", 100.0 * count as f64 / kind.patients as f64);
        rows.push(vec![kind.who.to_owned(), kind.patients.to_string(), percent(kind.abstained), percent(kind.sure)]);
    }
    table(&rows)
}

fn danger(danger: &Danger) -> String {
    let count = |count: usize| count.to_string();
    let mut rows = vec![
        vec!["patients with a dangerous mimic".to_owned(), count(danger.patients)],
        vec!["a flag is raised".to_owned(), count(danger.flagged)],
        vec!["a flag as urgent as the mimic".to_owned(), count(danger.urgent_enough)],
        vec!["the mimic is among the first ten mimics".to_owned(), count(danger.in_first_ten)],
    ];
    let named = |what: &str, tally: &[(usize, usize)]| -> Vec<Vec<String>> {
        let name = |mimic: usize| &embedded::atlas().mimics()[mimic].id;
        tally.iter().map(|&(mimic, n)| vec![format!("{what}: {}", name(mimic)), count(n)]).collect()
    };
    rows.extend(named("missed", &danger.missed));
    rows.extend(named("not among the first ten", &danger.low));
    table(&rows)
}
