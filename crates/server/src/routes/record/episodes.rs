use axum::Json;
use axum::http::StatusCode;
use care::{Episode, EpisodeId, EpisodeState, PatientId};
use store::Stored;

use super::documents::{filled, find, keep, unmoved, whole};
use crate::app::new_id;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::{Signed, zone};
use crate::wire::episode::{EpisodeEntry, EpisodeVersion, NewEpisode};
use crate::wire::line::VisitLine;

/// A new complaint.
#[utoipa::path(post, path = "/api/patients/{id}/episodes", params(("id" = String, Path)), request_body = NewEpisode, responses((status = 201, body = EpisodeVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_episode(
    signed: Signed,
    Id(id): Id<PatientId>,
    Body(asked): Body<NewEpisode>,
) -> Result<(StatusCode, Json<EpisodeVersion>), Problem> {
    signed.may(Right::Treat)?;
    let patient = whole(&signed.record, id).await?.document;
    let episode = Episode {
        id: EpisodeId(new_id(signed.now)?),
        clinic: signed.me.clinic,
        patient: patient.id,
        title: asked.title,
        opened: signed.now.to_zoned(zone(&signed.clinic().await?)?).date(),
        onset: asked.onset,
        diagnoses: asked.diagnoses,
        goals: asked.goals,
        state: EpisodeState::Open,
    };
    may_be(&episode)?;
    let version = keep(&signed, &episode, 0, "opened").await?;
    Ok((StatusCode::CREATED, Json(EpisodeVersion { episode, version })))
}

/// An episode with its visits.
#[utoipa::path(get, path = "/api/episodes/{id}", params(("id" = String, Path)), responses((status = 200, body = EpisodeEntry), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn episode(signed: Signed, Id(id): Id<EpisodeId>) -> Result<Json<EpisodeEntry>, Problem> {
    signed.may(Right::SeeRecord)?;
    let Stored { document: episode, version, .. } = find::<Episode>(&signed.record, id).await?;
    signed.record.note_access(episode.patient, &format!("episode {id}"), signed.now).await?;
    let visits = signed.record.visits(id).await?;
    let visits = visits.into_iter().rev().map(|line| VisitLine::new(line, true)).collect();
    Ok(Json(EpisodeEntry { episode, version, visits }))
}

/// Change an episode, or close it.
#[utoipa::path(put, path = "/api/episodes/{id}", params(("id" = String, Path)), request_body = EpisodeVersion, responses((status = 200, body = EpisodeVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_episode(
    signed: Signed,
    Id(id): Id<EpisodeId>,
    Body(asked): Body<EpisodeVersion>,
) -> Result<Json<EpisodeVersion>, Problem> {
    signed.may(Right::Treat)?;
    let before = find::<Episode>(&signed.record, id).await?.document;
    let EpisodeVersion { episode, version } = asked;
    unmoved("episode.id", &before.id, &episode.id)?;
    unmoved("episode.clinic", &before.clinic, &episode.clinic)?;
    unmoved("episode.patient", &before.patient, &episode.patient)?;
    may_be(&episode)?;
    let version = keep(&signed, &episode, version, "changed").await?;
    Ok(Json(EpisodeVersion { episode, version }))
}

fn may_be(episode: &Episode) -> Result<(), Problem> {
    filled("title", &episode.title)?;
    for (place, diagnosis) in episode.diagnoses.iter().enumerate() {
        filled(&format!("diagnoses[{place}].text"), &diagnosis.text)?;
    }
    if let EpisodeState::Closed { on, .. } = &episode.state
        && *on < episode.opened
    {
        let detail =
            format!("the episode is closed on {on}, expected no day before {}, when it was opened", episode.opened);
        return Err(Problem::refused("state.on", detail));
    }
    Ok(())
}
