//! HTTP API and web app on the loopback.
//!
//! Routes are documented where they are written; [`openapi`] prints the whole document.
//! Without an [`Office`] nothing is stored: a case comes in, an assessment goes out. With one there is the clinic's record behind sign-in.

mod app;
mod extract;
mod guard;
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

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;
use utoipa::openapi::OpenApi;

use crate::app::Shared;
pub use crate::app::{Clock, Office};
pub use crate::sign_in::reset::{ResetError, new_passphrase, reset_password};

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("port {port} on the loopback cannot be used: {source}; choose another with `--port`")]
    Port { port: u16, source: std::io::Error },
    #[error("the server stopped: {0}")]
    Stopped(std::io::Error),
}

/// A bound server that does not answer yet.
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

/// Takes a port of the loopback address; 0 takes a free one.
///
/// # Errors
/// [`ServeError::Port`] when the port is in use or not permitted.
pub async fn bind(port: u16) -> Result<Bound, ServeError> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|source| ServeError::Port { port, source })?;
    let address = listener.local_addr().map_err(|source| ServeError::Port { port, source })?;
    Ok(Bound { listener, address })
}

impl Bound {
    /// Where the workbench is to be opened.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Answers until the process is told to stop; with the record of an office where there is one.
    ///
    /// # Errors
    /// [`ServeError::Stopped`] when the listener fails.
    pub async fn serve(self, office: Option<Office>) -> Result<(), ServeError> {
        let app = app_over(office).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(self.listener, app)
            .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
            .await
            .map_err(ServeError::Stopped)
    }
}

/// The whole application without a record.
pub fn router() -> Router {
    app_over(None)
}

/// The whole application with the record of an office, as the tests and the program serve it.
pub fn router_with(office: Office) -> Router {
    app_over(Some(office))
}

fn app_over(office: Option<Office>) -> Router {
    let (api, document) = routes::all(Shared::new(office));
    let document = Arc::new(document);
    let app = api
        .route("/openapi.json", axum::routing::get(move || async move { axum::Json(document.as_ref().clone()) }))
        .fallback(web::app);
    guard::guard(app)
}

/// The description of the API, as `openapi.json` in the repository.
pub fn openapi() -> OpenApi {
    routes::all(Shared::new(None)).1
}
