//! The schema, in numbered files with one meaning for each engine.

use sqlx::SqlSafeStr;

use super::{Tx, cells};
use crate::StoreError;

/// Number, SQLite, PostgreSQL.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        include_str!("../../migrations/sqlite/0001_record.sql"),
        include_str!("../../migrations/postgres/0001_record.sql"),
    ),
    (
        2,
        include_str!("../../migrations/sqlite/0002_reports.sql"),
        include_str!("../../migrations/postgres/0002_reports.sql"),
    ),
    (
        3,
        include_str!("../../migrations/sqlite/0003_pairings.sql"),
        include_str!("../../migrations/postgres/0003_pairings.sql"),
    ),
];

/// Brings an older schema up to date; refuses a newer one before anything is written.
pub async fn migrate(mut tx: Tx) -> Result<(), StoreError> {
    if let Tx::Postgres(_) = tx {
        // Two programs that start at once must not both migrate.
        tx.row("select 1::bigint from (select pg_advisory_xact_lock(7021982)) as held", cells![]).await?;
    }
    tx.run("create table if not exists schema_version (version bigint not null)", cells![]).await?;
    let row = tx.row("select coalesce(max(version), 0) from schema_version", cells![]).await?;
    let found = row.map_or(Ok(0), |row| row.get::<i64>(0))?;
    let known = MIGRATIONS.last().map_or(0, |(number, ..)| *number);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for &(number, sqlite, postgres) in MIGRATIONS.iter().filter(|(number, ..)| *number > found) {
        match &mut tx {
            Tx::Sqlite(tx) => sqlx::raw_sql(sqlite.into_sql_str()).execute(&mut **tx).await.map(drop)?,
            Tx::Postgres(tx) => sqlx::raw_sql(postgres.into_sql_str()).execute(&mut **tx).await.map(drop)?,
        }
        tx.run("insert into schema_version (version) values ($1)", cells![number]).await?;
    }
    tx.commit().await
}
