//! The server beyond the loopback: real handshakes with a certificate made for the test.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use server::{Certificate, Clock, Entrance, Office, ServeError};
use store::{Key, Place, Store};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

const HOST: &str = "clinic.example.org";

/// PEM files of a certificate for [`HOST`] and any host below it, removed when dropped.
struct Files {
    folder: PathBuf,
    made: CertifiedKey<rcgen::KeyPair>,
}

impl Files {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("tls-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let names = vec![HOST.to_owned(), format!("*.{HOST}")];
        let made = generate_simple_self_signed(names).expect("a certificate");
        std::fs::write(folder.join("certificate.pem"), made.cert.pem()).expect("written");
        std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).expect("written");
        Self { folder, made }
    }

    fn certificate(&self) -> Result<Certificate, ServeError> {
        Certificate::read(&self.folder.join("certificate.pem"), &self.folder.join("key.pem"))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn any() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 0))
}

/// Serves without a record; where.
async fn serve(entrance: Entrance) -> SocketAddr {
    let bound = server::bind(any(), entrance).expect("a free port");
    let address = bound.address();
    let ready = bound.prepare(None).await.expect("nothing to refuse");
    tokio::spawn(ready.serve());
    address
}

/// The whole answer to one request over HTTP/1.1.
async fn over_tls(files: &Files, address: SocketAddr, lines: &str) -> String {
    let mut roots = RootCertStore::empty();
    roots.add(files.made.cert.der().clone()).expect("a root");
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let tcp = TcpStream::connect(address).await.expect("a connection");
    let name = ServerName::try_from(HOST).expect("a name");
    let mut tls = TlsConnector::from(Arc::new(config)).connect(name, tcp).await.expect("a handshake");
    ask(&mut tls, lines).await
}

async fn in_the_clear(address: SocketAddr, lines: &str) -> String {
    ask(&mut TcpStream::connect(address).await.expect("a connection"), lines).await
}

async fn ask(stream: &mut (impl AsyncReadExt + AsyncWriteExt + Unpin), lines: &str) -> String {
    let request = format!("{lines}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn tls_answers_under_the_names_of_its_certificate() {
    let files = Files::new("names");
    let address = serve(Entrance::Tls(files.certificate().expect("a certificate"))).await;
    for host in [HOST, "clinic.example.org:8443", "desk.clinic.example.org"] {
        let lines = format!("GET /api/session HTTP/1.1\r\nHost: {host}\r\nOrigin: https://{host}");
        let answer = over_tls(&files, address, &lines).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
        assert!(answer.contains("strict-transport-security: max-age=63072000"), "{answer}");
    }
    for lines in [
        "GET /api/session HTTP/1.1\r\nHost: localhost".to_owned(),
        "GET /api/session HTTP/1.1\r\nHost: example.org".to_owned(),
        format!("GET /api/session HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://example.org"),
        format!("GET /api/session HTTP/1.1\r\nHost: {HOST}\r\nOrigin: http://{HOST}"),
    ] {
        let answer = over_tls(&files, address, &lines).await;
        assert!(answer.starts_with("HTTP/1.1 403"), "{lines}: {answer}");
    }
}

#[tokio::test]
async fn what_comes_in_the_clear_to_a_port_of_tls_gets_no_answer() {
    let files = Files::new("clear");
    let address = serve(Entrance::Tls(files.certificate().expect("a certificate"))).await;
    let answer = in_the_clear(address, &format!("GET /api/session HTTP/1.1\r\nHost: {HOST}")).await;
    assert!(!answer.contains("HTTP/1.1"), "{answer}");
}

#[tokio::test]
async fn a_proxy_must_say_that_the_request_came_encrypted() {
    let address = serve(Entrance::behind_proxy(HOST).expect("a host")).await;
    let get = format!("GET /api/session HTTP/1.1\r\nHost: {HOST}");
    let answer = in_the_clear(address, &format!("{get}\r\nX-Forwarded-Proto: https")).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("strict-transport-security"), "{answer}");
    for lines in [
        get.clone(),
        format!("{get}\r\nX-Forwarded-Proto: http"),
        "GET /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https".to_owned(),
    ] {
        let answer = in_the_clear(address, &lines).await;
        assert!(answer.starts_with("HTTP/1.1 403"), "{lines}: {answer}");
    }
}

#[tokio::test]
async fn guesses_by_way_of_a_proxy_count_for_who_made_them() {
    let practice = crate::record::Practice::new().await;
    practice.set_up().await;
    let bound = server::bind(any(), Entrance::behind_proxy(HOST).expect("a host")).expect("a free port");
    let address = bound.address();
    let office = Office::new(practice.store.clone(), Clock::system());
    tokio::spawn(bound.prepare(Some(office)).await.expect("a clinic with an owner").serve());
    let guess = |from: &str, name: &str| {
        let body = format!(r#"{{"user_name": "{name}", "password": "wrong horse battery"}}"#);
        format!(
            "POST /api/session HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1, {from}\r\n\
             X-Palpate: 1\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
    };
    for number in 0..20 {
        let answer = in_the_clear(address, &guess("198.51.100.7", &format!("nobody{number}"))).await;
        assert!(answer.starts_with("HTTP/1.1 401"), "{number}: {answer}");
    }
    let answer = in_the_clear(address, &guess("198.51.100.7", "nobody20")).await;
    assert!(answer.starts_with("HTTP/1.1 429"), "{answer}");
    let answer = in_the_clear(address, &guess("198.51.100.8", "nobody20")).await;
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
}

#[test]
fn nothing_goes_beyond_this_machine_in_the_clear() {
    let everywhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let Err(refused) = server::bind(everywhere, Entrance::Loopback) else { panic!("bound") };
    assert!(matches!(refused, ServeError::Exposed { .. }));
    assert!(refused.to_string().contains("--certificate FILE --key FILE"), "{refused}");
}

#[tokio::test]
async fn a_record_without_an_owner_is_not_shown_to_strangers() {
    let files = Files::new("owner");
    let key = Key::from_passphrase("a passphrase of the tests").expect("a key");
    let store = Store::open(&Place::Sqlite { file: files.folder.join("record.db"), key }).await.expect("a store");
    let entrance = Entrance::Tls(files.certificate().expect("a certificate"));
    let bound = server::bind(any(), entrance).expect("a free port");
    let refused = bound.prepare(Some(Office::new(store, Clock::system()))).await;
    assert!(matches!(refused, Err(ServeError::NoOwner)));
}

#[test]
fn files_that_are_no_certificate_are_named() {
    let files = Files::new("broken");
    let (certificate, key) = (files.folder.join("certificate.pem"), files.folder.join("key.pem"));
    let told = |certificate: &PathBuf, key: &PathBuf| match Certificate::read(certificate, key) {
        Ok(_) => panic!("read"),
        Err(error) => error.to_string(),
    };
    assert!(told(&files.folder.join("none.pem"), &key).contains("none.pem"));
    assert!(told(&key, &key).contains("BEGIN CERTIFICATE"));
    assert!(told(&certificate, &certificate).contains("BEGIN PRIVATE KEY"));
    let other = Files::new("other");
    assert!(told(&certificate, &other.folder.join("key.pem")).contains("the key that belongs to it"));
}
