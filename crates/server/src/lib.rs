//! HTTP API and web app on the loopback.
//!
//! Routes are documented where they are written; [`openapi`] prints the whole document.
//! Nothing is stored: a case comes in, an assessment goes out.

#![allow(unused, dead_code)]

mod app;
mod extract;
mod guard;
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

    /// Answers until the process is told to stop.
    ///
    /// # Errors
    /// [`ServeError::Stopped`] when the listener fails.
    pub async fn serve(self) -> Result<(), ServeError> {
        axum::serve(self.listener, router())
            .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
            .await
            .map_err(ServeError::Stopped)
    }
}

/// The whole application, as the tests and the program serve it.
pub fn router() -> Router {
    let (api, document) = routes::all(Shared::new(None));
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
