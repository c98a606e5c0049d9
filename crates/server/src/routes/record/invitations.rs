use axum::Json;
use axum::http::StatusCode;
use care::{Episode, EpisodeId, EpisodeState};
use store::{Invitation, Link};
use uuid::Uuid;

use super::documents::{find, whole};
use super::names::Names;
use crate::app::new_id;
use crate::extract::Id;
use crate::problem::Problem;
use crate::rights::Right;
use crate::sign_in::{code, invitation};
use crate::signed::Signed;
use crate::wire::invitation::InvitationLine;
use crate::wire::shown_code::ShownCode;

/// Invite the patient to the own page. The code is shown this once.
#[utoipa::path(post, path = "/api/episodes/{id}/invitations", params(("id" = String, Path)), responses((status = 201, body = ShownCode), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn invite(signed: Signed, Id(id): Id<EpisodeId>) -> Result<(StatusCode, Json<ShownCode>), Problem> {
    signed.may(Right::Treat)?;
    let episode = find::<Episode>(&signed.record, id).await?.document;
    if !matches!(episode.state, EpisodeState::Open) {
        return Err(Problem::refused("episode", "the episode is closed; open it again before inviting the patient"));
    }
    let patient = whole(&signed.record, episode.patient).await?.document;
    if patient.birth_date.is_none() {
        let detail = "the patient's birth date is not known; write it down first, it is asked for with the code";
        return Err(Problem::refused("patient.birth_date", detail));
    }
    let code = code::new()?;
    let expires = signed.now + invitation::OPEN_FOR;
    let link = Link {
        code_hash: code.hash,
        clinic: signed.me.clinic,
        patient: patient.id,
        episode: Some(id),
        visit: None,
        expires,
        used: None,
    };
    signed.record.save_link(&link, new_id(signed.now)?, signed.now).await?;
    Ok((StatusCode::CREATED, Json(ShownCode::new("/me", code.text, expires))))
}

/// Invitations of an episode that wait to be used, or were in the last days, newest first.
#[utoipa::path(get, path = "/api/episodes/{id}/invitations", params(("id" = String, Path)), responses((status = 200, body = Vec<InvitationLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn invitations(signed: Signed, Id(id): Id<EpisodeId>) -> Result<Json<Vec<InvitationLine>>, Problem> {
    signed.may(Right::Treat)?;
    find::<Episode>(&signed.record, id).await?;
    let names = Names::of(&signed.record).await?;
    let line = |Invitation { id, made, by, expires, used, open_until }| InvitationLine {
        id,
        made,
        by: names.practitioner(by),
        expires,
        used,
        open_until,
    };
    Ok(Json(signed.record.invitations(id, signed.now).await?.into_iter().map(line).collect()))
}

/// Take an invitation back: its code opens nothing any more, and the page that it opened is closed.
#[utoipa::path(delete, path = "/api/invitations/{id}", params(("id" = String, Path)), responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn take_invitation_back(signed: Signed, Id(id): Id<Uuid>) -> Result<StatusCode, Problem> {
    signed.may(Right::Treat)?;
    if signed.record.take_link_back(id, signed.now).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::no_such("invitation", &id.to_string(), None))
    }
}
