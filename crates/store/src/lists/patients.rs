//! Patients, found by name, birth date, muscle or diagnosis.

use std::collections::BTreeSet;

use care::{Name, Patient, PatientId, Sex};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use crate::engine::{Cell, Row, Tx, cells};
use crate::index::{self, read_written, words};
use crate::{Record, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatientLine {
    pub id: PatientId,
    pub name: Name,
    pub birth_date: Option<Date>,
    pub sex: Sex,
    /// When the last visit began.
    pub last_visit: Option<Timestamp>,
    /// What the last visit planned; it may lie in the past.
    pub next_visit: Option<Date>,
    /// Titles of the open episodes, newest first.
    pub open_episodes: Vec<String>,
}

/// Of more patients than these, those that match best are not looked for.
const CANDIDATES: u32 = 200;
/// Below this likeness a name is another name, not a misspelt one.
const LEAST_LIKENESS: f64 = 0.4;

const LINE: &str = "select p.id, p.family, p.given, p.birth_date, p.sex, \
    (select max(v.begun) from visit_row v where v.clinic = p.clinic and v.patient = p.id), \
    (select v.next_visit from visit_row v where v.clinic = p.clinic and v.patient = p.id \
    order by v.begun desc limit 1), p.folded from patient_row p where p.clinic = $1 ";

impl Record {
    /// At most `limit` patients that have every word of `search` at the beginning of a word of their name, diagnoses or treated muscles, or as
    /// birth date (`1970-05-01`). When there is none, those whose name is nearly so. An empty search lists all by name.
    pub async fn patients(&self, search: &str, limit: u32) -> Result<Vec<PatientLine>, StoreError> {
        self.found(search, limit, "").await
    }

    /// As [`patients`](Self::patients), found by name and birth date alone: who may not know a diagnosis must not find by it.
    pub async fn patients_by_name(&self, search: &str, limit: u32) -> Result<Vec<PatientLine>, StoreError> {
        let of_name = format!("and source in ('{}', '{}')", words::NAME, words::DOUBLE);
        self.found(search, limit, &of_name).await
    }

    /// Patients whose last visit began before a moment; without a visit, whose entry was last changed before it. Longest ago first.
    pub async fn patients_not_seen_since(&self, moment: Timestamp) -> Result<Vec<PatientLine>, StoreError> {
        let mut tx = self.read().await?;
        let clinic = self.clinic().to_string();
        let seen = "coalesce((select max(v.begun) from visit_row v where v.clinic = p.clinic and v.patient = p.id), \
            (select max(e.at) from version e where e.clinic = p.clinic and e.kind = 'patient' and e.id = p.id))";
        let sql = format!("{LINE} and p.merged_into is null and {seen} < $2 order by {seen}, p.id");
        let rows = tx.rows(AssertSqlSafe(sql), cells![&clinic, moment]).await?;
        let mut patients = Vec::with_capacity(rows.len());
        for row in &rows {
            patients.push(line(&mut tx, &clinic, row).await?);
        }
        Ok(patients)
    }

    /// Others with the same birth date and a like name, the likest first: perhaps the same person, perhaps a twin.
    pub async fn possible_doubles(&self, patient: &Patient) -> Result<Vec<PatientLine>, StoreError> {
        let Some(born) = patient.birth_date else { return Ok(Vec::new()) };
        let mut tx = self.read().await?;
        let clinic = self.clinic().to_string();
        let rows = tx
            .rows(
                "select patient from word where clinic = $1 and word = $2 and source = $3 and patient <> $4",
                cells![&clinic, born.to_string(), words::NAME, patient.id.to_string()],
            )
            .await?;
        let ids: Vec<String> = rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
        let name = Likeness::to(&index::query(&patient.name.to_string()));
        let alike = name.only(lines(&mut tx, &clinic, &ids).await?)?;
        let mut patients = Vec::with_capacity(alike.len());
        for row in &alike {
            patients.push(line(&mut tx, &clinic, row).await?);
        }
        Ok(patients)
    }

    async fn found(&self, search: &str, limit: u32, of: &str) -> Result<Vec<PatientLine>, StoreError> {
        let mut tx = self.read().await?;
        let clinic = self.clinic().to_string();
        let terms = index::query(search);
        let mut found = if terms.is_empty() {
            let sql = format!("{LINE} and p.merged_into is null order by p.folded, p.id limit $2");
            tx.rows(AssertSqlSafe(sql), cells![&clinic, limit]).await?
        } else {
            let ids = with_words(&mut tx, &clinic, &terms, of).await?;
            let exact = lines(&mut tx, &clinic, &ids).await?;
            if exact.is_empty() {
                alike(&mut tx, &clinic, &terms).await?
            } else {
                let is_name =
                    |folded: &str| folded.split(' ').any(|word| terms.iter().any(|term| word.starts_with(term)));
                by(exact, |folded| f64::from(is_name(folded)))?
            }
        };
        found.truncate(limit as usize);
        let mut patients = Vec::with_capacity(found.len());
        for row in &found {
            patients.push(line(&mut tx, &clinic, row).await?);
        }
        Ok(patients)
    }
}

/// Patients who have a word that begins with each term; `only` is a condition on the words' source.
async fn with_words(tx: &mut Tx, clinic: &str, terms: &[String], only: &str) -> Result<Vec<String>, StoreError> {
    let mut sql = format!("select distinct patient from word w where clinic = $1 and word >= $2 and word < $3 {only}");
    let mut of = cells![clinic];
    for (place, term) in terms.iter().enumerate() {
        let (from, to) = (2 * place + 2, 2 * place + 3);
        of.extend(cells![term, format!("{term}{}", char::MAX)]);
        if place > 0 {
            sql.push_str(&format!(
                " and exists (select 1 from word where clinic = $1 and patient = w.patient \
                 and word >= ${from} and word < ${to} {only})"
            ));
        }
    }
    sql.push_str(&format!(" limit {CANDIDATES}"));
    tx.rows(AssertSqlSafe(sql), of).await?.iter().map(|row| row.get(0)).collect()
}

/// Patients whose name is like the terms, the likest first.
async fn alike(tx: &mut Tx, clinic: &str, terms: &[String]) -> Result<Vec<Row>, StoreError> {
    let asked = Likeness::to(terms);
    let all: BTreeSet<&String> = asked.0.iter().flatten().collect();
    let mut of = cells![clinic];
    of.extend(all.iter().map(|gram| Cell::from(*gram)));
    let sql = format!(
        "select patient from gram where clinic = $1 and gram in ({}) group by patient order by count(*) desc, patient \
         limit {CANDIDATES}",
        places(2, all.len())
    );
    let ids: Vec<String> =
        tx.rows(AssertSqlSafe(sql), of).await?.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    asked.only(lines(tx, clinic, &ids).await?)
}

/// How like a name is to some words, each taken apart into its letters three by three.
struct Likeness(Vec<BTreeSet<String>>);

impl Likeness {
    fn to(words: &[String]) -> Self {
        Self(words.iter().map(|word| index::grams(word)).collect())
    }

    /// From 0 to 1.
    fn of(&self, folded: &str) -> f64 {
        let words: Vec<BTreeSet<String>> = folded.split(' ').map(index::grams).collect();
        let best = |asked| words.iter().map(|word| index::likeness(asked, word)).fold(0.0, f64::max);
        self.0.iter().map(best).sum::<f64>() / self.0.len() as f64
    }

    /// Those that are like enough, the likest first.
    fn only(&self, candidates: Vec<Row>) -> Result<Vec<Row>, StoreError> {
        let mut kept = Vec::new();
        for row in candidates {
            if self.of(&row.get::<String>(7)?) >= LEAST_LIKENESS {
                kept.push(row);
            }
        }
        by(kept, |folded| self.of(folded))
    }
}

/// The best first; of equals, by name.
fn by(rows: Vec<Row>, worth: impl Fn(&str) -> f64) -> Result<Vec<Row>, StoreError> {
    let mut ranked = Vec::with_capacity(rows.len());
    for row in rows {
        let folded: String = row.get(7)?;
        ranked.push((worth(&folded), folded, row));
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(ranked.into_iter().map(|(_, _, row)| row).collect())
}

async fn lines(tx: &mut Tx, clinic: &str, ids: &[String]) -> Result<Vec<Row>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut of = cells![clinic];
    of.extend(ids.iter().map(Cell::from));
    let sql =
        format!("{LINE} and p.merged_into is null and p.id in ({}) order by p.folded, p.id", places(2, ids.len()));
    tx.rows(AssertSqlSafe(sql), of).await
}

/// `$2, $3, …`
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

async fn line(tx: &mut Tx, clinic: &str, row: &Row) -> Result<PatientLine, StoreError> {
    let id: String = row.get(0)?;
    let open = tx
        .rows(
            "select title from episode_row where clinic = $1 and patient = $2 and is_open = 1 order by opened desc, id",
            cells![clinic, &id],
        )
        .await?;
    Ok(PatientLine {
        id: row.parse(0)?,
        name: Name { family: row.get(1)?, given: row.get(2)? },
        birth_date: row.parse_some(3)?,
        sex: read_written(row.get(4)?)?,
        last_visit: row.time_some(5)?,
        next_visit: row.parse_some(6)?,
        open_episodes: open.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?,
    })
}
