//! Both engines have the same tables with the same columns, in the same order, and as many indexes.

use std::collections::BTreeMap;

const SQLITE: &str = concat!(
    include_str!("../../migrations/sqlite/0001_record.sql"),
    include_str!("../../migrations/sqlite/0002_reports.sql"),
    include_str!("../../migrations/sqlite/0003_pairings.sql")
);
const POSTGRES: &str = concat!(
    include_str!("../../migrations/postgres/0001_record.sql"),
    include_str!("../../migrations/postgres/0002_reports.sql"),
    include_str!("../../migrations/postgres/0003_pairings.sql")
);

/// Table, its lines without types.
fn tables(sql: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let mut rest = sql;
    while let Some(start) = rest.find("create table ") {
        rest = &rest[start + "create table ".len()..];
        let (name, body) = rest.split_once(" (\n").unwrap();
        let (body, after) = body.split_once("\n)").unwrap();
        found.insert(name.to_owned(), body.lines().map(plain).collect());
        rest = after;
    }
    found
}

fn plain(line: &str) -> String {
    let types =
        [" text collate \"C\"", " double precision", " bigint", " bytea", " text", " integer", " blob", " real"];
    types.iter().fold(line.trim().to_owned(), |line, kind| line.replace(kind, ""))
}

fn added_columns(sql: &str) -> Vec<String> {
    sql.lines().filter(|line| line.contains(" add column ")).map(plain).collect()
}

fn indexes(sql: &str) -> Vec<&str> {
    sql.lines().filter(|line| line.starts_with("create ") && line.contains(" index ")).collect()
}

#[test]
fn tables_and_indexes_are_the_same() {
    assert_eq!(tables(SQLITE), tables(POSTGRES));
    assert!(tables(SQLITE).len() > 10);
    assert_eq!(added_columns(SQLITE), added_columns(POSTGRES));
    assert_eq!(indexes(SQLITE), indexes(POSTGRES));
}

#[test]
fn every_table_of_a_clinic_is_under_row_level_security() {
    let before_the_clinic_is_known = ["clinic", "credential", "session", "link", "patient_session", "pairing_phone"];
    for table in tables(POSTGRES).keys().filter(|table| !before_the_clinic_is_known.contains(&table.as_str())) {
        assert!(POSTGRES.contains(&format!("alter table {table} enable row level security;")), "{table}");
        assert!(POSTGRES.contains(&format!("alter table {table} force row level security;")), "{table}");
        assert!(POSTGRES.contains(&format!("create policy own_clinic on {table}\n")), "{table}");
    }
}
