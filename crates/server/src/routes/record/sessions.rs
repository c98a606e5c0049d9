use axum::Json;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::app::App;
use crate::extract::Id;
use crate::problem::Problem;
use crate::sign_in::session::is_over;
use crate::signed::Signed;
use crate::wire::session::SessionLine;

/// Where I am signed in.
#[utoipa::path(get, path = "/api/sessions", responses((status = 200, body = Vec<SessionLine>), (status = 401, body = Problem)))]
pub async fn sessions(app: App, signed: Signed) -> Result<Json<Vec<SessionLine>>, Problem> {
    let sessions = app.office()?.store.sessions_of(signed.me.id).await?;
    let alive = sessions.into_iter().filter(|session| !is_over(session, signed.now));
    Ok(Json(
        alive
            .map(|session| SessionLine {
                id: session.id,
                created: session.created,
                last_used: session.last_used,
                agent: session.agent,
                is_this: session.id == signed.session.id,
            })
            .collect(),
    ))
}

/// Sign me out somewhere else.
#[utoipa::path(delete, path = "/api/sessions/{id}", params(("id" = String, Path)), responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn end_session(app: App, signed: Signed, Id(id): Id<Uuid>) -> Result<StatusCode, Problem> {
    let mine = app.office()?.store.sessions_of(signed.me.id).await?;
    let is_mine = mine.iter().any(|session| session.id == id);
    if is_mine && signed.record.end_session(id, signed.now).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::no_such("session", &id.to_string(), None))
    }
}
