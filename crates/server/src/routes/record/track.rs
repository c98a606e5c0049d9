use axum::Json;
use care::EpisodeId;

use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::track::Track;

/// How an episode goes: pain, function, painted area and treatment against time.
#[utoipa::path(get, path = "/api/episodes/{id}/track", params(("id" = String, Path)), responses((status = 200, body = Track), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn track(app: App, signed: Signed, Id(id): Id<EpisodeId>) -> Result<Json<Track>, Problem> {
    todo!()
}
