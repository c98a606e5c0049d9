use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;

/// Which atlas this server answers with.
#[derive(Serialize, ToSchema)]
pub struct Overview {
    version: String,
    /// SHA-256 over the files of the atlas: the same hash, the same knowledge.
    hash: String,
    muscles: usize,
    mimics: usize,
    signs: usize,
    sources: usize,
    cells: usize,
    regions: usize,
}

/// Which atlas this server answers with, and how much it holds.
#[utoipa::path(get, path = "/api/atlas", responses((status = 200, body = Overview)))]
pub async fn overview(app: App) -> Json<Overview> {
    let atlas = app.atlas;
    Json(Overview {
        version: atlas.version().to_owned(),
        hash: atlas.hash().to_owned(),
        muscles: atlas.muscles().len(),
        mimics: atlas.mimics().len(),
        signs: atlas.signs().len(),
        sources: atlas.sources().len(),
        cells: atlas.body().cells().len(),
        regions: atlas.body().regions().len(),
    })
}
