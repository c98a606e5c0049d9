//! Opening a place.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use libsqlite3_sys::SQLITE_NOTADB;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row as _};

use super::{Pool, Queue, migrate};
use crate::place::Salt;
use crate::{Key, Place, StoreError};

/// How long a writer waits for another program that writes.
const BUSY: Duration = Duration::from_secs(10);
/// None is given back.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection: a database that went away is told before the request itself is given up.
const PATIENCE: Duration = Duration::from_secs(5);

impl Pool {
    pub async fn open(place: &Place) -> Result<Self, StoreError> {
        let pool = match place {
            Place::Sqlite { file, key } => sqlite(file, key).await?,
            Place::Postgres { url } => postgres(url.reveal()).await?,
        };
        migrate::migrate(pool.write("").await?).await?;
        Ok(pool)
    }
}

async fn sqlite(file: &Path, key: &Key) -> Result<Pool, StoreError> {
    silence_cipher().await?;
    let salt = salt(file)?;
    let options = SqliteConnectOptions::new()
        .filename(file)
        .pragma("key", key.pragma(&salt)?)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .disable_statement_logging();
    let pool = |size| SqlitePoolOptions::new().max_connections(size).idle_timeout(None).max_lifetime(None);
    // A transaction that SQLite undid by itself, as on a full disk, leaves a connection that sqlx cannot begin another on.
    let writer = pool(1).before_acquire(|connection, _| {
        let is_of_use = !connection.is_in_transaction();
        Box::pin(async move { Ok(is_of_use) })
    });
    let writer = writer.connect_with(options.clone().create_if_missing(true)).await.map_err(|error| {
        let is_not_ours = error
            .as_database_error()
            .and_then(|database| database.code())
            .is_some_and(|code| code == SQLITE_NOTADB.to_string());
        if is_not_ours { StoreError::Passphrase { file: file.display().to_string() } } else { error.into() }
    })?;
    let readers = pool(SQLITE_READERS).connect_lazy_with(options.pragma("query_only", "ON"));
    Ok(Pool::Sqlite { writer, readers, queue: Queue::default() })
}

/// The salt at the head of the file; a new one for a file that is yet to be made.
fn salt(file: &Path) -> Result<Salt, StoreError> {
    let failed = |source| StoreError::File { file: file.display().to_string(), source };
    let mut salt = Salt::default();
    let read = match File::open(file) {
        Ok(mut open) => open.read_exact(&mut salt),
        Err(error) => Err(error),
    };
    match read {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof) => {
            getrandom::fill(&mut salt).map_err(|_| StoreError::NoRandomness)?;
        }
        other => other.map_err(failed)?,
    }
    Ok(salt)
}

/// SQLCipher writes to standard error when a key is wrong; the setting is one of the whole program.
async fn silence_cipher() -> Result<(), StoreError> {
    let mut memory = SqliteConnectOptions::new().in_memory(true).connect().await?;
    sqlx::query("PRAGMA cipher_log_level = NONE").execute(&mut memory).await?;
    memory.close().await?;
    Ok(())
}

async fn postgres(url: &str) -> Result<Pool, StoreError> {
    // The parser's own message may quote the URL, and so the password.
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Database {
            what: "the URL is not read; expected `postgres://role:password@host:port/database`".to_owned(),
        })?
        .disable_statement_logging();
    if !is_this_machine(&options) && !matches!(options.get_ssl_mode(), PgSslMode::VerifyFull) {
        return Err(StoreError::InTheClear);
    }
    let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(PATIENCE);
    let pool = pool.connect_with(options).await?;
    let row = sqlx::query("select rolsuper or rolbypassrls, rolname::text from pg_roles where rolname = current_user")
        .fetch_one(&pool)
        .await?;
    if row.try_get(0)? {
        return Err(StoreError::Role { role: row.try_get(1)? });
    }
    Ok(Pool::Postgres(pool))
}

fn is_this_machine(options: &PgConnectOptions) -> bool {
    let host = options.get_host().trim_start_matches('[').trim_end_matches(']');
    // A path is the folder of a socket.
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
