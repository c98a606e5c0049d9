//! Clinicians at work: `load ADDRESS USER CLINICIANS SECONDS`, the password on standard input.
//!
//! Each has a browser and a draft, and asks about once a second: reads the day, a patient, a visit, searches, saves the draft, locates. Prints how
//! long the answers took and how many were errors. The record should be a demonstration: each clinician begins a visit in it.

mod browser;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::time::{sleep, sleep_until};

use crate::browser::Browser;

/// Mean time between two requests of a clinician.
const PAUSE: Duration = Duration::from_secs(1);
/// Share in a hundred of what clinicians do.
const MIX: [(&str, u64); 6] =
    [("save draft", 35), ("read visit", 15), ("read patient", 15), ("search", 15), ("locate", 10), ("today", 10)];
const SEARCHES: [&str; 5] = ["", "ma", "infraspinatus", "1970-05-01", "schmidd"];
const CASE: &str = include_str!("../../../../docs/example.json");

type Failed = Box<dyn std::error::Error + Send + Sync>;
type Times = Arc<Mutex<BTreeMap<&'static str, Vec<f64>>>>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, user, clinicians, seconds] = arguments.as_slice() else {
        return Err("expected ADDRESS USER CLINICIANS SECONDS".into());
    };
    let (address, clinicians): (SocketAddr, u64) = (address.parse()?, clinicians.parse()?);
    let mut password = String::new();
    std::io::stdin().read_line(&mut password)?;
    let mut first = Browser::open(address).await?;
    first.sign_in(user, password.trim()).await?;
    let patients = Arc::new(patients(&mut first).await?);
    let mut browsers = vec![first];
    while (browsers.len() as u64) < clinicians {
        let mut browser = Browser::open(address).await?;
        browser.sign_in(user, password.trim()).await?;
        browsers.push(browser);
    }
    println!("{clinicians} clinicians are signed in");
    let times = Times::default();
    let until = Instant::now() + Duration::from_secs(seconds.parse()?);
    let mut at_work = Vec::new();
    for (number, browser) in browsers.into_iter().enumerate() {
        at_work.push(tokio::spawn(work(browser, number as u64, patients.clone(), times.clone(), until)));
    }
    let mut errors = 0;
    for clinician in at_work {
        match clinician.await? {
            Ok(of_this) => errors += of_this,
            Err(error) => {
                println!("a clinician gave up: {error}");
                errors += 1;
            }
        }
    }
    match times.lock() {
        Ok(times) => print(&times),
        Err(_) => return Err("a clinician panicked".into()),
    }
    println!("errors: {errors}");
    if errors == 0 { Ok(()) } else { Err("expected no error".into()) }
}

/// A patient with an open episode and a visit.
struct Known {
    patient: String,
    episode: String,
    visit: String,
}

async fn patients(browser: &mut Browser) -> Result<Vec<Known>, Failed> {
    let mut known = Vec::new();
    let lines = browser.get("/api/patients").await?.1;
    for line in lines.as_array().ok_or("no list of patients")? {
        let patient = text(&line["id"])?;
        let page = browser.get(&format!("/api/patients/{patient}")).await?.1;
        let open = page["episodes"].as_array().into_iter().flatten();
        let open = open.filter(|entry| entry["episode"]["state"]["state"] == "open" && entry["visits"][0].is_object());
        for entry in open {
            let (episode, visit) = (text(&entry["episode"]["id"])?, text(&entry["visits"][0]["id"])?);
            known.push(Known { patient: patient.clone(), episode, visit });
        }
    }
    if known.is_empty() { Err("nobody has an open episode".into()) } else { Ok(known) }
}

/// How many answers were errors.
async fn work(
    mut browser: Browser,
    number: u64,
    patients: Arc<Vec<Known>>,
    times: Times,
    until: Instant,
) -> Result<u64, Failed> {
    let mut dice = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let own = &patients[number as usize % patients.len()];
    let path = format!("/api/episodes/{}/visits", own.episode);
    let mut draft = browser.post(&path, &json!({"kind": "follow_up"})).await?.1;
    let saved = format!("/api/visits/{}", text(&draft["visit"]["id"])?);
    sleep(PAUSE.mul_f64(share(&mut dice))).await;
    let mut errors = 0;
    let mut next = tokio::time::Instant::now();
    while Instant::now() < until {
        let of = &patients[below(&mut dice, patients.len() as u64) as usize];
        let what = chosen(below(&mut dice, 100));
        let began = Instant::now();
        let (status, answer) = match what {
            "save draft" => {
                let note = format!("{} {}", draft["visit"]["note"].as_str().unwrap_or_default(), "word");
                draft["visit"]["note"] = json!(note.chars().rev().take(600).collect::<String>());
                browser.put(&saved, &draft).await?
            }
            "read visit" => browser.get(&format!("/api/visits/{}", of.visit)).await?,
            "read patient" => browser.get(&format!("/api/patients/{}", of.patient)).await?,
            "search" => {
                let search = SEARCHES[below(&mut dice, SEARCHES.len() as u64) as usize];
                browser.get(&format!("/api/patients?search={search}")).await?
            }
            "locate" => browser.send("POST", "/api/assess", CASE.to_owned()).await?,
            _ => browser.get("/api/today").await?,
        };
        let milliseconds = began.elapsed().as_secs_f64() * 1e3;
        if what == "save draft" && status == 200 {
            draft["version"] = answer["version"].clone();
        }
        if status >= 400 {
            errors += 1;
            println!("{what}: {status} {}", answer["detail"]);
        }
        match times.lock() {
            Ok(mut times) => times.entry(what).or_default().push(milliseconds),
            Err(_) => return Err("another clinician panicked".into()),
        }
        // By the clock and not after the answer: a server that is slow must not be asked less often.
        next += PAUSE.mul_f64(2.0 * share(&mut dice));
        sleep_until(next).await;
    }
    Ok(errors)
}

fn chosen(mut percent: u64) -> &'static str {
    for (what, share) in MIX {
        if percent < share {
            return what;
        }
        percent -= share;
    }
    MIX[0].0
}

/// Xorshift: good enough to choose by.
fn below(dice: &mut u64, bound: u64) -> u64 {
    *dice ^= *dice << 13;
    *dice ^= *dice >> 7;
    *dice ^= *dice << 17;
    (*dice >> 11) % bound
}

fn share(dice: &mut u64) -> f64 {
    below(dice, 1 << 20) as f64 / f64::from(1 << 20)
}

fn text(value: &Value) -> Result<String, Failed> {
    Ok(value.as_str().ok_or("an answer has not the expected form")?.to_owned())
}

fn print(times: &BTreeMap<&'static str, Vec<f64>>) {
    let all = times.values().flatten().copied().collect();
    for (what, mut milliseconds) in times.clone().into_iter().chain([("all", all)]) {
        milliseconds.sort_by(f64::total_cmp);
        let count = milliseconds.len();
        let at = |share: f64| milliseconds[((count - 1) as f64 * share) as usize];
        println!(
            "{what}: {count} answers, p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
            at(0.5),
            at(0.95),
            at(0.99),
            at(1.0)
        );
    }
}
