use ::atlas::{Atlas, Cause, CauseKind, Side, Trace};
use axum::Json;
use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::Problem;

/// Where a cause hurts and where its trigger points lie, on the neutral body.
#[derive(Serialize, ToSchema)]
pub struct Zones {
    zones: Vec<ZoneLine>,
    points: Vec<PointPlace>,
    /// The skin that a muscle lies under; empty for a mimic.
    span: Vec<SpanLine>,
}

/// A stroke on the surface, as a zone, under which the muscle lies.
#[derive(Serialize, ToSchema)]
pub struct SpanLine {
    side: String,
    radius_mm: f64,
    points: Vec<[f64; 3]>,
}

/// A stroke on the surface: all that lies within the radius of the line.
#[derive(Serialize, ToSchema)]
pub struct ZoneLine {
    side: Option<String>,
    /// The trigger point whose zone it is; absent for a mimic.
    point: Option<String>,
    class: ::atlas::ZoneClass,
    /// Share of people with this cause who hurt here.
    probability: f64,
    radius_mm: f64,
    /// Millimetres; x to the body's left, y up, z to the front.
    points: Vec<[f64; 3]>,
}

/// A trigger point on the skin.
#[derive(Serialize, ToSchema)]
pub struct PointPlace {
    id: String,
    side: String,
    at: [f64; 3],
}

/// The zones of a muscle or a mimic, on both sides, and its trigger points.
#[utoipa::path(get, path = "/api/causes/{id}/zones", params(("id" = String, Path)),
    responses((status = 200, body = Zones), (status = 404, body = Problem)))]
pub async fn zones(app: App, Path(id): Path<String>) -> Result<Json<Zones>, Problem> {
    let atlas = app.atlas;
    let of_this = |cause: &&Cause| atlas.cause_id(cause) == id;
    let causes: Vec<&Cause> = atlas.causes().iter().filter(of_this).collect();
    if causes.is_empty() {
        return Err(Problem::no_such("muscle or mimic", &id, atlas.nearest_cause(&id)));
    }
    let zones = causes.iter().flat_map(|cause| cause.traces.iter().map(|trace| line(atlas, cause, trace))).collect();
    let points = causes.iter().filter_map(|cause| place(atlas, cause)).collect();
    let span = atlas.muscle_index(&id).map(|muscle| span(atlas, muscle)).unwrap_or_default();
    Ok(Json(Zones { zones, points, span }))
}

fn line(atlas: &Atlas, cause: &Cause, trace: &Trace) -> ZoneLine {
    ZoneLine {
        side: cause.side.map(|side| side.to_string()),
        point: point_id(atlas, cause),
        class: trace.class,
        probability: trace.probability,
        radius_mm: trace.radius_mm,
        points: trace.points.clone(),
    }
}

fn span(atlas: &Atlas, muscle: usize) -> Vec<SpanLine> {
    let line = |side: Side, points: Vec<[f64; 3]>, radius_mm| SpanLine { side: side.to_string(), radius_mm, points };
    let mirrored = |points: &[[f64; 3]]| points.iter().map(|&[x, y, z]| [-x, y, z]).collect();
    atlas
        .span_lines(muscle)
        .flat_map(|(points, radius_mm)| {
            [line(Side::Left, mirrored(&points), radius_mm), line(Side::Right, points, radius_mm)]
        })
        .collect()
}

fn place(atlas: &Atlas, cause: &Cause) -> Option<PointPlace> {
    Some(PointPlace { id: point_id(atlas, cause)?, side: cause.side?.to_string(), at: cause.site? })
}

fn point_id(atlas: &Atlas, cause: &Cause) -> Option<String> {
    match cause.kind {
        CauseKind::Point { muscle, point } => Some(atlas.muscles()[muscle].points[point].id.clone()),
        CauseKind::Mimic(_) => None,
    }
}
