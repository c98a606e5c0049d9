use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use locate::wire::{self, AssessmentWire};
use serde::Deserialize;
use utoipa::IntoParams;

use super::utf8;
use crate::app::App;
use crate::problem::Problem;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AssessQuery {
    /// Also name, cell by cell, what each cause explains and misses, and what nothing explains.
    #[serde(default)]
    cells: bool,
    /// Also say what makes up the log-odds of the first causes, why the first rather than the next, and what would change it.
    #[serde(default)]
    explain: bool,
}

/// Rank the causes that may explain a case.
#[utoipa::path(post, path = "/api/assess", params(AssessQuery), request_body = wire::CaseWire,
    responses((status = 200, body = AssessmentWire), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn assess(app: App, query: Query<AssessQuery>, body: Bytes) -> Result<Json<AssessmentWire>, Problem> {
    let case = wire::parse_case(utf8(&body)?, app.atlas)?;
    let answer = tokio::task::spawn_blocking(move || {
        if query.explain {
            wire::explained(&app.engine.explain(&case), &case, app.atlas, query.cells)
        } else {
            wire::assessment(&app.engine.assess(&case), app.atlas, query.cells)
        }
    });
    Ok(Json(answer.await.map_err(|_| Problem::internal())?))
}
