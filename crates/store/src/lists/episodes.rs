//! The episodes of a patient.

use care::{EpisodeId, PatientId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::engine::cells;
use crate::{Record, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeLine {
    pub id: EpisodeId,
    pub title: String,
    pub opened: Date,
    pub is_open: bool,
    pub visits: u32,
    /// When the last visit began.
    pub last_visit: Option<Timestamp>,
}

impl Record {
    /// Newest first; those of merged doubles too.
    pub async fn episodes(&self, patient: PatientId) -> Result<Vec<EpisodeLine>, StoreError> {
        let rows = self
            .read()
            .await?
            .rows(
                "select e.id, e.title, e.opened, e.is_open, \
                 (select count(*) from visit_row v where v.clinic = e.clinic and v.episode = e.id), \
                 (select max(v.begun) from visit_row v where v.clinic = e.clinic and v.episode = e.id) \
                 from episode_row e where e.clinic = $1 and e.patient = $2 order by e.opened desc, e.id",
                cells![self.clinic().to_string(), patient.to_string()],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(EpisodeLine {
                    id: row.parse(0)?,
                    title: row.get(1)?,
                    opened: row.parse(2)?,
                    is_open: row.get::<i64>(3)? != 0,
                    visits: row.count(4)?,
                    last_visit: row.time_some(5)?,
                })
            })
            .collect()
    }
}
