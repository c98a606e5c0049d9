//! The routes of the record, on a real store in a temporary folder.

mod clinics;
mod course;
mod factor;
mod keeping;
mod own_page;
mod pairing;
mod papers;
mod rights;
mod sign_in;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use server::{Clock, Office};
use store::{Key, Place, Store};
use tower::ServiceExt;

use crate::Answer;

const PASSWORD: &str = "correct horse battery";

/// A server over a new record, with a clock that stands until it is moved.
pub struct Practice {
    router: Mutex<Router>,
    pub store: Store,
    now: Arc<Mutex<Timestamp>>,
    folder: PathBuf,
}

/// A browser with its cookies.
pub struct Browser<'a> {
    practice: &'a Practice,
    cookies: BTreeMap<String, String>,
}

impl Practice {
    pub async fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("record-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        let key = Key::from_passphrase("a passphrase of the tests").expect("a key");
        let store = Store::open(&Place::Sqlite { file: folder.join("record.db"), key }).await.expect("a store");
        let now = Arc::new(Mutex::new("2026-03-02T09:00:00Z".parse().expect("a time")));
        Self { router: Mutex::new(router(&store, &now)), store, now, folder }
    }

    /// The program ends and starts again: what was in memory alone is gone.
    fn restart(&self) {
        *self.router.lock().expect("a router") = router(&self.store, &self.now);
    }

    /// A practice whose owner, `mira`, is signed in.
    pub async fn set_up(&self) -> Browser<'_> {
        let mut browser = self.browser();
        browser.post("/api/setup", setup()).await.is(201);
        browser
    }

    fn browser(&self) -> Browser<'_> {
        Browser { practice: self, cookies: BTreeMap::new() }
    }

    fn router(&self) -> Router {
        self.router.lock().expect("a router").clone()
    }

    fn wait(&self, seconds: i64) {
        *self.now.lock().expect("a clock") += SignedDuration::from_secs(seconds);
    }
}

fn router(store: &Store, now: &Arc<Mutex<Timestamp>>) -> Router {
    let clock = now.clone();
    server::router_with(Office::new(store.clone(), Clock::of(move || *clock.lock().expect("a clock"))))
}

impl Drop for Practice {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Browser<'_> {
    async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, None).await
    }

    async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.ask("POST", path, Some(body)).await
    }

    async fn put(&mut self, path: &str, body: Value) -> Answer {
        self.ask("PUT", path, Some(body)).await
    }

    async fn sign_in(&mut self, user_name: &str) -> Answer {
        self.post("/api/session", json!({"user_name": user_name, "password": PASSWORD})).await
    }

    async fn ask(&mut self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:7878")
            .header(header::COOKIE, cookies.join("; "))
            .header(header::USER_AGENT, "a test")
            .header("x-palpate", "1")
            .body(body.map_or_else(Body::empty, |body| Body::from(body.to_string())))
            .expect("a request");
        let response = self.practice.router().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("text");
            assert!(line.contains("HttpOnly") && line.contains("Secure") && line.contains("SameSite=Strict"), "{line}");
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = body.collect().await.expect("the body arrives").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}

impl Answer {
    #[track_caller]
    fn is(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        assert_eq!(self.headers[header::CACHE_CONTROL], "no-store");
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }
}

fn setup() -> Value {
    json!({
        "clinic": {"name": "Riverside", "time_zone": "America/New_York", "jurisdiction": "general"},
        "owner": {"name": {"family": "Stone", "given": "Mira"}, "licence": "PT"},
        "user_name": "mira",
        "password": PASSWORD,
    })
}

fn patient() -> Value {
    json!({"name": {"family": "Müller", "given": "Ada"}, "birth_date": "1970-05-01", "sex": "female"})
}

#[track_caller]
fn id(document: &Value) -> String {
    document["id"].as_str().expect("an id").to_owned()
}
