//! Documents found and kept, with what a caller is told where that does not go.

use care::{Patient, PatientId};
use serde_json::json;
use store::{Document, Record, StoreError, Stored};

use crate::problem::Problem;
use crate::signed::Signed;

/// A document of the clinic.
///
/// # Errors
/// 404, also for what belongs to another clinic.
pub async fn find<D: Document>(record: &Record, id: D::Id) -> Result<Stored<D>, Problem> {
    record.get::<D>(id).await?.ok_or_else(|| unknown::<D>(id))
}

/// A patient; of a double, the one that stayed.
///
/// # Errors
/// As [`find`].
pub async fn whole(record: &Record, id: PatientId) -> Result<Stored<Patient>, Problem> {
    let mut patient = find::<Patient>(record, id).await?;
    while let Some(into) = patient.document.merged_into {
        patient = find::<Patient>(record, into).await?;
    }
    Ok(patient)
}

/// Keeps a document that was made from version `from`, 0 for a new one, and returns the new version.
///
/// # Errors
/// 409 with the document as it is now where `from` is not its newest version.
pub async fn keep<D: Document>(signed: &Signed, document: &D, from: u32, reason: &str) -> Result<u32, Problem> {
    match signed.record.put(document, from, signed.now, reason).await {
        Ok(version) => Ok(version),
        Err(StoreError::Stale { .. }) => {
            let current = find::<D>(&signed.record, document.id()).await?;
            let current = json!({ (D::KIND.word()): current.document, "version": current.version });
            Err(Problem::stale(from, current))
        }
        Err(StoreError::Unknown { .. }) => Err(unknown::<D>(document.id())),
        Err(error) => Err(error.into()),
    }
}

fn unknown<D: Document>(id: D::Id) -> Problem {
    Problem::no_such(D::KIND.word(), &id.to_string(), None)
}

/// # Errors
/// 422 where a text that must be there is blank or longer than 200 characters.
pub fn filled(place: &str, text: &str) -> Result<(), Problem> {
    const MOST: usize = 200;
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Err(Problem::refused(place, format!("`{place}` is empty; expected a text")));
    }
    if length > MOST {
        return Err(Problem::refused(place, format!("`{place}` has {length} characters, expected at most {MOST}")));
    }
    Ok(())
}

/// # Errors
/// 422 where a change moves a document to another id, clinic or owner: `place` names the field.
pub fn unmoved<T: PartialEq>(place: &str, before: &T, after: &T) -> Result<(), Problem> {
    if before == after {
        return Ok(());
    }
    Err(Problem::refused(place, format!("`{place}` never changes; expected the value that was read")))
}
