use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use care::{Clinic, Episode, Patient, Practitioner, Visit, VisitId};
use jiff::tz::TimeZone;
use paper::{Kept, Occasion, PaperError};

use super::documents::{find, whole};
use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::{Signed, zone};

/// The handout of a visit for the patient, to print.
#[utoipa::path(get, path = "/api/visits/{id}/handout.pdf", params(("id" = String, Path)), responses((status = 200, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn handout(app: App, signed: Signed, Id(id): Id<VisitId>) -> Result<Response, Problem> {
    let around = Around::of(&signed, id, "handout").await?;
    printed("handout", around, move |around| paper::handout(&around.occasion(app.atlas))).await
}

/// The note of a visit for the record, to print; a draft is stamped as one.
#[utoipa::path(get, path = "/api/visits/{id}/note.pdf", params(("id" = String, Path)), responses((status = 200, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn note(app: App, signed: Signed, Id(id): Id<VisitId>) -> Result<Response, Problem> {
    let around = Around::of(&signed, id, "note").await?;
    let last = signed.record.history::<Visit>(id).await?.pop().ok_or_else(Problem::internal)?;
    let kept = Kept { version: last.version, at: last.at, hash: last.hash };
    // Printed is the version whose hash is printed, also when another was kept meanwhile.
    let visit = last.document.unwrap_or_else(|| around.visit.clone());
    let around = Around { visit, ..around };
    printed("note", around, move |around| paper::note(&around.occasion(app.atlas), &kept)).await
}

/// A visit with all that stands on a paper beside it.
struct Around {
    clinic: Clinic,
    zone: TimeZone,
    patient: Patient,
    episode: Episode,
    visit: Visit,
    people: Vec<Practitioner>,
}

impl Around {
    /// Reads it, and notes which paper was asked for.
    async fn of(signed: &Signed, id: VisitId, paper: &str) -> Result<Self, Problem> {
        signed.may(Right::SeeRecord)?;
        let visit = find::<Visit>(&signed.record, id).await?.document;
        signed.record.note_access(visit.patient, &format!("{paper} {id}"), signed.now).await?;
        let clinic = signed.clinic().await?;
        let people = signed.record.all::<Practitioner>().await?;
        Ok(Self {
            zone: zone(&clinic)?,
            clinic,
            patient: whole(&signed.record, visit.patient).await?.document,
            episode: find::<Episode>(&signed.record, visit.episode).await?.document,
            visit,
            people: people.into_iter().map(|stored| stored.document).collect(),
        })
    }

    fn occasion(&self, atlas: &'static ::atlas::Atlas) -> Occasion<'_> {
        Occasion {
            atlas,
            clinic: &self.clinic,
            zone: &self.zone,
            patient: &self.patient,
            episode: &self.episode,
            visit: &self.visit,
            people: &self.people,
        }
    }
}

/// Sets a paper and sends it under a name that tells the day and nobody's name.
async fn printed(
    paper: &'static str,
    around: Around,
    set: impl FnOnce(&Around) -> Result<Vec<u8>, PaperError> + Send + 'static,
) -> Result<Response, Problem> {
    let day = around.visit.begun.to_zoned(around.zone.clone()).date();
    let set = tokio::task::spawn_blocking(move || set(&around)).await.map_err(|_| Problem::internal())?;
    let bytes = set.map_err(|error| {
        eprintln!("palpate: {paper}: {error}");
        Problem::internal()
    })?;
    let name = format!("inline; filename=\"{paper}-{day}.pdf\"");
    let name = HeaderValue::try_from(name).map_err(|_| Problem::internal())?;
    let kind = HeaderValue::from_static("application/pdf");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
