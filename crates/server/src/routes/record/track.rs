use axum::Json;
use care::{Episode, EpisodeId, Track, Visit};

use super::documents::find;
use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;

/// How an episode goes: pain, function, painted area and treatment against time.
#[utoipa::path(get, path = "/api/episodes/{id}/track", params(("id" = String, Path)), responses((status = 200, body = Track), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn track(app: App, signed: Signed, Id(id): Id<EpisodeId>) -> Result<Json<Track>, Problem> {
    signed.may(Right::SeeRecord)?;
    let episode = find::<Episode>(&signed.record, id).await?.document;
    signed.record.note_access(episode.patient, &format!("track {id}"), signed.now).await?;
    let visits = signed.record.visit_documents(id).await?;
    let visits: Vec<Visit> = visits.into_iter().map(|stored| stored.document).collect();
    Ok(Json(care::track(&visits, app.atlas)))
}
