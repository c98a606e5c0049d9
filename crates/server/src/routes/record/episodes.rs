use axum::Json;
use axum::http::StatusCode;
use care::{EpisodeId, PatientId};

use crate::app::App;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::episode::{EpisodeEntry, EpisodeVersion, NewEpisode};

/// A new complaint.
#[utoipa::path(post, path = "/api/patients/{id}/episodes", params(("id" = String, Path)), request_body = NewEpisode, responses((status = 201, body = EpisodeVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_episode(
    app: App,
    signed: Signed,
    Id(id): Id<PatientId>,
    Body(asked): Body<NewEpisode>,
) -> Result<(StatusCode, Json<EpisodeVersion>), Problem> {
    todo!()
}

/// An episode with its visits.
#[utoipa::path(get, path = "/api/episodes/{id}", params(("id" = String, Path)), responses((status = 200, body = EpisodeEntry), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn episode(app: App, signed: Signed, Id(id): Id<EpisodeId>) -> Result<Json<EpisodeEntry>, Problem> {
    todo!()
}

/// Change an episode, or close it.
#[utoipa::path(put, path = "/api/episodes/{id}", params(("id" = String, Path)), request_body = EpisodeVersion, responses((status = 200, body = EpisodeVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_episode(
    app: App,
    signed: Signed,
    Id(id): Id<EpisodeId>,
    Body(asked): Body<EpisodeVersion>,
) -> Result<Json<EpisodeVersion>, Problem> {
    todo!()
}
