use ::atlas::{Load, MovementRow, RedFlag, Sign};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;

/// A named region of the body, on its side.
#[derive(Serialize, ToSchema)]
pub struct RegionLine {
    /// As in a case: `shoulder.anterior.right`, `chest.sternum`.
    id: String,
    /// Without the side.
    base: String,
    /// `left`, `right`, or null on the midline.
    side: Option<String>,
    /// In plain words.
    name: String,
    /// Anatomical extent; may be empty.
    covers: String,
}

/// The regions that a pain can be told by, in the order of the body from head to foot.
#[utoipa::path(get, path = "/api/regions", responses((status = 200, body = Vec<RegionLine>)))]
pub async fn regions(app: App) -> Json<Vec<RegionLine>> {
    let line = |region: &::atlas::Region| RegionLine {
        id: region.id.clone(),
        base: region.base.clone(),
        side: region.side.map(|side| side.to_string()),
        name: region.name.clone(),
        covers: region.covers.clone(),
    };
    Json(app.atlas.body().regions().iter().map(line).collect())
}

/// The signs that a clinician can look for.
#[utoipa::path(get, path = "/api/signs", responses((status = 200, body = Vec<Sign>)))]
pub async fn signs(app: App) -> Json<Vec<Sign>> {
    Json(app.atlas.signs().to_vec())
}

/// The questions whose answers must not wait for a ranking.
#[utoipa::path(get, path = "/api/red-flags", responses((status = 200, body = Vec<RedFlag>)))]
pub async fn red_flags(app: App) -> Json<Vec<RedFlag>> {
    Json(app.atlas.red_flags().to_vec())
}

/// The movements by which the atlas can be browsed, joint by joint from head to foot.
#[utoipa::path(get, path = "/api/movements", responses((status = 200, body = Vec<MovementRow>)))]
pub async fn movements(app: App) -> Json<Vec<MovementRow>> {
    Json(app.atlas.vocabulary().movements.clone())
}

/// What loads or perpetuates: the vocabulary of a case's history.
#[utoipa::path(get, path = "/api/loads", responses((status = 200, body = Vec<Load>)))]
pub async fn loads(app: App) -> Json<Vec<Load>> {
    Json(app.atlas.loads().to_vec())
}
