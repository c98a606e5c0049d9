//! A phone that answers while somebody palpates: paired with one draft until it is signed, each answer kept until it was taken.
//!
//! The phone is searched for before the clinic is known, so what it does is asked of the [`Store`]; the clinician's side of a [`Record`].

use care::{BodySide, PractitionerId, Response, ResponseKind, VisitId};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use crate::engine::{Row, cells};
use crate::index::{read_written, written};
use crate::{Record, Store, StoreError};

/// A pairing that waits for its phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPairing {
    pub visit: VisitId,
    pub by: PractitionerId,
    /// SHA-256 of the code, which is kept nowhere.
    pub code_hash: [u8; 32],
    /// Until when the code can be typed.
    pub expires: Timestamp,
}

/// What the clinician presses or needles now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnderTheHand {
    pub muscle: Option<String>,
    pub side: Option<BodySide>,
}

/// What the patient pressed, numbered from 1 within its visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub number: u64,
    pub response: Response,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    Kept,
    /// So many wait that this one was not kept.
    TooMany,
    NotPaired,
}

/// How a pairing stands, for the clinician.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub is_paired: bool,
    /// Oldest first.
    pub answers: Vec<Answer>,
}

impl Store {
    /// Uses a code up for a phone, which stays paired until `until`; whether it was one.
    pub async fn join_pairing(
        &self,
        code_hash: &[u8; 32],
        token_hash: &[u8; 32],
        at: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut tx = self.pool.write("").await?;
        let joined = tx
            .run(
                "update pairing_phone set token_hash = $2, expires = $4 \
                 where code_hash = $1 and token_hash is null and expires > $3",
                cells![code_hash, token_hash, at, until],
            )
            .await?;
        tx.commit().await?;
        Ok(joined > 0)
    }

    pub async fn is_paired(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<bool, StoreError> {
        let mut tx = self.pool.read("").await?;
        let row = tx.row(PHONE, cells![token_hash, at]).await?;
        Ok(row.is_some())
    }

    /// Keeps an answer with what is under the hand, unless `most` wait already.
    pub async fn answer(
        &self,
        token_hash: &[u8; 32],
        kind: ResponseKind,
        at: Timestamp,
        most: Option<u32>,
    ) -> Result<Heard, StoreError> {
        let mut tx = self.pool.write("").await?;
        let Some(phone) = tx.row(PHONE, cells![token_hash, at]).await? else { return Ok(Heard::NotPaired) };
        let (clinic, visit): (String, String) = (phone.get(0)?, phone.get(1)?);
        tx.enter(&clinic).await?;
        // Takes the pairing for this transaction: no other answer gets the same number.
        let pairing = tx
            .row(
                "update pairing set answered = answered + 1 where clinic = $1 and visit = $2 \
                 returning answered, muscle, side",
                cells![&clinic, &visit],
            )
            .await?;
        let Some(pairing) = pairing else { return Ok(Heard::NotPaired) };
        let waiting = tx
            .row("select count(*) from pairing_answer where clinic = $1 and visit = $2", cells![&clinic, &visit])
            .await?
            .map_or(Ok(0), |row| row.count(0))?;
        if most.is_some_and(|most| waiting >= most) {
            return Ok(Heard::TooMany);
        }
        let side = pairing.get::<Option<String>>(2)?.map(read_written).transpose()?;
        let response = Response { at, kind, muscle: pairing.get(1)?, side, site: None };
        let body = serde_json::to_string(&response)
            .map_err(|error| StoreError::Unreadable { what: format!("an answer is not written: {error}") })?;
        tx.run(
            "insert into pairing_answer (clinic, visit, number, body) values ($1, $2, $3, $4)",
            cells![clinic, visit, pairing.get::<i64>(0)?, body],
        )
        .await?;
        tx.commit().await?;
        Ok(Heard::Kept)
    }
}

/// Clinic and visit of a phone that is paired.
const PHONE: &str = "select clinic, visit from pairing_phone where token_hash = $1 and expires > $2";

impl Record {
    /// Takes the place of an earlier pairing of the visit; answers that wait go on waiting.
    pub async fn begin_pairing(&self, new: &NewPairing) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let (clinic, visit) = (self.clinic().to_string(), new.visit.to_string());
        tx.run(
            "insert into pairing (clinic, visit, practitioner, answered) values ($1, $2, $3, 0) \
             on conflict (clinic, visit) do update set practitioner = excluded.practitioner, muscle = null, side = null",
            cells![&clinic, &visit, new.by.to_string()],
        )
        .await?;
        tx.run(
            "insert into pairing_phone (clinic, visit, code_hash, expires) values ($1, $2, $3, $4) \
             on conflict (clinic, visit) do update set code_hash = excluded.code_hash, token_hash = null, \
             expires = excluded.expires",
            cells![clinic, visit, &new.code_hash, new.expires],
        )
        .await?;
        tx.commit().await
    }

    /// Forgets the answers up to `taken` and gives the others; `None` where this practitioner has no pairing, or it is over and nothing waits.
    /// Writes only where there is something to forget.
    pub async fn pairing(
        &self,
        visit: VisitId,
        by: PractitionerId,
        taken: u64,
        at: Timestamp,
    ) -> Result<Option<Standing>, StoreError> {
        let (clinic, visit) = (self.clinic().to_string(), visit.to_string());
        let mut tx = self.read().await?;
        let phone = tx
            .row(
                "select f.token_hash, f.expires from pairing p \
                 join pairing_phone f on f.clinic = p.clinic and f.visit = p.visit \
                 where p.clinic = $1 and p.visit = $2 and p.practitioner = $3",
                cells![&clinic, &visit, by.to_string()],
            )
            .await?;
        let Some(phone) = phone else { return Ok(None) };
        let is_over = phone.time(1)? <= at;
        let rows = tx
            .rows(
                "select number, body from pairing_answer where clinic = $1 and visit = $2 order by number",
                cells![&clinic, &visit],
            )
            .await?;
        drop(tx);
        let mut answers = rows.iter().map(answer).collect::<Result<Vec<Answer>, StoreError>>()?;
        let kept = answers.len();
        answers.retain(|answer| answer.number > taken);
        if answers.len() < kept {
            self.forget_answers(&clinic, &visit, taken).await?;
        }
        if is_over && answers.is_empty() {
            return Ok(None);
        }
        Ok(Some(Standing { is_paired: !is_over && phone.get::<Option<Vec<u8>>>(0)?.is_some(), answers }))
    }

    async fn forget_answers(&self, clinic: &str, visit: &str, taken: u64) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        tx.run(
            "delete from pairing_answer where clinic = $1 and visit = $2 and number <= $3",
            cells![clinic, visit, i64::try_from(taken).unwrap_or(i64::MAX)],
        )
        .await?;
        tx.commit().await
    }

    /// Whether this practitioner has a pairing.
    pub async fn put_under_the_hand(
        &self,
        visit: VisitId,
        by: PractitionerId,
        what: &UnderTheHand,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let put = tx
            .run(
                "update pairing set muscle = $4, side = $5 where clinic = $1 and visit = $2 and practitioner = $3 \
                 and exists (select 1 from pairing_phone f where f.clinic = $1 and f.visit = $2 and f.expires > $6)",
                cells![
                    self.clinic().to_string(),
                    visit.to_string(),
                    by.to_string(),
                    what.muscle.clone(),
                    what.side.as_ref().map(written),
                    at
                ],
            )
            .await?;
        tx.commit().await?;
        Ok(put > 0)
    }

    /// Ends the pairing of a visit with all that waits, if there is one. Answers of a later one are numbered on.
    pub async fn end_pairing(&self, visit: VisitId) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        for table in ["pairing_phone", "pairing_answer"] {
            let sql = format!("delete from {table} where clinic = $1 and visit = $2");
            tx.run(AssertSqlSafe(sql), cells![self.clinic().to_string(), visit.to_string()]).await?;
        }
        tx.commit().await
    }
}

fn answer(row: &Row) -> Result<Answer, StoreError> {
    let response = serde_json::from_str(&row.get::<String>(1)?)
        .map_err(|_| StoreError::Unreadable { what: "an answer".to_owned() })?;
    Ok(Answer { number: row.get::<i64>(0)? as u64, response })
}
