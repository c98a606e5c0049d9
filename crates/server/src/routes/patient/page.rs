use axum::Json;
use care::{Clinic, Episode, Patient, Visit, VisitState};

use crate::app::App;
use crate::own_page::AtOwnPage;
use crate::problem::Problem;
use crate::signed::zone;
use crate::wire::own_page::{Behind, OwnPage};

/// What the patient sees.
#[utoipa::path(get, path = "/api/patient/page", responses((status = 200, body = OwnPage), (status = 401, body = Problem)))]
pub async fn own_page(app: App, at_page: AtOwnPage) -> Result<Json<OwnPage>, Problem> {
    Ok(Json(of(&app, &at_page).await?))
}

/// The page of a session. What it is made of is gone where the patient was erased: then the page is closed.
pub async fn of(app: &App, at_page: &AtOwnPage) -> Result<OwnPage, Problem> {
    let AtOwnPage { session, record, .. } = at_page;
    let patient = record.get::<Patient>(session.patient).await?.ok_or_else(Problem::own_page_closed)?.document;
    let episode = record.get::<Episode>(session.episode).await?.ok_or_else(Problem::own_page_closed)?.document;
    let clinic = record.get::<Clinic>(session.clinic).await?.ok_or_else(Problem::internal)?.document;
    let reports = record.reports(session.episode).await?;
    Ok(OwnPage::new(&Behind {
        atlas: app.atlas,
        patient: &patient,
        zone: &zone(&clinic)?,
        clinic: &clinic,
        episode: &episode,
        visits: &signed_visits(at_page).await?,
        open_until: session.expires,
        sent: reports.first().map(|stored| stored.document.at),
    }))
}

/// Of the episode, oldest first.
pub async fn signed_visits(at_page: &AtOwnPage) -> Result<Vec<Visit>, Problem> {
    let visits = at_page.record.visit_documents(at_page.session.episode).await?;
    Ok(visits.into_iter().map(|stored| stored.document).filter(|visit| visit.state != VisitState::Draft).collect())
}
