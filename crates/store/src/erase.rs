//! Erasure: the words of a patient's record go, the chain stays whole and says that they went.

use care::{Patient, PatientId};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use crate::chain::{self, NewVersion};
use crate::engine::{Tx, cells};
use crate::index::{self, PERSON, words};
use crate::merge::whole;
use crate::{Document, Kind, Record, StoreError};

impl Record {
    /// Removes every version of the patient, of merged doubles, of their episodes, visits and reports, and their links and pairings. Whether the law allows it yet is
    /// decided before. `reason` stays, so it must not tell of the patient. Backups made before still hold the record.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is no such patient in this clinic, [`StoreError::Merged`] for a double, whose record is that of the patient
    /// that stayed, [`StoreError::NamesPatient`] when the reason holds a name or the birth date.
    pub async fn erase(&self, patient: PatientId, at: Timestamp, reason: &str) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let clinic = self.clinic();
        let end = chain::take(&mut tx, clinic, chain::VERSIONS).await?;
        whole(&mut tx, clinic, patient).await?;
        if names(&mut tx, &clinic.to_string(), patient, reason).await? {
            return Err(StoreError::NamesPatient);
        }
        let documents = documents_of(&mut tx, &clinic.to_string(), patient).await?;
        let body = serde_json::to_string(&documents)
            .map_err(|error| StoreError::Unreadable { what: format!("an erasure is not written: {error}") })?;
        let id = patient.to_string();
        let new =
            NewVersion { kind: Kind::Erasure, id: &id, version: 1, at, author: self.actor.who, reason, body: &body };
        let seq = chain::append_version(&mut tx, clinic, &end, &new).await?;
        chain::append_access(&mut tx, clinic, self.actor.who, Some(patient), "erased", at).await?;
        let clinic = clinic.to_string();
        for (kind, id) in &documents {
            forget(&mut tx, &clinic, kind, id, seq).await?;
        }
        for (table, column) in [
            ("report_row", "patient"),
            ("patient_session", "patient"),
            ("visit_row", "patient"),
            ("episode_row", "patient"),
            ("link", "patient"),
            ("word", "patient"),
            ("gram", "patient"),
            ("patient_row", "id"),
        ] {
            for (_, id) in documents.iter().filter(|(kind, _)| kind == Patient::KIND.word()) {
                let sql = format!("delete from {table} where clinic = $1 and {column} = $2");
                tx.run(AssertSqlSafe(sql), cells![&clinic, id]).await?;
            }
        }
        tx.commit().await
    }
}

/// Whether a text holds a word of a patient's names, or the birth date. A single letter tells nobody.
async fn names(tx: &mut Tx, clinic: &str, patient: PatientId, text: &str) -> Result<bool, StoreError> {
    let rows = tx
        .rows(
            "select word from word where clinic = $1 and patient = $2 and source in ($3, $4)",
            cells![clinic, patient.to_string(), words::NAME, words::DOUBLE],
        )
        .await?;
    let said = index::words_of(text);
    let of_patient: Vec<String> = rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    Ok(of_patient.iter().any(|word| word.chars().nth(1).is_some() && said.contains(word)))
}

/// Kind and id of everything that is of a patient, the patient first.
pub(crate) async fn documents_of(
    tx: &mut Tx,
    clinic: &str,
    patient: PatientId,
) -> Result<Vec<(String, String)>, StoreError> {
    let rows = tx
        .rows(
            AssertSqlSafe(format!("{PERSON} select 1 as place, 'patient' as kind, p.id from patient_row p join person on p.id = person.id where p.clinic = $1 \
             union all select 2, 'episode', e.id from episode_row e join person on e.patient = person.id where e.clinic = $1 \
             union all select 3, 'visit', v.id from visit_row v join person on v.patient = person.id where v.clinic = $1 \
             union all select 4, 'report', r.id from report_row r join person on r.patient = person.id where r.clinic = $1 \
             order by 1, 3")),
            cells![clinic, patient.to_string()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.get(1)?, row.get(2)?))).collect()
}

async fn forget(tx: &mut Tx, clinic: &str, kind: &str, id: &str, seq: i64) -> Result<(), StoreError> {
    tx.run(
        "delete from body where clinic = $1 and seq in \
         (select seq from version where clinic = $1 and kind = $2 and id = $3)",
        cells![clinic, kind, id],
    )
    .await?;
    tx.run("delete from current where clinic = $1 and kind = $2 and id = $3", cells![clinic, kind, id]).await?;
    tx.run("insert into erased (clinic, kind, id, seq) values ($1, $2, $3, $4)", cells![clinic, kind, id, seq]).await?;
    Ok(())
}

/// Kind and id of what an erasure's body says is gone.
pub(crate) fn read_erasure(body: &str) -> Result<Vec<(String, String)>, StoreError> {
    serde_json::from_str(body).map_err(|_| StoreError::Unreadable { what: "an erasure".to_owned() })
}
