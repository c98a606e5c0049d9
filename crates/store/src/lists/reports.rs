//! What patients sent.

use care::{EpisodeId, Name, PatientId, Report, ReportId, UrgencyOfReport};
use jiff::Timestamp;

use crate::engine::{Row, cells};
use crate::index::read_written;
use crate::record::stored;
use crate::{Record, StoreError, Stored};

#[derive(Debug, Clone, PartialEq)]
pub struct ReportLine {
    pub id: ReportId,
    /// Whose record it is now: of a merged double, the patient that stayed.
    pub patient: PatientId,
    pub patient_name: Name,
    pub episode: EpisodeId,
    pub episode_title: String,
    pub at: Timestamp,
    pub told: UrgencyOfReport,
}

impl Record {
    /// Those that nobody has read, what cannot wait first, then oldest first.
    pub async fn new_reports(&self) -> Result<Vec<ReportLine>, StoreError> {
        let rows = self
            .read()
            .await?
            .rows(
                "select r.id, r.patient, p.family, p.given, r.episode, e.title, r.at, r.told from report_row r \
                 join patient_row p on p.clinic = r.clinic and p.id = r.patient \
                 join episode_row e on e.clinic = r.clinic and e.id = r.episode \
                 where r.clinic = $1 and r.is_new = 1 order by r.at, r.id",
                cells![self.clinic().to_string()],
            )
            .await?;
        let mut lines = rows.iter().map(line).collect::<Result<Vec<_>, _>>()?;
        lines.sort_by_key(|line| std::cmp::Reverse(line.told));
        Ok(lines)
    }

    /// How many a patient has sent since a moment.
    pub async fn reports_since(&self, patient: PatientId, since: Timestamp) -> Result<u32, StoreError> {
        let row = self
            .read()
            .await?
            .row(
                "select count(*) from report_row where clinic = $1 and patient = $2 and at > $3",
                cells![self.clinic().to_string(), patient.to_string(), since],
            )
            .await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The reports of an episode themselves, newest first.
    pub async fn reports(&self, episode: EpisodeId) -> Result<Vec<Stored<Report>>, StoreError> {
        self.read()
            .await?
            .rows(
                "select b.body, v.version, v.at, v.author from report_row r \
                 join current c on c.clinic = r.clinic and c.kind = 'report' and c.id = r.id \
                 join version v on v.clinic = c.clinic and v.seq = c.seq \
                 join body b on b.clinic = c.clinic and b.seq = c.seq \
                 where r.clinic = $1 and r.episode = $2 order by r.at desc, r.id",
                cells![self.clinic().to_string(), episode.to_string()],
            )
            .await?
            .iter()
            .map(stored)
            .collect()
    }
}

fn line(row: &Row) -> Result<ReportLine, StoreError> {
    Ok(ReportLine {
        id: row.parse(0)?,
        patient: row.parse(1)?,
        patient_name: Name { family: row.get(2)?, given: row.get(3)? },
        episode: row.parse(4)?,
        episode_title: row.get(5)?,
        at: row.time(6)?,
        told: read_written(row.get(7)?)?,
    })
}
