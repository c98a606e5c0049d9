//! The page of a phone that answers while somebody palpates.

mod responses;
mod session;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::Shared;

pub fn all() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::new().routes(routes!(session::paired, session::pair)).routes(routes!(responses::respond))
}
