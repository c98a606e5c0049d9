//! A real PostgreSQL, started once for the tests of this program and stopped when it ends.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, PgConnection};

const BIN: &str = "/usr/lib/postgresql/15/bin";
const PASSWORD: &str = "of-a-test";
const FOLDER: &str = "palpate-postgres-";
/// Polls of a server that starts, a tenth of a second apart.
const POLLS: u32 = 600;

/// A database of its own, owned by a role below row-level security.
pub struct Database {
    pub url: String,
    /// The same database for a role that sees everything.
    pub above: String,
}

pub async fn database() -> Database {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let port = *server();
    let name = format!("record_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let above = format!("postgres://super:{PASSWORD}@127.0.0.1:{port}");
    let mut connection = PgConnection::connect(&format!("{above}/postgres")).await.unwrap();
    for sql in
        [format!("create role {name} login password '{PASSWORD}'"), format!("create database {name} owner {name}")]
    {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    }
    Database { url: format!("postgres://{name}:{PASSWORD}@127.0.0.1:{port}/{name}"), above: format!("{above}/{name}") }
}

/// The port of the server.
fn server() -> &'static u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    PORT.get_or_init(start)
}

fn start() -> u16 {
    assert!(
        Path::new(BIN).join("postgres").exists(),
        "no PostgreSQL 15 in {BIN}; expected `scripts/install-test-tools` to have been run"
    );
    remove_left_behind();
    let folder = std::env::temp_dir().join(format!("{FOLDER}{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("password"), PASSWORD).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    if is_root() {
        // PostgreSQL refuses to run as root.
        assert!(Command::new("chown").args(["-R", "nobody"]).arg(&folder).status().unwrap().success());
    }
    let data = folder.join("data");
    let made = not_root("initdb", &folder)
        .arg("-D")
        .arg(&data)
        .args(["-U", "super", "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-sync", "--pwfile"])
        .arg(folder.join("password"))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    run(folder, data, port);
    for _ in 0..POLLS {
        let ready = Command::new(Path::new(BIN).join("pg_isready"))
            .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
            .status()
            .unwrap();
        if ready.success() {
            return port;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("PostgreSQL did not start");
}

/// Starts the server from a thread that lives as long as this program: when it is gone, the kernel interrupts the server.
fn run(folder: PathBuf, data: PathBuf, port: u16) {
    std::thread::spawn(move || {
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let mut server = not_root("postgres", &folder);
        server.arg("-D").arg(&data).args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1"]);
        server.arg("-c").arg(format!("unix_socket_directories={}", folder.display()));
        server.args(["-c", "fsync=off", "-c", "max_connections=400"]).stdout(log.try_clone().unwrap()).stderr(log);
        let mut child = server.spawn().unwrap();
        child.wait().unwrap();
    });
}

fn not_root(program: &str, folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "INT"]);
    if is_root() {
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
    }
    command.arg(Path::new(BIN).join(program)).env("LC_ALL", "C.UTF-8").env("HOME", folder).current_dir(folder);
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0\n")
}

/// Folders of programs that are no longer there.
fn remove_left_behind() {
    for entry in std::fs::read_dir(std::env::temp_dir()).unwrap().flatten() {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(|name| name.strip_prefix(FOLDER)) else { continue };
        if !Path::new("/proc").join(process).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
