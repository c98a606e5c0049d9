//! Keeps the record in SQLite or PostgreSQL.
