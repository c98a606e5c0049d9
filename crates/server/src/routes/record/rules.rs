//! A visit held against the rules of `care`, with all that they look at.

use care::{Context, Episode, Patient, Practitioner, Visit, VisitState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::documents::{find, whole};
use crate::app::App;
use crate::problem::Problem;
use crate::signed::{Signed, zone};

/// What the rules look at besides the visit.
pub struct Surroundings {
    jurisdiction: care::Jurisdiction,
    patient: Patient,
    episode: Episode,
    clinician: Practitioner,
    earlier: Vec<Visit>,
    now: Timestamp,
    today: Date,
}

impl Surroundings {
    /// # Errors
    /// When the store fails, or the visit belongs to somebody who is not there.
    pub async fn of(visit: &Visit, signed: &Signed) -> Result<Self, Problem> {
        let clinic = signed.clinic().await?;
        let all = signed.record.visit_documents(visit.episode).await?;
        let earlier = all
            .into_iter()
            .map(|stored| stored.document)
            .filter(|other| other.id != visit.id && other.begun <= visit.begun && other.state != VisitState::Draft);
        Ok(Self {
            jurisdiction: clinic.jurisdiction,
            patient: whole(&signed.record, visit.patient).await?.document,
            episode: find::<Episode>(&signed.record, visit.episode).await?.document,
            clinician: find::<Practitioner>(&signed.record, visit.clinician).await?.document,
            earlier: earlier.collect(),
            now: signed.now,
            today: signed.now.to_zoned(zone(&clinic)?).date(),
        })
    }

    pub fn context<'a>(&'a self, app: &'a App) -> Context<'a> {
        Context {
            atlas: app.atlas,
            jurisdiction: self.jurisdiction,
            patient: &self.patient,
            episode: &self.episode,
            clinician: &self.clinician,
            earlier: &self.earlier,
            now: self.now,
            today: self.today,
        }
    }
}
