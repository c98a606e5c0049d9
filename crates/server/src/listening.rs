//! A bound address, and answering at it.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use care::Clinic;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use store::{Actor, Store, StoreError, Who};
use tokio::signal::unix::{SignalKind, signal};

use crate::entrance::Entrance;
use crate::{Office, app_over};

/// A client that sends the head of a request more slowly holds a connection for nothing.
const HEAD_SECONDS: u64 = 30;
/// How long requests may still take when the program is told to stop.
const LAST_SECONDS: u64 = 10;

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("`{address}` cannot be used: {source}; choose another with `--port` or `--listen`")]
    Address { address: SocketAddr, source: std::io::Error },
    #[error(
        "`{address}` can be reached from other machines, and nothing would be encrypted on the way; \
         expected `--certificate FILE --key FILE`, or `--behind-proxy HOST` where a proxy ends TLS"
    )]
    Exposed { address: SocketAddr },
    #[error("`{host}` is no host; expected one such as `palpate.example.org`, without `https://`")]
    Host { host: String },
    #[error("`{file}`: {source}; expected PEM with `{expected}`")]
    Pem { file: String, expected: &'static str, source: rustls::pki_types::pem::Error },
    #[error("`{file}`: {source}; expected the server's certificate first, and the key that belongs to it")]
    Certificate { file: String, source: rustls::Error },
    #[error(
        "the record has no clinic yet, and whoever came first would own it; \
         expected it to be set up from this machine, with `palpate serve` and `--data` or `--postgres-url-file` alone"
    )]
    NoOwner,
    #[error("the record is a demonstration, whose password everybody knows; expected a record of your own")]
    Demonstration,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the server stopped: {0}")]
    Stopped(std::io::Error),
}

/// A bound server that does not answer yet.
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    entrance: Entrance,
}

/// Takes an address; port 0 takes a free one.
///
/// # Errors
/// [`ServeError::Exposed`] for an address beyond the loopback without TLS, [`ServeError::Address`] when it is in use or not permitted.
pub fn bind(address: SocketAddr, entrance: Entrance) -> Result<Bound, ServeError> {
    if !address.ip().is_loopback() && !entrance.is_beyond_loopback() {
        return Err(ServeError::Exposed { address });
    }
    let refused = |source| ServeError::Address { address, source };
    let listener = TcpListener::bind(address).map_err(refused)?;
    listener.set_nonblocking(true).map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok(Bound { listener, address, entrance })
}

impl Bound {
    /// What was taken, with the port that was free.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The whole application, with the record of an office where there is one.
    ///
    /// # Errors
    /// [`ServeError::NoOwner`] and [`ServeError::Demonstration`] for a record that must not be reached from elsewhere.
    pub async fn prepare(self, office: Option<Office>) -> Result<Ready, ServeError> {
        if let Some(office) = office.as_ref().filter(|_| self.entrance.is_beyond_loopback()) {
            may_be_reached(&office.store).await?;
        }
        let app = app_over(office, &self.entrance);
        Ok(Ready { bound: self, app })
    }
}

/// A server whose record may be reached.
pub struct Ready {
    bound: Bound,
    app: Router,
}

impl Ready {
    /// Where the workbench is to be opened. Of TLS it is the address: the certificate has the name.
    pub fn url(&self) -> String {
        match &self.bound.entrance {
            Entrance::Proxy { host } => format!("https://{host}"),
            entrance => format!("{}://{}", entrance.scheme(), self.bound.address),
        }
    }

    /// Answers until the process is told to stop.
    ///
    /// # Errors
    /// [`ServeError::Stopped`] when the listener fails.
    pub async fn serve(self) -> Result<(), ServeError> {
        let Self { bound, app } = self;
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        let handle = Handle::new();
        tokio::spawn(stop(handle.clone()));
        let mut plain = axum_server::from_tcp(bound.listener).map_err(ServeError::Stopped)?.handle(handle);
        cut_off_slow_heads(plain.http_builder());
        let answered = match bound.entrance {
            Entrance::Tls(certificate) => {
                let tls = RustlsAcceptor::new(RustlsConfig::from_config(certificate.config));
                plain.acceptor(tls.acceptor(NoDelayAcceptor)).serve(app).await
            }
            Entrance::Loopback | Entrance::Proxy { .. } => plain.acceptor(NoDelayAcceptor).serve(app).await,
        };
        answered.map_err(ServeError::Stopped)
    }
}

fn cut_off_slow_heads(builder: &mut Builder<TokioExecutor>) {
    let longest = Duration::from_secs(HEAD_SECONDS);
    builder.http1().timer(TokioTimer::new()).header_read_timeout(longest);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(longest);
}

/// Waits for Ctrl-C or `kill`, and lets requests end.
async fn stop(handle: Handle<SocketAddr>) {
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => drop(tokio::select! { _ = interrupted => None, told = terminated.recv() => told }),
        Err(_) => drop(interrupted.await),
    }
    handle.graceful_shutdown(Some(Duration::from_secs(LAST_SECONDS)));
}

/// A stranger must find an owner who is not known to everybody.
async fn may_be_reached(store: &Store) -> Result<(), ServeError> {
    let clinics = store.clinics().await?;
    if clinics.is_empty() {
        return Err(ServeError::NoOwner);
    }
    for id in clinics {
        let record = store.of(Actor { clinic: id, who: Who::Program });
        if record.get::<Clinic>(id).await?.is_some_and(|clinic| clinic.document.is_demonstration) {
            return Err(ServeError::Demonstration);
        }
    }
    Ok(())
}
