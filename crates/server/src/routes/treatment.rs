use ::atlas::{AfterEffect, Contraindication, Measure, Population, Source, Technique};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::references;

/// How trigger points are treated, in whom not, and what shows whether it worked.
#[derive(Serialize, ToSchema)]
pub struct Treatment {
    techniques: Vec<Technique>,
    contraindications: Vec<Contraindication>,
    measures: Vec<Measure>,
    /// People with one complaint in whom trigger points were counted.
    populations: Vec<Population>,
    /// What patients may notice after treatment, and what they are told then.
    after_effects: Vec<AfterEffect>,
    /// The sources that these cite, in the order of their first use.
    references: Vec<Source>,
}

/// Techniques with dose, harm and effect, contraindications, measures of outcome.
#[utoipa::path(get, path = "/api/treatment", responses((status = 200, body = Treatment)))]
pub async fn treatment(app: App) -> Json<Treatment> {
    let atlas = app.atlas;
    Json(Treatment {
        techniques: atlas.techniques().to_vec(),
        contraindications: atlas.contraindications().to_vec(),
        measures: atlas.measures().to_vec(),
        populations: atlas.populations().to_vec(),
        after_effects: atlas.self_report().after_effects.clone(),
        references: references::of_treatment(atlas),
    })
}
