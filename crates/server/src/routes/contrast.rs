use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use locate::case::Subject;
use locate::wire::{self, ContrastWire};
use locate::{Case, LocateError};
use serde::Deserialize;
use utoipa::IntoParams;

use super::utf8;
use crate::app::App;
use crate::problem::Problem;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ContrastQuery {
    /// A cause with its side, `infraspinatus.right`, or without for one that has none.
    one: String,
    /// The cause that it is held against.
    other: String,
}

/// Why one cause rather than another explains a case.
#[utoipa::path(post, path = "/api/contrast", params(ContrastQuery), request_body = wire::CaseWire,
    responses((status = 200, body = ContrastWire), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn contrast(app: App, query: Query<ContrastQuery>, body: Bytes) -> Result<Json<ContrastWire>, Problem> {
    let case = wire::parse_case(utf8(&body)?, app.atlas)?;
    let one = ranked(&app, &case, "one", &query.one)?;
    let other = ranked(&app, &case, "other", &query.other)?;
    let answer = tokio::task::spawn_blocking(move || {
        let contrast = app.engine.contrast(&case, one, other)?;
        Some(wire::contrast(&contrast, &case, app.atlas))
    });
    answer.await.ok().flatten().map(Json).ok_or_else(Problem::internal)
}

fn ranked(app: &App, case: &Case, place: &str, id: &str) -> Result<Subject, LocateError> {
    let subject = wire::parse_cause(place, id, app.atlas)?;
    if app.engine.is_ranked(case, subject) {
        Ok(subject)
    } else {
        Err(LocateError::NotRanked { place: place.to_owned(), cause: id.to_owned() })
    }
}
