use axum::Json;
use axum::http::StatusCode;
use care::{Visit, VisitId, VisitState};
use store::{Answer, NewPairing, UnderTheHand};

use super::documents::find;
use crate::app::App;
use crate::extract::{Asked, Body, Id};
use crate::pairing::OPEN_FOR;
use crate::problem::Problem;
use crate::rights::Right;
use crate::sign_in::code;
use crate::signed::Signed;
use crate::wire::pairing::{Hand, PairedAnswer, PairingState, Taken};
use crate::wire::shown_code::ShownCode;

/// Let a phone answer while this draft is written; an earlier pairing of it ends.
#[utoipa::path(post, path = "/api/visits/{id}/pairing", params(("id" = String, Path)), responses((status = 201, body = ShownCode), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn begin_pairing(signed: Signed, Id(id): Id<VisitId>) -> Result<(StatusCode, Json<ShownCode>), Problem> {
    signed.may(Right::Treat)?;
    let visit = find::<Visit>(&signed.record, id).await?.document;
    if visit.state != VisitState::Draft {
        return Err(Problem::signed_already());
    }
    let code = code::new()?;
    let expires = signed.now + OPEN_FOR;
    let new = NewPairing { visit: id, by: signed.me.id, code_hash: code.hash, expires };
    signed.record.begin_pairing(&new).await?;
    Ok((StatusCode::CREATED, Json(ShownCode::new("/pair", code.text, expires))))
}

/// How the pairing stands, and what the patient pressed since. What is named as taken is forgotten.
#[utoipa::path(get, path = "/api/visits/{id}/pairing", params(("id" = String, Path), Taken), responses((status = 200, body = PairingState), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn pairing_state(
    signed: Signed,
    Id(id): Id<VisitId>,
    Asked(asked): Asked<Taken>,
) -> Result<Json<PairingState>, Problem> {
    signed.may(Right::Treat)?;
    let standing = signed.record.pairing(id, signed.me.id, asked.taken, signed.now).await?;
    let standing = standing.ok_or_else(Problem::no_pairing)?;
    let answer = |Answer { number, response }| PairedAnswer { number, response };
    let answers = standing.answers.into_iter().map(answer).collect();
    Ok(Json(PairingState { is_paired: standing.is_paired, answers }))
}

/// Which muscle is under the hand from now on.
#[utoipa::path(put, path = "/api/visits/{id}/pairing", params(("id" = String, Path)), request_body = Hand, responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn move_hand(
    app: App,
    signed: Signed,
    Id(id): Id<VisitId>,
    Body(Hand { muscle, side }): Body<Hand>,
) -> Result<StatusCode, Problem> {
    signed.may(Right::Treat)?;
    if let Some(unknown) = muscle.as_deref().filter(|muscle| app.atlas.muscle(muscle).is_none()) {
        return Err(Problem::refused("muscle", format!("unknown muscle `{unknown}`; expected an id of the atlas")));
    }
    let hand = UnderTheHand { muscle, side };
    if signed.record.put_under_the_hand(id, signed.me.id, &hand, signed.now).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::no_pairing())
    }
}

/// End the pairing; answers that were not taken go with it.
#[utoipa::path(delete, path = "/api/visits/{id}/pairing", params(("id" = String, Path)), responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn end_pairing(signed: Signed, Id(id): Id<VisitId>) -> Result<StatusCode, Problem> {
    signed.may(Right::Treat)?;
    signed.record.end_pairing(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
