//! Where people come in: this machine alone, TLS under the names of a certificate, or a proxy that ends TLS.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use axum::http::uri::Authority;
use rustls::ServerConfig;
use rustls::client::verify_server_name;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::ParsedCertificate;

use crate::ServeError;

/// How a browser reaches the server, and so the names that it may ask for.
#[derive(Clone)]
pub enum Entrance {
    /// Plain HTTP to a loopback address.
    Loopback,
    /// TLS to any address.
    Tls(Certificate),
    /// Plain HTTP from a proxy that ends TLS for this one host. The proxy sets `X-Forwarded-Proto` and `X-Forwarded-For` itself; nobody else
    /// may reach the port.
    Proxy { host: String },
}

impl Entrance {
    /// A proxy for a host such as `palpate.example.org`, or `palpate.example.org:8443`.
    ///
    /// # Errors
    /// [`ServeError::Host`] for what is no host.
    pub fn behind_proxy(host: &str) -> Result<Self, ServeError> {
        let is_host = host.parse::<Authority>().is_ok_and(|authority| authority == host && !host.contains('@'));
        let wrong = || ServeError::Host { host: host.to_owned() };
        is_host.then(|| Self::Proxy { host: host.to_ascii_lowercase() }).ok_or_else(wrong)
    }

    /// Whether a request for this host, with or without a port, is meant for this server. A foreign name is a page that renamed an address
    /// (DNS rebinding).
    pub(crate) fn answers_to(&self, host: &str) -> bool {
        match self {
            Self::Loopback => matches!(name_of(host), Some("localhost" | "127.0.0.1" | "[::1]")),
            Self::Tls(certificate) => name_of(host).is_some_and(|name| certificate.is_for(name)),
            Self::Proxy { host: own } => host.eq_ignore_ascii_case(own),
        }
    }

    /// As a browser's address begins.
    pub(crate) fn scheme(&self) -> &'static str {
        match self {
            Self::Loopback => "http",
            Self::Tls(_) | Self::Proxy { .. } => "https",
        }
    }

    pub(crate) fn is_beyond_loopback(&self) -> bool {
        !matches!(self, Self::Loopback)
    }
}

/// Under which name to come in, in words that complete "open it".
impl fmt::Display for Entrance {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loopback => out.write_str("as http://127.0.0.1, from this machine"),
            Self::Tls(_) => out.write_str("under a name of its certificate"),
            Self::Proxy { host } => write!(out, "as https://{host}"),
        }
    }
}

/// A host without its port; IPv6 keeps its brackets.
fn name_of(host: &str) -> Option<&str> {
    let is_port =
        |rest: &str| rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    let end = if host.starts_with('[') { host.find(']')? + 1 } else { host.find(':').unwrap_or(host.len()) };
    is_port(&host[end..]).then_some(&host[..end]).filter(|name| !name.is_empty())
}

/// A certificate with its chain and its key.
#[derive(Clone)]
pub struct Certificate {
    own: CertificateDer<'static>,
    pub(crate) config: Arc<ServerConfig>,
}

impl Certificate {
    /// Reads PEM files: the certificate first, then those that signed it; the key as PKCS #8, PKCS #1 or SEC 1.
    ///
    /// # Errors
    /// [`ServeError::Pem`] names the file that is not read, [`ServeError::Certificate`] says why the two are of no use together.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, ServeError> {
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect)
            .map_err(|error| unread(certificate, "-----BEGIN CERTIFICATE-----", error))?;
        let private =
            PrivateKeyDer::from_pem_file(key).map_err(|error| unread(key, "-----BEGIN PRIVATE KEY-----", error))?;
        let nothing = rustls::pki_types::pem::Error::NoItemsFound;
        let own = chain.first().cloned().ok_or_else(|| unread(certificate, "-----BEGIN CERTIFICATE-----", nothing))?;
        let unusable = |source| ServeError::Certificate { file: certificate.display().to_string(), source };
        ParsedCertificate::try_from(&own).map_err(unusable)?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(unusable)?
            .with_no_client_auth()
            .with_single_cert(chain, private)
            .map_err(unusable)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self { own, config: Arc::new(config) })
    }

    /// Whether it names this host, also by a wildcard.
    fn is_for(&self, name: &str) -> bool {
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let (Ok(name), Ok(own)) = (ServerName::try_from(bare), ParsedCertificate::try_from(&self.own)) else {
            return false;
        };
        verify_server_name(&own, &name).is_ok()
    }
}

fn unread(file: &Path, expected: &'static str, source: rustls::pki_types::pem::Error) -> ServeError {
    ServeError::Pem { file: file.display().to_string(), expected, source }
}

#[cfg(test)]
mod tests {
    use super::Entrance;

    #[test]
    fn only_names_of_the_loopback_pass() {
        for host in ["localhost", "localhost:7878", "127.0.0.1:1", "[::1]:7878", "[::1]"] {
            assert!(Entrance::Loopback.answers_to(host), "{host}");
        }
        for host in [
            "",
            ":80",
            "example.org",
            "127.0.0.1.example.org",
            "localhost.example.org:80",
            "[::1]x",
            "192.168.0.1:7878",
        ] {
            assert!(!Entrance::Loopback.answers_to(host), "{host}");
        }
    }

    #[test]
    fn a_proxy_passes_its_own_host_alone() {
        let entrance = Entrance::behind_proxy("Palpate.example.org").expect("a host");
        assert!(entrance.answers_to("palpate.example.org"));
        for host in ["", "localhost", "example.org", "palpate.example.org:8443", "palpate.example.org.evil.example"] {
            assert!(!entrance.answers_to(host), "{host}");
        }
        for wrong in ["", "https://palpate.example.org", "a b", "user@host", "host/path"] {
            assert!(Entrance::behind_proxy(wrong).is_err(), "{wrong}");
        }
    }
}
