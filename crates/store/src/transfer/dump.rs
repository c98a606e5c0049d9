//! A backup of PostgreSQL: every row of every table as JSON, in an order in which they can be written again.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use care::ClinicId;
use sqlx::AssertSqlSafe;

use crate::chain::verify_clinic;
use crate::engine::{Tx, cells};
use crate::{Place, Store, StoreError, Verified};

/// Tables of a clinic, each after those that it refers to.
const OF_CLINIC: &[&str] = &[
    "head",
    "version",
    "body",
    "access",
    "current",
    "erased",
    "practitioner_row",
    "patient_row",
    "episode_row",
    "visit_row",
    "report_row",
    "pairing",
    "pairing_phone",
    "pairing_answer",
    "word",
    "gram",
    "credential",
    "session",
    "link",
    "patient_session",
];

/// Rows in one fetch.
const PAGE: usize = 1000;

/// First line of a dump.
const BEGINNING: &str = "palpate dump 1";
/// Last line, so that a dump that was cut off is not taken for a whole one.
const END: &str = "end";

/// Writes a file that only its owner reads; it is not encrypted.
pub async fn write(store: &Store, file: &Path) -> Result<(), StoreError> {
    let refused = |source| StoreError::File { file: file.display().to_string(), source };
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(refused)?;
    let mut out = BufWriter::new(opened);
    writeln!(out, "{BEGINNING}").map_err(refused)?;
    let mut tx = store.pool.read("").await?;
    let rows = tx.rows("select id from clinic order by id", cells![]).await?;
    for row in rows {
        let clinic: String = row.get(0)?;
        tx.enter(&clinic).await?;
        writeln!(out, "clinic\t{clinic}").map_err(refused)?;
        for table in OF_CLINIC {
            let declare = format!(
                "declare rows no scroll cursor for select row_to_json(t)::text from {table} t where clinic = '{clinic}'"
            );
            tx.run(AssertSqlSafe(declare), cells![]).await?;
            loop {
                let rows = tx.rows(AssertSqlSafe(format!("fetch {PAGE} from rows")), cells![]).await?;
                for row in &rows {
                    writeln!(out, "{table}\t{}", row.get::<String>(0)?).map_err(refused)?;
                }
                if rows.len() < PAGE {
                    break;
                }
            }
            tx.run("close rows", cells![]).await?;
        }
    }
    writeln!(out, "{END}").map_err(refused)?;
    let inner = out.into_inner().map_err(|error| refused(error.into_error()))?;
    inner.sync_all().map_err(refused)
}

/// Writes a dump into a database that holds no clinic, verifies it, and keeps it only then.
pub async fn read(file: &Path, place: &Place) -> Result<Verified, StoreError> {
    let refused = |source| StoreError::File { file: file.display().to_string(), source };
    let dump = BufReader::new(std::fs::File::open(file).map_err(refused)?);
    let store = Store::open(place).await?;
    if !store.is_empty().await? {
        return Err(StoreError::Exists { file: "a record in the database".to_owned() });
    }
    let mut tx = store.pool.write("").await?;
    let mut clinics: Vec<String> = Vec::new();
    let mut is_whole = false;
    for (place, line) in dump.lines().enumerate() {
        let wrong = |what: &str| StoreError::Import { line: place + 1, what: what.to_owned() };
        let line = line.map_err(refused)?;
        match line.split_once('\t') {
            None if place == 0 && line == BEGINNING => {}
            None if line == END => is_whole = true,
            Some(("clinic", clinic)) => {
                clinics.push(clinic.to_owned());
                tx.enter(clinic).await?;
                tx.run("insert into clinic (id) values ($1)", cells![clinic]).await?;
            }
            Some((table, row)) if OF_CLINIC.contains(&table) => {
                insert(&mut tx, table, row).await.map_err(|_| wrong("the row is refused; expected a whole dump"))?;
            }
            _ => return Err(wrong("expected a row of a dump")),
        }
    }
    if !is_whole {
        return Err(StoreError::Import { line: 0, what: "the dump has no end; expected a whole one".to_owned() });
    }
    let mut verified = Verified::default();
    for clinic in clinics {
        tx.enter(&clinic).await?;
        let id: ClinicId =
            clinic.parse().map_err(|_| StoreError::Unreadable { what: "the id of a clinic".to_owned() })?;
        verify_clinic(&mut tx, id, &mut verified).await?;
    }
    tx.commit().await?;
    store.close().await;
    Ok(verified)
}

async fn insert(tx: &mut Tx, table: &str, row: &str) -> Result<(), StoreError> {
    let sql = format!("insert into {table} select * from json_populate_record(null::{table}, $1::text::json)");
    tx.run(AssertSqlSafe(sql), cells![row]).await.map(drop)
}
