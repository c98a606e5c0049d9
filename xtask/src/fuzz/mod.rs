//! libFuzzer on stable Rust: `cargo xtask fuzz TARGET [SECONDS]` looks for inputs that break a promise of `fuzz/src`,
//! `cargo xtask fuzz-keep TARGET` puts those that reach the most code into `fuzz/corpus`.
//!
//! What a run finds lies below `target/fuzz`: `corpus/TARGET`, and `artifacts/TARGET` for the inputs that broke something.

mod cover;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SECONDS: &str = "60";
/// Inputs kept for a target, and bytes of one: the tests replay them all.
const MOST_KEPT: usize = 100;
const LONGEST_KEPT: u64 = 8192;

/// What rustc's own `-Zsanitizer` would add on nightly: counters on every edge, operands of comparisons.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Fuzzes one target; an error says that the fuzzer stopped early, its output why.
pub fn run(target: &str, seconds: Option<&str>) -> Result<(), String> {
    let fuzzer = Fuzzer::build(target)?;
    let seconds = seconds.unwrap_or(SECONDS);
    fuzzer.start(
        &[&fuzzer.found, &fuzzer.kept],
        &[
            &format!("-max_total_time={seconds}"),
            &format!("-artifact_prefix={}/", fuzzer.artifacts.display()),
            &format!("-max_len={LONGEST_KEPT}"),
            "-timeout=60",
            "-print_final_stats=1",
        ],
    )
}

/// Replaces the kept inputs of a target by the fewest, of these and those found, that reach as much code; what a person has named
/// stays.
pub fn keep(target: &str) -> Result<(), String> {
    let fuzzer = Fuzzer::build(target)?;
    let merged = fresh(fuzzer.work.join("merged"))?;
    let control = fuzzer.work.join("merge.txt");
    remove(&control)?;
    let flags = ["-merge=1", &format!("-merge_control_file={}", control.display())];
    fuzzer.start(&[&merged, &fuzzer.kept, &fuzzer.found], &flags)?;
    let small = |path: &Path| fs::metadata(path).is_ok_and(|data| data.len() <= LONGEST_KEPT);
    let chosen = cover::choose(&read(&control)?, MOST_KEPT, small)?;
    let named = named(&fuzzer.kept)?;
    let mut inputs = Vec::new();
    for path in chosen.iter().filter(|path| !named.contains(path)).chain(&named) {
        let name = path.file_name().ok_or("an input without a name")?.to_owned();
        inputs.push((name, fs::read(path).map_err(about(path))?));
    }
    fresh(fuzzer.kept.clone())?;
    for (name, bytes) in &inputs {
        let path = fuzzer.kept.join(name);
        fs::write(&path, bytes).map_err(about(&path))?;
    }
    let n_bytes: usize = inputs.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("fuzz/corpus/{target}: {} inputs, {n_bytes} bytes", inputs.len());
    Ok(())
}

/// The built fuzzer with the folders of one target.
struct Fuzzer {
    program: PathBuf,
    target: String,
    /// In git.
    kept: PathBuf,
    work: PathBuf,
    found: PathBuf,
    artifacts: PathBuf,
}

impl Fuzzer {
    fn build(target: &str) -> Result<Fuzzer, String> {
        let kept = Path::new("fuzz/corpus").join(target);
        if !kept.is_dir() {
            return Err(format!("unknown target `{target}`, expected a folder of fuzz/corpus"));
        }
        let host = host()?;
        let work = PathBuf::from(env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned())).join("fuzz");
        // A named triple keeps the flags from build scripts and procedural macros.
        let status = Command::new(env!("CARGO"))
            .args(["build", "--package", "fuzz", "--features", "fuzzer", "--bin", "fuzzer", "--profile", "fuzz"])
            .args(["--target", &host, "--target-dir"])
            .arg(&work)
            .env("RUSTFLAGS", COVERAGE)
            .status()
            .map_err(|error| format!("`cargo build` did not start: {error}"))?;
        if !status.success() {
            return Err("the fuzzer does not build".to_owned());
        }
        let fuzzer = Fuzzer {
            program: work.join(host).join("fuzz/fuzzer"),
            target: target.to_owned(),
            kept,
            found: work.join("corpus").join(target),
            artifacts: work.join("artifacts").join(target),
            work,
        };
        for folder in [&fuzzer.found, &fuzzer.artifacts] {
            fs::create_dir_all(folder).map_err(about(folder))?;
        }
        Ok(fuzzer)
    }

    fn start(&self, corpora: &[&Path], flags: &[&str]) -> Result<(), String> {
        let status = Command::new(&self.program)
            .args(flags)
            .args(corpora)
            .env("PALPATE_FUZZ_TARGET", &self.target)
            .status()
            .map_err(about(&self.program))?;
        if status.success() {
            return Ok(());
        }
        Err(format!("`{}` broke a promise or stopped: see {}", self.target, self.artifacts.display()))
    }
}

/// Inputs whose name is not the hash that libFuzzer gives, in order of name.
fn named(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let is_hash = |name: &str| name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut named = Vec::new();
    for entry in fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(about(folder))?.path();
        if path.file_name().and_then(|name| name.to_str()).is_some_and(|name| !is_hash(name)) {
            named.push(path);
        }
    }
    named.sort();
    Ok(named)
}

fn host() -> Result<String, String> {
    let output =
        Command::new("rustc").arg("-vV").output().map_err(|error| format!("`rustc` did not start: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "`rustc -vV` names no host".to_owned())
}

/// The folder, empty.
fn fresh(folder: PathBuf) -> Result<PathBuf, String> {
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(about(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(about(&folder))?;
    Ok(folder)
}

fn remove(file: &Path) -> Result<(), String> {
    if file.exists() { fs::remove_file(file).map_err(about(file)) } else { Ok(()) }
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(about(file))
}

/// Words an error with the path that it is about.
fn about(path: &Path) -> impl Fn(std::io::Error) -> String + '_ {
    move |error| format!("{}: {error}", path.display())
}
