//! A patient's own page: without an account, by a code that works once.

mod accesses;
mod page;
mod report;
mod session;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::Shared;

pub fn all() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::new()
        .routes(routes!(session::open_own_page, session::close_own_page))
        .routes(routes!(page::own_page))
        .routes(routes!(report::send_report))
        .routes(routes!(accesses::own_accesses))
}
