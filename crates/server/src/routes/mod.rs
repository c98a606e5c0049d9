//! The routes: one file each.

mod assess;
mod body;
mod case;
mod contrast;
mod mimics;
mod muscles;
mod overview;
mod pair;
mod patient;
mod record;
mod sources;
mod treatment;
mod vocabulary;
mod zones;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::Shared;
use crate::problem::Problem;

#[derive(OpenApi)]
#[openapi(info(
    title = "Palpate",
    description = "From a painted pain to the muscles and mimics behind it. Supports a licensed clinician's decision and diagnoses nobody."
))]
struct Described;

pub fn all(shared: Arc<Shared>) -> (Router, Document) {
    OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(overview::overview))
        .routes(routes!(muscles::muscles))
        .routes(routes!(muscles::muscle))
        .routes(routes!(mimics::mimics))
        .routes(routes!(mimics::mimic))
        .routes(routes!(vocabulary::regions))
        .routes(routes!(vocabulary::signs))
        .routes(routes!(vocabulary::red_flags))
        .routes(routes!(vocabulary::loads))
        .routes(routes!(vocabulary::movements))
        .routes(routes!(treatment::treatment))
        .routes(routes!(sources::source))
        .routes(routes!(zones::zones))
        .routes(routes!(assess::assess))
        .routes(routes!(contrast::contrast))
        .routes(routes!(case::case))
        .routes(routes!(body::body))
        .merge(record::all())
        .with_state(shared)
        .split_for_parts()
}

fn utf8(body: &Bytes) -> Result<&str, Problem> {
    std::str::from_utf8(body).map_err(|error| Problem::not_utf8(error.valid_up_to()))
}
