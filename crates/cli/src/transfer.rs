//! `palpate record`: out of a record, into another, what is long unused, and what goes.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use care::{ClinicId, PatientId};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Actor, Record, Store, Who};

use crate::Format;
use crate::erase::{Erase, erase};
use crate::exit::{BadInput, Ended, Outcome};
use crate::{files, record, table};

#[derive(Subcommand)]
pub enum Command {
    /// Write every version of a patient, or of the whole clinic; readable by anybody
    Export(Export),
    /// Take an export into the clinic: all of it, or nothing
    Import(Import),
    /// List patients not seen since a date: whom a retention period may be over for
    Unseen(Unseen),
    /// Remove all that is kept of a patient; nothing brings it back
    Erase(Erase),
}

#[derive(Args)]
pub struct Export {
    /// Where it is written, must not be there yet; `-` is standard output
    file: PathBuf,
    /// One patient alone
    #[arg(long, value_name = "ID")]
    patient: Option<PatientId>,
    #[command(flatten)]
    of: Of,
}

#[derive(Args)]
pub struct Import {
    /// A file that `palpate record export` wrote
    file: PathBuf,
    #[command(flatten)]
    of: Of,
}

#[derive(Args)]
pub struct Unseen {
    /// The law of the place says how long a record is kept
    #[arg(long, value_name = "DATE")]
    since: Date,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    of: Of,
}

/// Which clinic of which record.
#[derive(Args)]
pub struct Of {
    /// Needed where the record has several
    #[arg(long, value_name = "ID")]
    clinic: Option<ClinicId>,
    #[command(flatten)]
    record: record::Options,
}

pub fn run(command: &Command) -> Ended {
    let of = match command {
        Command::Export(options) => &options.of,
        Command::Import(options) => &options.of,
        Command::Unseen(options) => &options.of,
        Command::Erase(options) => &options.of,
    };
    let place = of.record.needed()?;
    record::wait(async {
        let store = record::open(&place).await?;
        let done = match of_clinic(&store, of.clinic).await {
            Ok(record) => match command {
                Command::Export(options) => export(&record, options).await.map(|()| Outcome::Fine),
                Command::Import(options) => import(&record, options).await.map(|()| Outcome::Fine),
                Command::Unseen(options) => unseen(&record, options).await.map(|()| Outcome::Fine),
                Command::Erase(options) => erase(&record, options).await,
            },
            Err(bad) => Err(bad),
        };
        store.close().await;
        done
    })?
}

async fn of_clinic(store: &Store, named: Option<ClinicId>) -> Result<Record, BadInput> {
    let clinics = store.clinics().await.map_err(told)?;
    let clinic = match (named, clinics.as_slice()) {
        (_, []) => return Err(BadInput("the record has no clinic; expected one to be set up first".to_owned())),
        (None, [only]) => *only,
        (Some(named), all) if all.contains(&named) => named,
        (_, all) => {
            let all: Vec<String> = all.iter().map(ClinicId::to_string).collect();
            return Err(BadInput(format!(
                "the record has the clinics {}; expected one of them as `--clinic`",
                all.join(", ")
            )));
        }
    };
    Ok(store.of(Actor { clinic, who: Who::Program }))
}

async fn export(record: &Record, options: &Export) -> Result<(), BadInput> {
    let now = jiff::Timestamp::now();
    match options.patient {
        Some(patient) => record.note_access(patient, "exported", now).await.map_err(told)?,
        None => record.note_event("record exported", now).await.map_err(told)?,
    }
    if options.file == Path::new("-") {
        record.export(options.patient, &mut std::io::stdout()).await.map_err(told)?;
        return Ok(());
    }
    let bad = |error: std::io::Error| BadInput(format!("{}: {error}", options.file.display()));
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&options.file).map_err(bad)?;
    let versions = match written(record, options.patient, opened).await {
        Ok(versions) => versions,
        Err(error) => {
            // Half an export must not be taken for a whole one.
            let _ = std::fs::remove_file(&options.file);
            return Err(error);
        }
    };
    println!("Written: {versions} versions, in {}. Whoever has the file can read it.", options.file.display());
    Ok(())
}

async fn written(record: &Record, patient: Option<PatientId>, file: File) -> Result<u64, BadInput> {
    let mut out = BufWriter::new(file);
    let versions = record.export(patient, &mut out).await.map_err(told)?;
    let failed = |error: std::io::Error| BadInput(format!("the export is not on the disk: {error}"));
    out.flush().map_err(failed)?;
    out.get_ref().sync_all().map_err(failed)?;
    Ok(versions)
}

async fn import(record: &Record, options: &Import) -> Result<(), BadInput> {
    let file = File::open(&options.file).map_err(|error| BadInput(format!("{}: {error}", options.file.display())))?;
    let imported = record.import(&mut BufReader::new(file)).await;
    let imported = imported.map_err(|error| BadInput(format!("{}: {error}", options.file.display())))?;
    println!("Imported: {} versions of {} documents.", imported.versions, imported.documents);
    Ok(())
}

async fn unseen(record: &Record, options: &Unseen) -> Result<(), BadInput> {
    let since = options.since.to_zoned(TimeZone::UTC).map_err(|error| BadInput(format!("`--since`: {error}")))?;
    let patients = record.patients_not_seen_since(since.timestamp()).await.map_err(told)?;
    let seen = |last: Option<jiff::Timestamp>| last.map(|at| at.to_zoned(TimeZone::UTC).date().to_string());
    if options.format == Format::Json {
        let lines: Vec<serde_json::Value> = patients
            .iter()
            .map(|line| serde_json::json!({"patient": line.id, "name": line.name, "last_visit": seen(line.last_visit)}))
            .collect();
        return files::print(&format!("{}\n", serde_json::Value::Array(lines)));
    }
    let heading = ["patient", "last visit", "name"].map(str::to_owned).to_vec();
    let rows = patients.iter().map(|line| {
        let name = format!("{}, {}", line.name.family, line.name.given);
        vec![line.id.to_string(), seen(line.last_visit).unwrap_or_else(|| "never".to_owned()), name]
    });
    files::print(&table::table(&std::iter::once(heading).chain(rows).collect::<Vec<_>>()))
}

pub fn told(error: store::StoreError) -> BadInput {
    BadInput(error.to_string())
}
