//! `palpate atlas check|list|show|render|export`

mod check;
mod render;
mod show;

use std::path::PathBuf;

use ::atlas::Atlas;
use clap::{Args, Subcommand};

use crate::Format;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;
use crate::table::table;

#[derive(Subcommand)]
pub enum Command {
    /// Hold an atlas against its laws
    Check {
        /// Folder of an atlas; without it `atlas/` here if there is one, else the atlas inside this program
        folder: Option<PathBuf>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// List the muscles and mimics
    List {
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Print a muscle or a mimic
    Show {
        id: String,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Draw muscles and mimics on the body, as SVG and PNG
    Render(RenderOptions),
    /// Print the atlas for other programs: the regions that each cause reaches, or a FHIR CodeSystem of everything it names
    Export {
        #[arg(long, value_enum, default_value = "json")]
        format: ExportFormat,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportFormat {
    /// The regions that each cause reaches
    Json,
    /// The same as a table
    Table,
    /// FHIR R4 CodeSystem
    Fhir,
}

#[derive(Args)]
pub struct RenderOptions {
    /// Ids of muscles or mimics
    #[arg(required_unless_present_any = ["all", "pages"])]
    ids: Vec<String>,
    /// Every muscle and mimic
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// The whole atlas as pages to read and print: index.html, a page for each entry, plates as PNG
    #[arg(long, conflicts_with_all = ["ids", "all"])]
    pages: bool,
    /// Folder to write into
    #[arg(long, default_value = ".")]
    out: PathBuf,
}

pub fn run(command: &Command) -> Ended {
    match command {
        Command::Check { folder, format } => check::run(folder.as_deref(), *format),
        Command::List { format } => list(embedded::atlas(), *format),
        Command::Show { id, format } => show::run(embedded::atlas(), id, *format),
        Command::Render(options) => render::run(embedded::atlas(), options),
        Command::Export { format } => export(embedded::atlas(), *format),
    }
}

fn list(atlas: &Atlas, format: Format) -> Ended {
    let muscles = atlas.muscles().iter().map(|muscle| {
        ["muscle", &muscle.id, &muscle.name, &muscle.group, muscle.evidence.grade.as_str()].map(str::to_owned)
    });
    let mimics = atlas
        .mimics()
        .iter()
        .map(|mimic| ["mimic", &mimic.id, &mimic.name, &mimic.kind, mimic.evidence.grade.as_str()].map(str::to_owned));
    let rows: Vec<[String; 5]> = muscles.chain(mimics).collect();
    let text = match format {
        Format::Table => {
            let heading = ["", "id", "name", "group", "evidence"].map(str::to_owned);
            let lines: Vec<Vec<String>> = std::iter::once(heading).chain(rows).map(Vec::from).collect();
            table(&lines)
        }
        Format::Json => {
            let lines: Vec<_> = rows
                .iter()
                .map(|[kind, id, name, group, grade]| {
                    serde_json::json!({"kind": kind, "id": id, "name": name, "group": group, "grade": grade})
                })
                .collect();
            pretty(&lines)?
        }
    };
    files::print(&text)?;
    Ok(Outcome::Fine)
}

fn export(atlas: &Atlas, format: ExportFormat) -> Ended {
    let regions = || ::atlas::export::json(atlas);
    files::print(&match format {
        ExportFormat::Json => format!("{}\n", regions()),
        ExportFormat::Table => table(&export_rows(&regions())),
        ExportFormat::Fhir => pretty(&::atlas::export::fhir::code_system(atlas))?,
    })?;
    Ok(Outcome::Fine)
}

fn export_rows(export: &serde_json::Value) -> Vec<Vec<String>> {
    let mut rows = vec![["cause", "region", "class", "share"].map(str::to_owned).to_vec()];
    for entry in ["muscles", "mimics"].iter().flat_map(|kind| export[kind].as_array()).flatten() {
        for line in entry["regions"].as_array().into_iter().flatten() {
            let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            rows.push(vec![word(&entry["id"]), word(&line["region"]), word(&line["class"]), line["share"].to_string()]);
        }
    }
    rows
}

fn pretty(value: &impl serde::Serialize) -> Result<String, BadInput> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| BadInput(format!("the answer cannot be written as JSON: {error}")))?;
    Ok(text + "\n")
}
