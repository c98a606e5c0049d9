//! A fresh record on each engine, and a way past the store to what it wrote.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use care::ClinicId;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use store::{Actor, Key, Place, Record, Secret, Store, Who};

use crate::{people, postgres};

pub const PASSPHRASE: &str = "it's a 'test'";

pub struct Engine {
    pub name: &'static str,
    pub place: Place,
    pub store: Store,
    pub folder: Folder,
    /// Of PostgreSQL, for the store's own role.
    pub url: String,
    above: String,
}

/// Runs a test on SQLite and then on PostgreSQL.
pub async fn on_both(test: impl AsyncFn(&Engine)) {
    for engine in [sqlite().await, postgres().await] {
        println!("on {}", engine.name);
        test(&engine).await;
        engine.store.close().await;
    }
}

pub async fn sqlite() -> Engine {
    let folder = Folder::new();
    let place = sqlite_place(folder.0.join("record.db"));
    let store = Store::open(&place).await.unwrap();
    Engine { name: "SQLite", place, store, folder, url: String::new(), above: String::new() }
}

pub async fn postgres() -> Engine {
    let database = postgres::database().await;
    let place = Place::Postgres { url: Secret::new(database.url.clone()) };
    let store = Store::open(&place).await.unwrap();
    Engine { name: "PostgreSQL", place, store, folder: Folder::new(), url: database.url, above: database.above }
}

pub fn sqlite_place(file: PathBuf) -> Place {
    Place::Sqlite { file, key: Key::from_passphrase(PASSPHRASE).unwrap() }
}

impl Engine {
    /// A second, empty record on the same engine.
    pub async fn another(&self) -> Engine {
        match self.place {
            Place::Sqlite { .. } => sqlite().await,
            Place::Postgres { .. } => postgres().await,
        }
    }

    /// A record with the clinic and the practitioner of [`people`].
    pub async fn clinic(&self) -> Record {
        let record = self.of(people::CLINIC);
        people::keep_clinic(&record).await;
        record
    }

    pub fn of(&self, clinic: ClinicId) -> Record {
        self.store.of(Actor { clinic, who: Who::Practitioner(people::PRACTITIONER) })
    }

    /// Changes rows behind the store's back; how many.
    pub async fn change(&self, sql: &str) -> u64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.place {
            Place::Sqlite { file, .. } => {
                let key = format!("'{}'", PASSPHRASE.replace('\'', "''"));
                let options = SqliteConnectOptions::new().filename(file).pragma("key", key).foreign_keys(false);
                let mut connection = options.connect().await.unwrap();
                let changed = sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected();
                connection.close().await.unwrap();
                changed
            }
            Place::Postgres { .. } => {
                let mut connection = PgConnection::connect(&self.above).await.unwrap();
                sqlx::query("set session_replication_role = replica").execute(&mut connection).await.unwrap();
                sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected()
            }
        }
    }
}

/// How often a fault is provoked: `few` in the tests, as often as `PALPATE_FAULTS` says in `scripts/faults`.
pub fn times(few: u32) -> u32 {
    std::env::var("PALPATE_FAULTS").map_or(few, |times| times.parse().expect("PALPATE_FAULTS is a number"))
}

/// The same numbers in each run, equally spread (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// Removed when it is dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("palpate-store-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
