//! `palpate locate`

use std::path::PathBuf;

use ::locate::wire::{self, AssessmentWire, CauseWire, ExaminationWire, NextWire};
use ::locate::{Engine, LocateError};
use clap::Args;

use crate::Format;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;
use crate::table::table;

mod reasons;

/// What is rarer is written as nought.
const LEAST_SHOWN: f64 = 0.005;

#[derive(Args)]
pub struct Options {
    /// A case as JSON; `-` reads standard input
    case: PathBuf,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Also print, cell by cell, what each cause explains and misses (JSON)
    #[arg(long)]
    cells: bool,
    /// What makes up the probability of a cause (`infraspinatus.right`; of the likelier side without one, of the first cause without a name)
    #[arg(long, value_name = "CAUSE", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Why one cause rather than another
    #[arg(long, value_names = ["ONE", "OTHER"], num_args = 2)]
    contrast: Option<Vec<String>>,
    /// How many muscles and mimics of any weight the table shows at most
    #[arg(long, default_value_t = 10)]
    most: usize,
}

pub fn run(options: &Options) -> Ended {
    let text = files::read_text(&options.case)?;
    let atlas = embedded::atlas();
    let bad = |error: LocateError| BadInput(format!("{}: {error}", options.case.display()));
    let case = wire::parse_case(&text, atlas).map_err(bad)?;
    let engine = Engine::new(atlas);
    let mut answer = match options.explain {
        Some(_) => wire::explained(&engine.explain(&case), &case, atlas, options.cells),
        None => wire::assessment(&engine.assess(&case), atlas, options.cells),
    };
    let contrast = match options.contrast.as_deref() {
        Some([one, other]) => Some(reasons::contrast(&engine, &case, &answer, [one, other])?),
        _ => None,
    };
    match options.format {
        Format::Json => {
            if let Some(contrast) = contrast {
                answer.contrast = Some(vec![contrast]);
            }
            let json = serde_json::to_string(&answer)
                .map_err(|error| BadInput(format!("the answer cannot be written as JSON: {error}")))?;
            files::print(&(json + "\n"))?;
        }
        Format::Table => {
            let mut text = String::new();
            if let Some(named) = &options.explain {
                text += &reasons::ledger(&engine, &case, &answer, named)?;
            }
            if let Some(contrast) = &contrast {
                text += &reasons::contrasted(&engine, contrast);
            }
            files::print(&if text.is_empty() { page(&answer, options.most) } else { text })?;
        }
    }
    Ok(answer.abstained.map_or(Outcome::Fine, Outcome::No))
}

fn page(answer: &AssessmentWire, most: usize) -> String {
    let mut page = String::new();
    for flag in &answer.red_flags {
        page += &format!("RED FLAG ({}): {}. {}\n", flag.action, flag.name, flag.because.join("; "));
    }
    if let Some(reason) = &answer.abstained {
        page += &format!("No cause is singled out: {reason}\n");
    }
    for (kind, heading) in [("muscle", "Muscles"), ("mimic", "Mimics")] {
        let likely = answer.causes.iter().filter(|cause| cause.kind == kind && cause.p >= LEAST_SHOWN);
        let ranked: Vec<&CauseWire> = likely.take(most).collect();
        let rows = if ranked.is_empty() { "none of any weight\n".to_owned() } else { ranking(&ranked) };
        page += &format!("\n{heading}\n{rows}");
    }
    page += &if answer.unexplained < LEAST_SHOWN {
        "\nNothing that hurts is left unexplained.\n".to_owned()
    } else {
        format!("\nNothing in the atlas explains {:.0} % of the pain.\n", 100.0 * answer.unexplained)
    };
    if !answer.closed {
        page += "The bounds did not close within the search budget: read the ranking with their width in mind.\n";
    }
    page += &examination(&answer.examination);
    page += &format!(
        "\nAtlas {} ({}). Supports a licensed clinician's decision; diagnoses nobody.\n",
        answer.atlas.version,
        &answer.atlas.hash[..12]
    );
    page
}

fn ranking(causes: &[&CauseWire]) -> String {
    let heading = ["p", "bounds", "explains", "cause", "side", "because"].map(str::to_owned).to_vec();
    let row = |cause: &&CauseWire| {
        vec![
            format!("{:.2}", cause.p),
            format!("{:.2}–{:.2}", cause.lower, cause.upper),
            format!("{:.0} %", 100.0 * cause.explains),
            cause.cause.clone(),
            cause.side.unwrap_or("").to_owned(),
            cause.because.join("; "),
        ]
    };
    table(&std::iter::once(heading).chain(causes.iter().map(row)).collect::<Vec<_>>())
}

fn examination(examination: &ExaminationWire) -> String {
    if examination.stop {
        return format!("\nEnough examined: {}.\n", examination.because);
    }
    let minutes = examination.minutes.ceil();
    let together = if examination.batch.is_empty() {
        String::new()
    } else {
        format!(", together in about {minutes:.0} {}", if minutes > 1.0 { "minutes" } else { "minute" })
    };
    format!("\nNext to examine{together}: {}.\n{}", examination.because, next_signs(&examination.batch))
}

fn next_signs(signs: &[NextWire]) -> String {
    if signs.is_empty() {
        return String::new();
    }
    let heading = ["bits", "sign", "cause", "side", "p now", "if present", "if absent"].map(str::to_owned).to_vec();
    let row = |next: &NextWire| {
        vec![
            format!("{:.2}", next.bits),
            next.sign.clone(),
            next.cause.clone(),
            next.side.unwrap_or("").to_owned(),
            format!("{:.2}", next.p_now),
            format!("{:.2}", next.p_if_present),
            format!("{:.2}", next.p_if_absent),
        ]
    };
    table(&std::iter::once(heading).chain(signs.iter().map(row)).collect::<Vec<_>>())
}
