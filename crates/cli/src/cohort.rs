//! `palpate cohort simulate`; `judge` has a file of its own.

mod in_order;
mod judge;

use std::path::PathBuf;

use ::cohort::wire::{Row, write};
use ::cohort::{CohortError, Simulator, World, protocol};
use ::locate::Engine;
use clap::{Args, Subcommand, value_parser};

use self::in_order::in_order;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;
use crate::table::table;

#[derive(Subcommand)]
pub enum Command {
    /// Make patients with known causes, as a Parquet file: one row a patient, none of them real
    Simulate(Options),
    /// Compare the engine and the printed chart on a cohort: how often they are right, how sure, how often danger is seen
    Judge(judge::Options),
}

#[derive(Args)]
pub struct Options {
    /// How people, drawings and examiners behave
    #[arg(long, value_parser = World::IDS)]
    world: String,
    #[arg(long, value_parser = value_parser!(u64).range(1..=1_000_000))]
    patients: u64,
    /// The same seed makes the same patients, and the first of many are those of a few
    #[arg(long)]
    seed: u64,
    /// Only patients with a dangerous cause who answered a red flag for it
    #[arg(long)]
    red_flags: bool,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
}

pub fn run(command: &Command) -> Ended {
    match command {
        Command::Simulate(options) => simulate(options),
        Command::Judge(options) => judge::run(options),
    }
}

fn simulate(options: &Options) -> Ended {
    let bad = |error: CohortError| BadInput(error.to_string());
    let world = World::named(&options.world).map_err(bad)?;
    let rows = rows(options, &world);
    let bytes = write(&rows).map_err(bad)?;
    files::write(&options.out, &bytes)?;
    files::print(&summary(options, &rows))?;
    Ok(Outcome::Fine)
}

fn rows(options: &Options, world: &World) -> Vec<Row> {
    let atlas = embedded::atlas();
    let simulator = Simulator::new(atlas, world);
    let engine = Engine::new(atlas);
    let row = |index: u64| {
        let patient = if options.red_flags {
            let presentation = simulator.red_flag_presentation(options.seed, index);
            presentation.expect("the embedded atlas has dangerous mimics with red flags")
        } else {
            simulator.simulate(options.seed, index)
        };
        Row::of(&simulator, &patient, &protocol::examined(&simulator, &engine, &patient))
    };
    in_order(options.patients, "patients", row)
}

/// So many causes, in words.
fn causes(number: usize) -> String {
    if number == 1 { "1 cause".to_owned() } else { format!("{number} causes") }
}

fn summary(options: &Options, rows: &[Row]) -> String {
    let n = rows.len() as f64;
    let percent = |is_so: &dyn Fn(&Row) -> bool| {
        format!("{:.1} %", 100.0 * rows.iter().filter(|row| is_so(row)).count() as f64 / n)
    };
    let cells: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let mut lines = vec![["patients".to_owned(), rows.len().to_string()]];
    for number in 0..=4 {
        lines.push([format!("with {}", causes(number)), percent(&|row| row.causes.len() == number)]);
    }
    lines.extend([
        ["with a cause that the atlas does not know".to_owned(), percent(&|row| row.uncatalogued)],
        ["with a red flag".to_owned(), percent(&|row| !row.red_flags.is_empty())],
        ["painted on the wrong side".to_owned(), percent(&|row| row.slipped)],
        ["painted cells, mean".to_owned(), format!("{:.0}", cells.iter().sum::<usize>() as f64 / n)],
    ]);
    format!(
        "World `{}`, seed {}, atlas {}. Nobody here is real.\n\n{}\n{}\n",
        options.world,
        options.seed,
        &embedded::atlas().hash()[..12],
        table(&lines.into_iter().map(Vec::from).collect::<Vec<_>>()),
        options.out.display(),
    )
}
