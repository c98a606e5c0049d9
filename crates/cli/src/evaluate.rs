//! `palpate evaluate`

use std::path::PathBuf;
use std::time::Instant;

use ::locate::evaluate::{Evaluation, Figures, RANKS, Scored, score, summarise};
use ::locate::{Engine, wire};
use clap::Args;
use serde_json::json;

use crate::Format;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;
use crate::table::table;

#[derive(Args)]
pub struct Options {
    /// Cases with confirmed causes, one JSON object a line; `-` reads standard input
    cases: PathBuf,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn run(options: &Options) -> Ended {
    let text = files::read_text(&options.cases)?;
    let atlas = embedded::atlas();
    let engine = Engine::new(atlas);
    let mut scored: Vec<Scored> = Vec::new();
    let mut seconds = 0.0;
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case = wire::parse_case(line, atlas)
            .map_err(|error| BadInput(format!("{}:{}: {error}", options.cases.display(), index + 1)))?;
        let started = Instant::now();
        let assessment = engine.assess(&case);
        seconds += started.elapsed().as_secs_f64();
        scored.push(score(&engine, &case, &assessment));
    }
    if scored.is_empty() {
        let place = options.cases.display();
        return Err(BadInput(format!("{place}: holds no case; expected one JSON object a line")));
    }
    let evaluation = summarise(&scored);
    let seconds_per_case = seconds / scored.len() as f64;
    files::print(&match options.format {
        Format::Json => format!("{}\n", json!(wire::evaluation(&evaluation, seconds_per_case))),
        Format::Table => page(&evaluation, seconds_per_case),
    })?;
    Ok(Outcome::Fine)
}

fn page(evaluation: &Evaluation, seconds_per_case: f64) -> String {
    let shown = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
    let row = |name: &str, figures: &Figures| {
        let recall = figures.recall.map(shown);
        let rest = [figures.mrr, figures.log_score, figures.brier, figures.ece].map(shown);
        std::iter::once(name.to_owned()).chain(recall).chain(rest).collect::<Vec<_>>()
    };
    let ranks = RANKS.map(|rank| format!("recall {rank}"));
    let rest = ["mrr", "log score", "brier", "ece"].map(str::to_owned);
    let heading = std::iter::once(String::new()).chain(ranks).chain(rest).collect();
    let rows = [heading, row("engine", &evaluation.engine), row("chart", &evaluation.baseline)];
    let mimics = &evaluation.mimics;
    format!(
        "{} cases, {} confirmed muscles\n\n{}\nmimics: {} cases, first {}, in the first three {} (among mimics {} and {}), dangerous ones flagged {}\n{:.2} ms a case\n",
        evaluation.cases,
        evaluation.causes,
        table(&rows),
        mimics.cases,
        shown(mimics.first),
        shown(mimics.top3),
        shown(mimics.first_of_mimics),
        shown(mimics.top3_of_mimics),
        shown(mimics.flagged),
        1e3 * seconds_per_case,
    )
}
