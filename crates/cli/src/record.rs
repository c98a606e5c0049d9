//! Where a record lies and what opens it: the options that several commands share.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use store::{Key, Place, Secret, Store};

use crate::exit::{BadInput, Ended, Outcome};
use crate::keyring;

#[derive(Args)]
#[group(id = "record")]
pub struct Options {
    /// Folder of the record: `record.db`, encrypted, and its passphrase, unless the keyring has that
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// File whose first line is the passphrase, instead of DIR/passphrase
    #[arg(long, value_name = "FILE", requires = "data")]
    passphrase_file: Option<PathBuf>,
    /// Keep the record in PostgreSQL; the file's first line is the URL
    #[arg(long, value_name = "FILE", conflicts_with = "data")]
    postgres_url_file: Option<PathBuf>,
}

const RECORD: &str = "record.db";
const PASSPHRASE: &str = "passphrase";

/// Whether a record that is not there yet is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    Made,
    Refused,
    /// A copy will be put there, which the passphrase must open: none is made.
    Restored,
}

impl Options {
    /// Where the record is; `None` without a word about it.
    pub fn place(&self, missing: Missing) -> Result<Option<Place>, BadInput> {
        if let Some(file) = &self.postgres_url_file {
            return Ok(Some(Place::Postgres { url: Secret::new(first_line(file)?) }));
        }
        let Some(data) = &self.data else { return Ok(None) };
        let file = data.join(RECORD);
        if missing == Missing::Refused && !file.exists() {
            let record = file.display();
            return Err(BadInput(format!("{record}: no record; `palpate serve --data DIR` makes one")));
        }
        let passphrase = match &self.passphrase_file {
            Some(file) => first_line(file)?,
            None => own_passphrase(data, missing)?,
        };
        let key = Key::from_passphrase(&passphrase).map_err(|error| BadInput(error.to_string()))?;
        Ok(Some(Place::Sqlite { file, key }))
    }

    /// The record of a command that needs one that is there.
    pub fn needed(&self) -> Result<Place, BadInput> {
        let needed = || BadInput("no record named; expected `--data DIR` or `--postgres-url-file FILE`".to_owned());
        self.place(Missing::Refused)?.ok_or_else(needed)
    }

    /// As [`needed`](Self::needed), for a record that may not be there yet.
    pub fn target(&self) -> Result<Place, BadInput> {
        let needed = || BadInput("no record named; expected `--data DIR` or `--postgres-url-file FILE`".to_owned());
        self.place(Missing::Restored)?.ok_or_else(needed)
    }
}

pub async fn open(place: &Place) -> Result<Store, BadInput> {
    Store::open(place).await.map_err(|error| BadInput(error.to_string()))
}

/// Runs a command that waits for the store.
pub fn wait<T>(work: impl Future<Output = T>) -> Result<T, BadInput> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| BadInput(format!("no threads to work with: {error}")))?;
    Ok(runtime.block_on(work))
}

/// `palpate keyring`: the passphrase is shown to open the record and to be in the keyring before its file goes.
pub fn to_keyring(options: &Options) -> Ended {
    let Some(data) = options.data.as_deref() else {
        return Err(BadInput("no record named; expected `--data DIR`".to_owned()));
    };
    let file = options.passphrase_file.clone().unwrap_or_else(|| data.join(PASSPHRASE));
    let passphrase = first_line(&file)?;
    let place = options.place(Missing::Refused)?;
    wait(async {
        if let Some(place) = &place {
            open(place).await?.close().await;
        }
        Ok::<(), BadInput>(())
    })??;
    keyring::keep(data, &passphrase).map_err(BadInput)?;
    if keyring::passphrase(data).map_err(BadInput)?.as_deref() != Some(&*passphrase) {
        return Err(BadInput(format!("the keyring gives another passphrase back; {} stays", file.display())));
    }
    std::fs::remove_file(&file).map_err(|error| BadInput(format!("{}: {error}", file.display())))?;
    println!("The keyring opens {} now; {} is gone.", data.join(RECORD).display(), file.display());
    Ok(Outcome::Fine)
}

/// The passphrase in the folder of the record or in the keyring, made on the first run.
fn own_passphrase(data: &Path, missing: Missing) -> Result<String, BadInput> {
    let file = data.join(PASSPHRASE);
    if file.exists() {
        return first_line(&file);
    }
    if missing != Missing::Made || data.join(RECORD).exists() {
        return keyring::passphrase(data).and_then(|found| found.ok_or("the keyring has none".to_owned())).map_err(
            |why| {
                BadInput(format!("{}: no passphrase there, and {why}; name one by `--passphrase-file`", file.display()))
            },
        );
    }
    let bad = |error: std::io::Error| BadInput(format!("{}: {error}", file.display()));
    std::fs::create_dir_all(data).map_err(bad)?;
    let passphrase = Key::new_passphrase().map_err(|error| BadInput(error.to_string()))?;
    let mut new = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file).map_err(bad)?;
    writeln!(new, "{passphrase}").and_then(|()| new.sync_all()).map_err(bad)?;
    println!(
        "Made {}: it opens the record. Keep a copy elsewhere; without it nobody reads the record.",
        file.display()
    );
    Ok(passphrase)
}

fn first_line(file: &Path) -> Result<String, BadInput> {
    let text = crate::files::read_text(file)?;
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() {
        return Err(BadInput(format!("{}: the first line is empty; expected a passphrase or URL", file.display())));
    }
    Ok(line.to_owned())
}
