use ::atlas::{Grade, Muscle, Source};
use axum::Json;
use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::Problem;
use crate::references;

/// A muscle as a line of a list.
#[derive(Serialize, ToSchema)]
pub struct MuscleLine {
    id: String,
    name: String,
    group: String,
    synonyms: Vec<String>,
    /// Unsided regions where nearly everybody with a point in it hurts.
    essential: Vec<String>,
    /// Unsided regions where some hurt.
    spillover: Vec<String>,
    /// Ids of `/api/movements`.
    movements: Vec<String>,
    /// Share of people with pain in whom it is active, on one side.
    prior: f64,
    grade: Grade,
}

/// A muscle with everything that the atlas says of it.
#[derive(Serialize, ToSchema)]
pub struct MuscleEntry {
    #[serde(flatten)]
    entry: Muscle,
    /// Muscles of which this one is a satellite.
    satellite_of: Vec<String>,
    /// The sources that the entry cites, in the order of their first use.
    references: Vec<Source>,
}

/// All muscles, part by part from head to foot.
#[utoipa::path(get, path = "/api/muscles", responses((status = 200, body = Vec<MuscleLine>)))]
pub async fn muscles(app: App) -> Json<Vec<MuscleLine>> {
    let rows = app.atlas.vocabulary().muscles.iter();
    Json(rows.filter_map(|row| app.atlas.muscle(&row.id)).map(line).collect())
}

/// One muscle, whole.
#[utoipa::path(get, path = "/api/muscles/{id}", params(("id" = String, Path)),
    responses((status = 200, body = MuscleEntry), (status = 404, body = Problem)))]
pub async fn muscle(app: App, Path(id): Path<String>) -> Result<Json<MuscleEntry>, Problem> {
    let entry = app.atlas.muscle(&id).ok_or_else(|| Problem::no_such("muscle", &id, app.atlas.nearest_muscle(&id)))?;
    Ok(Json(MuscleEntry {
        entry: entry.clone(),
        satellite_of: app.atlas.key_muscles(&id).map(|key| key.id.clone()).collect(),
        references: references::of_muscle(app.atlas, entry),
    }))
}

fn line(muscle: &Muscle) -> MuscleLine {
    MuscleLine {
        id: muscle.id.clone(),
        name: muscle.name.clone(),
        group: muscle.group.clone(),
        synonyms: muscle.synonyms.clone(),
        essential: muscle.pain.essential.clone(),
        spillover: muscle.pain.spillover.clone(),
        movements: muscle.anatomy.movements.clone(),
        prior: muscle.prior.value,
        grade: muscle.evidence.grade,
    }
}
