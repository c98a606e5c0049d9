//! One connection with its cookies.

use std::net::SocketAddr;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, header};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::Failed;

pub struct Browser {
    connection: SendRequest<Full<Bytes>>,
    host: String,
    cookies: Vec<String>,
}

impl Browser {
    pub async fn open(address: SocketAddr) -> Result<Self, Failed> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (connection, driver) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(driver);
        Ok(Self { connection, host: address.to_string(), cookies: Vec::new() })
    }

    pub async fn sign_in(&mut self, user: &str, password: &str) -> Result<(), Failed> {
        let (status, answer) = self.post("/api/session", &json!({"user_name": user, "password": password})).await?;
        if status == 200 { Ok(()) } else { Err(format!("sign-in: {status} {}", answer["detail"]).into()) }
    }

    pub async fn get(&mut self, path: &str) -> Result<(u16, Value), Failed> {
        self.send("GET", path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Result<(u16, Value), Failed> {
        self.send("POST", path, body.to_string()).await
    }

    pub async fn put(&mut self, path: &str, body: &Value) -> Result<(u16, Value), Failed> {
        self.send("PUT", path, body.to_string()).await
    }

    /// Status and body, null where there is none.
    pub async fn send(&mut self, method: &str, path: &str, body: String) -> Result<(u16, Value), Failed> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.host)
            .header(header::COOKIE, self.cookies.join("; "))
            .header("x-palpate", "1")
            .body(Full::new(Bytes::from(body)))?;
        self.connection.ready().await?;
        let (parts, body) = self.connection.send_request(request).await?.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            self.cookies.extend(line.to_str()?.split(';').next().map(str::to_owned));
        }
        let bytes = body.collect().await?.to_bytes();
        Ok((parts.status.as_u16(), if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes)? }))
    }
}
