//! HTTP API and web app: on the loopback, or further with TLS.
//!
//! Routes are documented where they are written; [`openapi`] prints the whole document.
//! Without an [`Office`] nothing is stored: a case comes in, an assessment goes out. With one there is the clinic's record behind sign-in.

mod app;
mod entrance;
mod extract;
mod guard;
mod listening;
mod own_page;
mod pairing;
mod problem;
mod references;
mod rights;
mod routes;
mod sign_in;
mod signed;
mod web;
mod wire;

use std::sync::Arc;

use axum::Router;
use utoipa::openapi::OpenApi;

use crate::app::Shared;
pub use crate::app::{Clock, Office};
pub use crate::entrance::{Certificate, Entrance};
pub use crate::listening::{Bound, Ready, ServeError, bind};
pub use crate::sign_in::reset::{ResetError, reset_password};

/// The whole application on the loopback, without a record.
pub fn router() -> Router {
    app_over(None, &Entrance::Loopback)
}

/// The whole application on the loopback, with the record of an office.
pub fn router_with(office: Office) -> Router {
    app_over(Some(office), &Entrance::Loopback)
}

fn app_over(office: Option<Office>, entrance: &Entrance) -> Router {
    let (api, document) = routes::all(Shared::new(office));
    let document = Arc::new(document);
    let app = api
        .route("/openapi.json", axum::routing::get(move || async move { axum::Json(document.as_ref().clone()) }))
        .fallback(web::app);
    guard::guard(app, entrance)
}

/// The description of the API, as `openapi.json` in the repository.
pub fn openapi() -> OpenApi {
    routes::all(Shared::new(None)).1
}
