//! A real PostgreSQL: one for the tests of this program, others of their own for those that stop it; all end with the program.

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
    static SERVER: OnceLock<Server> = OnceLock::new();
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let port = SERVER.get_or_init(|| Server::start("all", "off")).port;
    database_on(port, &format!("record_{}", NUMBER.fetch_add(1, Ordering::Relaxed))).await
}

/// A new database of this name, owned by a role of this name.
pub async fn database_on(port: u16, name: &str) -> Database {
    let above = format!("postgres://super:{PASSWORD}@127.0.0.1:{port}");
    let mut connection = PgConnection::connect(&format!("{above}/postgres")).await.unwrap();
    for sql in
        [format!("create role {name} login password '{PASSWORD}'"), format!("create database {name} owner {name}")]
    {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    }
    Database { url: format!("postgres://{name}:{PASSWORD}@127.0.0.1:{port}/{name}"), above: format!("{above}/{name}") }
}

pub struct Server {
    pub port: u16,
    folder: PathBuf,
    /// Whether PostgreSQL waits for the disk: `on` or `off`.
    fsync: &'static str,
}

impl Server {
    pub fn start(name: &str, fsync: &'static str) -> Self {
        assert!(
            Path::new(BIN).join("postgres").exists(),
            "no PostgreSQL 15 in {BIN}; expected `scripts/install-test-tools` to have been run"
        );
        remove_left_behind();
        let folder = std::env::temp_dir().join(format!("{FOLDER}{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("password"), PASSWORD).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if is_root() {
            // PostgreSQL refuses to run as root.
            assert!(Command::new("chown").args(["-R", "nobody"]).arg(&folder).status().unwrap().success());
        }
        let made = not_root("initdb", &folder)
            .arg("-D")
            .arg(folder.join("data"))
            .args(["-U", "super", "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-sync", "--pwfile"])
            .arg(folder.join("password"))
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let server = Self { port, folder, fsync };
        server.start_again();
        server
    }

    pub fn start_again(&self) {
        self.run();
        self.wait_until("answers", || self.is_ready());
    }

    /// With `-INT` in order, with `-QUIT` as if it had crashed.
    pub fn stop(&self, signal: &str) {
        let file = self.folder.join("data/postmaster.pid");
        let process = std::fs::read_to_string(file).unwrap().lines().next().unwrap().to_owned();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
        self.wait_until("ends", || !Path::new("/proc").join(&process).exists());
    }

    fn wait_until(&self, what: &str, is_so: impl Fn() -> bool) {
        let in_time = (0..POLLS).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            is_so()
        });
        assert!(in_time, "expected that PostgreSQL {what}; its log is in {}", self.folder.display());
    }

    fn is_ready(&self) -> bool {
        let mut asked = Command::new(Path::new(BIN).join("pg_isready"));
        asked.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
        asked.status().unwrap().success()
    }

    /// Starts the server from a thread that lives as long as this program: when it is gone, the kernel interrupts the server.
    fn run(&self) {
        let mut server = not_root("postgres", &self.folder);
        let log = std::fs::File::options().create(true).append(true).open(self.folder.join("log")).unwrap();
        server.arg("-D").arg(self.folder.join("data")).args(["-p", &self.port.to_string()]);
        server.args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=400"]);
        server.arg("-c").arg(format!("unix_socket_directories={}", self.folder.display()));
        server.arg("-c").arg(format!("fsync={}", self.fsync)).stdout(log.try_clone().unwrap()).stderr(log);
        std::thread::spawn(move || server.spawn().unwrap().wait().unwrap());
    }
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
        let Some(of) = name.to_str().and_then(|name| name.strip_prefix(FOLDER)) else { continue };
        let process = of.split('-').next().unwrap_or(of);
        if !Path::new("/proc").join(process).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
