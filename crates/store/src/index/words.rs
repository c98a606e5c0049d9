//! The words that a patient is found by.

use care::{ClinicId, PatientId};

use crate::StoreError;
use crate::engine::{Tx, cells};

/// What a word says of the patient.
pub(crate) const NAME: &str = "name";
pub(crate) const DIAGNOSIS: &str = "diagnosis";
pub(crate) const MUSCLE: &str = "muscle";
/// The name of a double that was merged.
pub(crate) const DOUBLE: &str = "double";

/// Puts the words of one source in the place of those that were there.
pub(crate) async fn replace(
    tx: &mut Tx,
    clinic: ClinicId,
    patient: PatientId,
    source: &str,
    words: impl IntoIterator<Item = String>,
) -> Result<(), StoreError> {
    let (clinic, patient) = (clinic.to_string(), patient.to_string());
    tx.run("delete from word where clinic = $1 and patient = $2 and source = $3", cells![&clinic, &patient, source])
        .await?;
    for word in words {
        tx.run(
            "insert into word (clinic, word, patient, source) values ($1, $2, $3, $4) on conflict do nothing",
            cells![&clinic, word, &patient, source],
        )
        .await?;
    }
    Ok(())
}
