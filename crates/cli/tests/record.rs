//! A record on its way out and into another, as a person does it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use care::{Clinic, ClinicId, Contact, Jurisdiction, Name, Patient, PatientId, Sex};
use store::{Actor, Key, Place, Store, Who};
use uuid::Uuid;

const PASSPHRASE: &str = "a passphrase of the tests";

/// A folder with a record of one clinic, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, clinic: u128, patients: u128) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("passphrase"), PASSPHRASE).expect("written");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(fill(&folder.join("record.db"), ClinicId(Uuid::from_u128(clinic)), patients));
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.answering("", &[&["record"][..], arguments].concat())
    }

    /// Somebody types `answer` when asked.
    fn answering(&self, answer: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_palpate"));
        command.args(arguments).arg("--data").arg(&self.0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        // A command that asks nothing may be over before.
        let _ = child.stdin.take().expect("an input").write_all(answer.as_bytes());
        child.wait_with_output().expect("the command ends")
    }

    /// Ids of everybody not seen since a date in the future: of all.
    fn patients(&self) -> Vec<serde_json::Value> {
        let output = self.run(&["unseen", "--since", "2100-01-01", "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn fill(file: &Path, clinic: ClinicId, patients: u128) {
    let key = Key::from_passphrase(PASSPHRASE).expect("a key");
    let store = Store::open(&Place::Sqlite { file: file.to_owned(), key }).await.expect("a store");
    let record = store.of(Actor { clinic, who: Who::Program });
    let at = "2026-03-02T08:00:00Z".parse().expect("a time");
    let entry = Clinic {
        id: clinic,
        name: "Hillside".to_owned(),
        address: Vec::new(),
        phone: String::new(),
        time_zone: "UTC".to_owned(),
        jurisdiction: Jurisdiction::General,
        keep_years: None,
        is_demonstration: false,
    };
    record.put(&entry, 0, at, "first run").await.expect("kept");
    for number in 0..patients {
        record.put(&patient(clinic, number), 0, at, "new").await.expect("kept");
    }
    store.close().await;
}

fn patient(clinic: ClinicId, number: u128) -> Patient {
    Patient {
        id: PatientId(Uuid::from_u128(0xa000 + number)),
        clinic,
        name: Name { family: format!("Family{number}"), given: "Li".to_owned() },
        birth_date: None,
        sex: Sex::Unknown,
        contact: Contact::default(),
        language: "en".to_owned(),
        standing: Vec::new(),
        practitioner: None,
        alert: String::new(),
        is_in_research: false,
        merged_into: None,
    }
}

#[track_caller]
fn told(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn what_is_exported_is_imported_whole_or_not_at_all() {
    let (from, to) = (Folder::new("export", 1, 3), Folder::new("import", 2, 0));
    let file = from.0.join("export.jsonl");
    let path = file.to_str().expect("UTF-8");
    assert_eq!(from.run(&["export", path]).status.code(), Some(0));
    assert!(told(&from.run(&["export", path])).contains("export.jsonl"), "an export is not overwritten");

    let lines = std::fs::read_to_string(&file).expect("an export");
    let broken = from.0.join("broken.jsonl");
    let cut = lines.lines().take(3).collect::<Vec<_>>().join("\n");
    for (text, line) in [(lines.replacen("Family1", "Family7", 1), "line 4"), (cut, "ends after 2 versions")] {
        std::fs::write(&broken, text).expect("written");
        let said = told(&to.run(&["import", broken.to_str().expect("UTF-8")]));
        assert!(said.contains(line) && said.contains("nothing was imported"), "{said}");
        assert!(to.patients().is_empty());
    }
    assert_eq!(to.run(&["import", path]).status.code(), Some(0));
    assert_eq!(to.patients(), from.patients());
    assert_eq!(to.patients().len(), 3);
}

#[test]
fn one_patient_is_exported_without_the_others() {
    let folder = Folder::new("one", 1, 3);
    let output = folder.run(&["export", "-", "--patient", &Uuid::from_u128(0xa001).to_string()]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("Family1") && !text.contains("Family0") && !text.contains("Hillside"), "{text}");
    let nobody = folder.run(&["export", "-", "--patient", &Uuid::from_u128(0xffff).to_string()]);
    assert!(told(&nobody).contains("there is no patient"));
}

/// Runs commands in a session of its own with a real, unlocked keyring, which forgets nothing between them.
#[cfg(target_os = "linux")]
fn with_keyring(folder: &Folder, script: &str) -> Output {
    let unlock = "printf unlocked | gnome-keyring-daemon --unlock --components=secrets >/dev/null && ";
    Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &format!("{unlock}{script}")])
        .env("HOME", &folder.0)
        .env("XDG_RUNTIME_DIR", &folder.0)
        .env("palpate", env!("CARGO_BIN_EXE_palpate"))
        .env("data", &folder.0)
        .output()
        .expect("dbus-run-session starts: scripts/install-test-tools installs it")
}

#[cfg(target_os = "linux")]
#[test]
fn the_keyring_opens_the_record_in_the_place_of_the_file() {
    let folder = Folder::new("keyring", 1, 1);
    let file = folder.0.join("passphrase");
    let verify = "\"$palpate\" audit verify --data \"$data\"";

    std::fs::write(&file, "another").expect("written");
    let wrong = told(&with_keyring(&folder, "\"$palpate\" keyring --data \"$data\""));
    assert!(wrong.contains("does not open") && file.exists(), "{wrong}");

    std::fs::write(&file, PASSPHRASE).expect("written");
    let moved = with_keyring(&folder, &format!("\"$palpate\" keyring --data \"$data\" && {verify}"));
    assert_eq!(moved.status.code(), Some(0), "{moved:?}");
    assert!(!file.exists());
    let later = with_keyring(&folder, verify);
    assert_eq!(later.status.code(), Some(0), "{later:?}");

    let elsewhere = Command::new(env!("CARGO_BIN_EXE_palpate"))
        .args(["audit", "verify", "--data"])
        .arg(&folder.0)
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .output()
        .expect("the command starts");
    let said = told(&elsewhere);
    assert!(said.contains("no keyring") && said.contains("--passphrase-file"), "{said}");
}

#[test]
fn a_patient_is_erased_by_whoever_types_the_id_once_more() {
    let folder = Folder::new("erase", 1, 3);
    let id = Uuid::from_u128(0xa001).to_string();
    let erase = |answer: &str, reason: &str, more: &[&str]| {
        folder.answering(answer, &[&["record", "erase", "--patient", &id, "--reason", reason][..], more].concat())
    };
    let asked = erase("no\n", "period is over", &[]);
    assert_eq!(asked.status.code(), Some(1), "{asked:?}");
    let said = String::from_utf8(asked.stderr).expect("UTF-8");
    assert!(said.contains("Li Family1") && said.contains("nothing was erased"), "{said}");
    assert!(told(&erase("", "asked by Family1", &["--yes"])).contains("holds a name"));
    assert!(told(&erase("", " ", &["--yes"])).contains("`--reason` is empty"));
    assert_eq!(folder.patients().len(), 3);

    let erased = erase(&format!("{id}\n"), "period is over", &[]);
    assert_eq!(erased.status.code(), Some(0), "{erased:?}");
    assert!(folder.patients().iter().all(|line| line["patient"] != id.as_str()));
    let verified = folder.answering("", &["audit", "verify"]);
    assert_eq!(verified.status.code(), Some(0), "{verified:?}");
    assert!(told(&erase("", "period is over", &["--yes"])).contains("there is no patient"));
}
