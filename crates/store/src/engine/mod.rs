//! One set of statements on two engines: values in, rows out, always within a transaction of one clinic.
//!
//! Both engines read `$1`; what they do not have in common is in [`open`] and [`migrate`].

mod cell;
mod migrate;
mod open;
mod together;

use sqlx::postgres::{PgPool, PgRow};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{ConnectOptions, Connection, Decode, Postgres, Row as _, SqlSafeStr, Sqlite, Transaction, Type};

pub(crate) use cell::{Cell, cells};
use together::Queue;

use crate::StoreError;

#[derive(Clone)]
pub(crate) enum Pool {
    /// One connection writes, a few read.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        queue: Queue,
    },
    Postgres(PgPool),
}

/// A transaction; what was not committed is undone when it is dropped.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Pool {
    /// Sees one moment of the record. `clinic` is empty for what belongs to none.
    pub async fn read(&self, clinic: &str) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { readers, .. } => Ok(Tx::Sqlite(readers.begin().await?)),
            Self::Postgres(pool) => {
                within(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?, clinic).await
            }
        }
    }

    pub async fn write(&self, clinic: &str) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { writer, .. } => Ok(Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)),
            Self::Postgres(pool) => within(pool.begin().await?, clinic).await,
        }
    }

    /// Over a connection of its own: nobody who writes waits for it.
    pub async fn vacuum_into(&self, file: &str) -> Result<(), StoreError> {
        if let Self::Sqlite { writer, .. } = self {
            let mut connection = writer.connect_options().as_ref().clone().connect().await?;
            cell::bind_sqlite(sqlx::query("VACUUM INTO $1"), cells![file]).execute(&mut connection).await?;
            connection.close().await?;
        }
        Ok(())
    }

    /// Every page of the file against its seal, and the indexes against their tables. PostgreSQL looks after its own files.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub async fn verify_pages(&self) -> Result<(), StoreError> {
        let Self::Sqlite { readers, writer, .. } = self else { return Ok(()) };
        // The seals are read from the file itself, in which pages may wait for what the log has of them.
        match sqlx::query("PRAGMA wal_checkpoint").execute(writer).await.map_err(StoreError::from) {
            // A full disk has no room for them; what the file has is whole.
            Ok(_) | Err(StoreError::Full) => {}
            Err(error) => return Err(error),
        }
        let mut connection = readers.acquire().await?;
        let seals = sqlx::query("PRAGMA cipher_integrity_check").fetch_all(&mut *connection).await?;
        let structure: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *connection).await?;
        if seals.is_empty() && structure == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Row-level security holds the transaction to its clinic; a setting of the connection would leak to the next that borrows it.
async fn within(tx: Transaction<'static, Postgres>, clinic: &str) -> Result<Tx, StoreError> {
    let mut tx = Tx::Postgres(tx);
    tx.enter(clinic).await?;
    Ok(tx)
}

impl Tx {
    /// From here on the transaction is of that clinic. SQLite has no such thing: there every statement names the clinic.
    pub async fn enter(&mut self, clinic: &str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(_) => self.row("select set_config('app.clinic', $1, true)", cells![clinic]).await.map(drop),
        }
    }

    pub async fn rows(&mut self, sql: impl SqlSafeStr, cells: Vec<Cell>) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => {
                let rows = cell::bind_sqlite(sqlx::query(sql), cells).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(tx) => {
                let rows = cell::bind_postgres(sqlx::query(sql), cells).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    pub async fn row(&mut self, sql: impl SqlSafeStr, cells: Vec<Cell>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, cells).await?.into_iter().next())
    }

    /// How many rows changed.
    pub async fn run(&mut self, sql: impl SqlSafeStr, cells: Vec<Cell>) -> Result<u64, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => cell::bind_sqlite(sqlx::query(sql), cells).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => {
                cell::bind_postgres(sqlx::query(sql), cells).execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

impl Row {
    pub fn get<T>(&self, column: usize) -> Result<T, StoreError>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A text that says more than text: an id, a date.
    pub fn parse<T: std::str::FromStr>(&self, column: usize) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        text.parse().map_err(|_| StoreError::Unreadable { what: format!("column {column} of a row") })
    }

    pub fn parse_some<T: std::str::FromStr>(&self, column: usize) -> Result<Option<T>, StoreError> {
        match self.get::<Option<String>>(column)? {
            Some(_) => self.parse(column).map(Some),
            None => Ok(None),
        }
    }

    pub fn time(&self, column: usize) -> Result<jiff::Timestamp, StoreError> {
        time(self.get(column)?)
    }

    pub fn time_some(&self, column: usize) -> Result<Option<jiff::Timestamp>, StoreError> {
        self.get::<Option<i64>>(column)?.map(time).transpose()
    }

    pub fn count(&self, column: usize) -> Result<u32, StoreError> {
        u32::try_from(self.get::<i64>(column)?)
            .map_err(|_| StoreError::Unreadable { what: format!("column {column} of a row") })
    }

    pub fn hash(&self, column: usize) -> Result<[u8; 32], StoreError> {
        let bytes: Vec<u8> = self.get(column)?;
        bytes.try_into().map_err(|_| StoreError::Unreadable { what: "a hash".to_owned() })
    }
}

fn time(microseconds: i64) -> Result<jiff::Timestamp, StoreError> {
    jiff::Timestamp::from_microsecond(microseconds).map_err(|_| StoreError::Unreadable { what: "a time".to_owned() })
}
