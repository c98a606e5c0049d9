use ::atlas::Source;
use axum::Json;
use axum::extract::Path;

use crate::app::App;
use crate::problem::Problem;

/// One source that the atlas cites.
#[utoipa::path(get, path = "/api/sources/{key}", params(("key" = String, Path)),
    responses((status = 200, body = Source), (status = 404, body = Problem)))]
pub async fn source(app: App, Path(key): Path<String>) -> Result<Json<Source>, Problem> {
    let source = app.atlas.source(&key).ok_or_else(|| Problem::no_such("source", &key, None))?;
    Ok(Json(source.clone()))
}
