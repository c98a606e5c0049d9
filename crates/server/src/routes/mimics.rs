use ::atlas::{Grade, Mimic, Source, Urgency};
use axum::Json;
use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::Problem;
use crate::references;

/// A mimic as a line of a list.
#[derive(Serialize, ToSchema)]
pub struct MimicLine {
    id: String,
    name: String,
    kind: String,
    sided: bool,
    synonyms: Vec<String>,
    urgency: Urgency,
    essential: Vec<String>,
    spillover: Vec<String>,
    /// Share of people with pain who have it, on one side if it is sided.
    prior: f64,
    grade: Grade,
}

/// A mimic with everything that the atlas says of it.
#[derive(Serialize, ToSchema)]
pub struct MimicEntry {
    #[serde(flatten)]
    entry: Mimic,
    /// The sources that the entry cites, in the order of their first use.
    references: Vec<Source>,
}

/// All mimics: causes that a trigger point is mistaken for, or that hide behind one.
#[utoipa::path(get, path = "/api/mimics", responses((status = 200, body = Vec<MimicLine>)))]
pub async fn mimics(app: App) -> Json<Vec<MimicLine>> {
    let rows = app.atlas.vocabulary().mimics.iter();
    Json(rows.filter_map(|row| app.atlas.mimic(&row.id)).map(line).collect())
}

/// One mimic, whole.
#[utoipa::path(get, path = "/api/mimics/{id}", params(("id" = String, Path)),
    responses((status = 200, body = MimicEntry), (status = 404, body = Problem)))]
pub async fn mimic(app: App, Path(id): Path<String>) -> Result<Json<MimicEntry>, Problem> {
    let entry = app.atlas.mimic(&id).ok_or_else(|| Problem::no_such("mimic", &id, app.atlas.nearest_mimic(&id)))?;
    Ok(Json(MimicEntry { entry: entry.clone(), references: references::of_mimic(app.atlas, entry) }))
}

fn line(mimic: &Mimic) -> MimicLine {
    MimicLine {
        id: mimic.id.clone(),
        name: mimic.name.clone(),
        kind: mimic.kind.clone(),
        sided: mimic.sided,
        synonyms: mimic.synonyms.clone(),
        urgency: mimic.urgency,
        essential: mimic.pain.essential.clone(),
        spillover: mimic.pain.spillover.clone(),
        prior: mimic.prior.value,
        grade: mimic.evidence.grade,
    }
}
