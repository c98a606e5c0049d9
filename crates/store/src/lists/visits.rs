//! Visits of an episode, of a patient, of a day; drafts, and who is expected.

use care::{BodySide, EpisodeId, Name, PatientId, PractitionerId, Visit, VisitId, VisitKind};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use crate::engine::{Cell, Row, cells};
use crate::index::{read_treated, read_written};
use crate::record::stored;
use crate::{Record, StoreError, Stored};

#[derive(Debug, Clone, PartialEq)]
pub struct VisitLine {
    pub id: VisitId,
    /// Whose record it is now: of a merged double, the patient that stayed.
    pub patient: PatientId,
    pub patient_name: Name,
    pub episode: EpisodeId,
    pub episode_title: String,
    pub kind: VisitKind,
    pub begun: Timestamp,
    pub clinician: PractitionerId,
    /// Absent when the clinician is not in this clinic, as after an import.
    pub clinician_name: Option<Name>,
    pub is_signed: bool,
    /// What was needled or treated by hand.
    pub muscles: Vec<TreatedMuscle>,
    /// The last pain rating of the visit.
    pub nprs: Option<f64>,
    pub next_visit: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreatedMuscle {
    pub muscle: String,
    pub side: Option<BodySide>,
}

const LINE: &str = "select v.id, v.patient, p.family, p.given, v.episode, e.title, v.kind, v.begun, v.clinician, d.family, \
    d.given, v.is_signed, v.muscles, v.nprs, v.next_visit from visit_row v \
    join patient_row p on p.clinic = v.clinic and p.id = v.patient \
    join episode_row e on e.clinic = v.clinic and e.id = v.episode \
    left join practitioner_row d on d.clinic = v.clinic and d.id = v.clinician where v.clinic = $1 and ";

impl Record {
    /// Visits of an episode, oldest first.
    pub async fn visits(&self, episode: EpisodeId) -> Result<Vec<VisitLine>, StoreError> {
        self.visit_lines("v.episode = $2 order by v.begun, v.id", cells![episode.to_string()]).await
    }

    /// All visits of a patient, newest first; those of merged doubles too.
    pub async fn visits_of_patient(&self, patient: PatientId) -> Result<Vec<VisitLine>, StoreError> {
        self.visit_lines("v.patient = $2 order by v.begun desc, v.id", cells![patient.to_string()]).await
    }

    /// Visits that began from `from` up to and without `to`, oldest first.
    pub async fn day(&self, from: Timestamp, to: Timestamp) -> Result<Vec<VisitLine>, StoreError> {
        self.visit_lines("v.begun >= $2 and v.begun < $3 order by v.begun, v.id", cells![from, to]).await
    }

    /// What a practitioner has not signed, newest first.
    pub async fn drafts(&self, practitioner: PractitionerId) -> Result<Vec<VisitLine>, StoreError> {
        self.visit_lines(
            "v.clinician = $2 and v.is_signed = 0 order by v.begun desc, v.id",
            cells![practitioner.to_string()],
        )
        .await
    }

    /// The visit of each episode that planned the next for that day, if it is still the last of its episode.
    pub async fn expected(&self, on: Date) -> Result<Vec<VisitLine>, StoreError> {
        self.visit_lines(
            "v.next_visit = $2 and e.is_open = 1 and not exists (select 1 from visit_row n where n.clinic = v.clinic \
             and n.episode = v.episode and n.begun > v.begun) order by p.folded, v.id",
            cells![on.to_string()],
        )
        .await
    }

    /// The visits of an episode themselves, oldest first: what rules and charts read.
    pub async fn visit_documents(&self, episode: EpisodeId) -> Result<Vec<Stored<Visit>>, StoreError> {
        self.read()
            .await?
            .rows(
                "select b.body, v.version, v.at, v.author from visit_row r \
                 join current c on c.clinic = r.clinic and c.kind = 'visit' and c.id = r.id \
                 join version v on v.clinic = c.clinic and v.seq = c.seq \
                 join body b on b.clinic = c.clinic and b.seq = c.seq \
                 where r.clinic = $1 and r.episode = $2 order by r.begun, r.id",
                cells![self.clinic().to_string(), episode.to_string()],
            )
            .await?
            .iter()
            .map(stored)
            .collect()
    }

    async fn visit_lines(&self, which: &'static str, mut of: Vec<Cell>) -> Result<Vec<VisitLine>, StoreError> {
        of.insert(0, self.clinic().to_string().into());
        let rows = self.read().await?.rows(AssertSqlSafe(format!("{LINE}{which}")), of).await?;
        rows.iter().map(line).collect()
    }
}

fn line(row: &Row) -> Result<VisitLine, StoreError> {
    let clinician_name = match (row.get(9)?, row.get(10)?) {
        (Some(family), Some(given)) => Some(Name { family, given }),
        _ => None,
    };
    let muscles = read_treated(&row.get::<String>(12)?)?;
    Ok(VisitLine {
        id: row.parse(0)?,
        patient: row.parse(1)?,
        patient_name: Name { family: row.get(2)?, given: row.get(3)? },
        episode: row.parse(4)?,
        episode_title: row.get(5)?,
        kind: read_written(row.get(6)?)?,
        begun: row.time(7)?,
        clinician: row.parse(8)?,
        clinician_name,
        is_signed: row.get::<i64>(11)? != 0,
        muscles: muscles.into_iter().map(|(muscle, side)| TreatedMuscle { muscle, side }).collect(),
        nprs: row.get(13)?,
        next_visit: row.parse_some(14)?,
    })
}
