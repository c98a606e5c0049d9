//! The contract of the store, kept by SQLite and by PostgreSQL: each test runs on both.

mod chain;
mod documents;
mod engine;
mod erase;
mod faults;
mod kill;
mod lists;
mod merge;
mod pairing;
mod people;
mod postgres;
mod reports;
mod schema;
mod search;
mod sign_in;
mod transfer;
