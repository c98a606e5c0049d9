//! The demonstration clinic, written into an empty record as if it had been kept from day to day.

use ::store::{Actor, Credential, Store, StoreError, Who};
use care::{Episode, Patient, PractitionerId, Visit};
use jiff::{Timestamp, tz::TimeZone};

use super::Demonstration;

/// Everybody signs in with it: it protects nothing.
pub const PASSWORD: &str = "nobody here is real";

#[derive(Debug, thiserror::Error)]
pub enum FillError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Password(#[from] server::ResetError),
}

enum Entry<'a> {
    Patient(&'a Patient),
    Episode(&'a Episode),
    Visit(&'a Visit),
}

/// Puts everything in the order of time, each entry by whoever treats the patient.
///
/// # Errors
/// What the store refuses; a record that is not empty stays as it is.
pub async fn fill(store: &Store, made: &Demonstration, now: Timestamp) -> Result<(), FillError> {
    let clinic = made.clinic.id;
    let program = store.of(Actor { clinic, who: Who::Program });
    let first = entries(made).first().map_or(now, |&(at, ..)| at);
    program.put(&made.clinic, 0, first, "demonstration").await?;
    for practitioner in &made.practitioners {
        program.put(practitioner, 0, first, "demonstration").await?;
        let user_name = user_name(&practitioner.name.given);
        let credential = Credential {
            practitioner: practitioner.id,
            clinic,
            user_name: user_name.clone(),
            password_hash: String::new(),
            totp_secret: None,
            totp_step: None,
            recovery_hashes: Vec::new(),
            device_hashes: Vec::new(),
            failed: 0,
            last_failed: None,
        };
        program.save_credential(&credential, "demonstration", first).await?;
        server::reset_password(store, &user_name, PASSWORD.to_owned(), true).await?;
    }
    for (at, by, entry) in entries(made) {
        let record = store.of(Actor { clinic, who: Who::Practitioner(by) });
        match entry {
            Entry::Patient(patient) => record.put(patient, 0, at, "demonstration").await?,
            Entry::Episode(episode) => record.put(episode, 0, at, "demonstration").await?,
            Entry::Visit(visit) => record.put(visit, 0, at, "demonstration").await?,
        };
    }
    Ok(())
}

/// As typed to sign in.
pub fn user_name(given: &str) -> String {
    given.to_lowercase()
}

/// Oldest first; a patient before the episodes, an episode before its visits.
fn entries(made: &Demonstration) -> Vec<(Timestamp, PractitionerId, Entry<'_>)> {
    let mut entries = Vec::new();
    for person in &made.people {
        let mut registered = None;
        for (episode, visits) in &person.episodes {
            let midnight =
                episode.opened.to_zoned(TimeZone::UTC).map_or(Timestamp::MIN, |midnight| midnight.timestamp());
            let by = visits.first().map_or(made.practitioners[0].id, |visit| visit.clinician);
            registered = registered.min(Some((midnight, by))).or(Some((midnight, by)));
            entries.push((midnight, by, Entry::Episode(episode)));
            entries.extend(visits.iter().map(|visit| (visit.begun, by, Entry::Visit(visit))));
        }
        if let Some((at, by)) = registered {
            entries.push((at, by, Entry::Patient(&person.patient)));
        }
    }
    let rank = |entry: &Entry<'_>| match entry {
        Entry::Patient(_) => 0,
        Entry::Episode(_) => 1,
        Entry::Visit(_) => 2,
    };
    entries.sort_by_key(|(at, _, entry)| (*at, rank(entry)));
    entries
}
