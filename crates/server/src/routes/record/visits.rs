use axum::Json;
use axum::http::StatusCode;
use care::{Episode, EpisodeId, EpisodeState, Visit, VisitId, VisitKind, VisitState};
use serde_json::json;

use super::documents::{find, keep};
use crate::app::new_id;
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::visit::{NewVisit, VisitVersion};

/// Begin a visit, empty or with plan and home programme of the last one.
#[utoipa::path(post, path = "/api/episodes/{id}/visits", params(("id" = String, Path)), request_body = NewVisit, responses((status = 201, body = VisitVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_visit(
    signed: Signed,
    Id(id): Id<EpisodeId>,
    Body(asked): Body<NewVisit>,
) -> Result<(StatusCode, Json<VisitVersion>), Problem> {
    signed.may(Right::Treat)?;
    let episode = find::<Episode>(&signed.record, id).await?.document;
    if !matches!(episode.state, EpisodeState::Open) {
        return Err(Problem::refused("episode", "the episode is closed; open it again, or begin a new one"));
    }
    let visit_id = VisitId(new_id(signed.now)?);
    let earlier = if asked.as_last_time { signed.record.visit_documents(id).await? } else { Vec::new() };
    let last = earlier.into_iter().rev().map(|stored| stored.document).find(|visit| visit.state != VisitState::Draft);
    let visit = match last {
        Some(last) => Visit { kind: asked.kind, ..care::as_last_time(&last, visit_id, signed.now, signed.me.id) },
        None if asked.as_last_time => {
            return Err(Problem::refused("as_last_time", "no visit of this episode is signed; begin an empty one"));
        }
        None => empty(visit_id, &episode, asked.kind, &signed)?,
    };
    let version = keep(&signed, &visit, 0, "begun").await?;
    Ok((StatusCode::CREATED, Json(VisitVersion { visit, version })))
}

/// A draft in which nothing is written.
fn empty(id: VisitId, episode: &Episode, kind: VisitKind, signed: &Signed) -> Result<Visit, Problem> {
    let draft = json!({
        "id": id,
        "clinic": episode.clinic,
        "patient": episode.patient,
        "episode": episode.id,
        "clinician": signed.me.id,
        "kind": kind,
        "begun": signed.now,
        "case": {"id": id},
        "state": {"state": "draft"},
    });
    serde_json::from_value(draft).map_err(|_| Problem::internal())
}
