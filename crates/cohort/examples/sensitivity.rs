//! What the engine loses when its atlas is wrong: the same patients, assessed with altered copies of the atlas.
//!
//! `cargo run --release -p cohort --example sensitivity [world] [patients] [seed] ["key = value; key = value"]…`
//!
//! Each argument after the seed is one more copy, with these keys of `[model]` in `atlas/defaults.toml` changed.

use std::path::Path;

use atlas::{Atlas, Sources, compile};
use cohort::judge::{Estimate, Figures, Judged};
use cohort::{Patient, Simulator, World};
use locate::Engine;
use locate::baseline::chart;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use toml::{Table, Value};

mod parallel;

use parallel::in_order;

/// Spread of the factors on priors (of their logarithms) and of the errors of zones (of their log-odds).
const PRIOR_SD: f64 = 0.5;
const ZONE_SD: f64 = 0.75;

type Files = Vec<(String, Vec<u8>)>;

/// Makes an atlas wrong.
type Alteration = fn(&mut Files);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let world = arguments.next().unwrap_or_else(|| "near".to_owned());
    let patients = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(300);
    let seed = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(2);
    let world = World::named(&world).expect("near or far");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../atlas");
    let mut files = Vec::new();
    read(&root, &root, &mut files);
    let true_atlas = compiled(&files);
    let simulator = Simulator::new(&true_atlas, &world);
    let patients: Vec<Patient> = (0..patients).map(|index| simulator.simulate(seed, index)).collect();
    println!("world {}, seed {seed}, {} patients, drawing and history alone", world.id, patients.len());
    println!(
        "{:50} {:>15} {:>17} {:>15} {:>15} {:>22} {:>15}",
        "atlas", "first", "log score", "brier", "ece", "true of those > 0.9", "first of chart"
    );
    let plain = assessed(&true_atlas, &patients);
    show("as it is", &plain, &plain);
    let wrong: [(&str, Alteration); 3] = [
        ("priors times a log-normal factor, sd 0.5", wrong_priors),
        ("log-odds of zones plus a normal error, sd 0.75", wrong_zones),
        ("without spillover zones", without_spillover),
    ];
    let further = arguments.collect::<Vec<_>>();
    if further.is_empty() {
        for (name, alter) in wrong {
            let mut altered = files.clone();
            alter(&mut altered);
            show(name, &assessed(&compiled(&altered), &patients), &plain);
        }
    }
    for changes in further {
        let mut altered = files.clone();
        edit(&mut altered, "defaults.toml", |table| set_model(table, &changes));
        show(&changes, &assessed(&compiled(&altered), &patients), &plain);
    }
}

fn read(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("the atlas") {
        let path = entry.expect("an entry").path();
        let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            read(root, &path, files);
        } else if Sources::wants(&name) {
            files.push((name, std::fs::read(&path).expect("a file")));
        }
    }
    files.sort();
}

fn compiled(files: &Files) -> Atlas {
    compile(&Sources::new(files.iter().cloned())).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Truth is by index of a cause: altered copies keep all entries and points.
fn assessed(atlas: &Atlas, patients: &[Patient]) -> Vec<Judged> {
    let engine = Engine::new(atlas);
    in_order(patients, |patient| {
        let case = patient.case(Vec::new());
        Judged::of(atlas, patient, &engine.assess(&case), &chart(&engine, &case))
    })
}

/// Figures, and by how much the log score differs from that of the unaltered atlas on the same patients.
fn show(name: &str, judged: &[Judged], plain: &[Judged]) {
    let figures = Figures::of(&judged.iter().collect::<Vec<_>>());
    let shown = |estimate: Option<Estimate>| estimate.map_or("–".to_owned(), |figure| figure.to_string());
    let n = judged.len() as f64;
    let more: Vec<f64> = judged.iter().zip(plain).map(|(one, other)| one.log_score - other.log_score).collect();
    let mean = more.iter().sum::<f64>() / n;
    let error = (more.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n / (n - 1.0)).sqrt();
    println!(
        "{name:50} {:>15} {:>17} {:>15} {:>15} {:>22} {:>15}  log score {mean:+.3} ± {error:.3}",
        shown(figures.all.first),
        shown(figures.log_score),
        shown(figures.brier),
        shown(figures.ece),
        format!("{} of {}", shown(figures.sure), figures.n_sure),
        shown(figures.chart.first),
    );
}

fn edit(files: &mut Files, name: &str, change: impl FnOnce(&mut Table)) {
    let (_, bytes) = files.iter_mut().find(|(file, _)| file == name).expect("a file of the atlas");
    let mut table: Table = std::str::from_utf8(bytes).expect("UTF-8").parse().expect("TOML");
    change(&mut table);
    *bytes = table.to_string().into_bytes();
}

/// Every muscle and mimic, in order of file.
fn edit_entries(files: &mut Files, mut change: impl FnMut(&mut Table)) {
    let is_entry = |name: &str| name.starts_with("muscles/") || name.starts_with("mimics/");
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).filter(|name| is_entry(name)).collect();
    names.iter().for_each(|name| edit(files, name, &mut change));
}

fn wrong_priors(files: &mut Files) {
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    edit_entries(files, |table| {
        let value = table.get_mut("prior").and_then(|prior| prior.get_mut("value"));
        if let Some(Value::Float(value)) = value {
            *value = (*value * (PRIOR_SD * normal(&mut dice)).exp()).min(0.9);
        }
    });
}

fn wrong_zones(files: &mut Files) {
    let mut dice = ChaCha8Rng::seed_from_u64(2);
    let atlas = compiled(files);
    let defaults = &atlas.defaults().zone;
    edit_entries(files, |table| {
        each_zones(table, |zones| {
            for zone in zones.iter_mut().filter_map(Value::as_table_mut) {
                let class = match zone["class"].as_str() {
                    Some("essential") => defaults.essential_probability,
                    _ => defaults.spillover_probability,
                };
                let p = zone.get("probability").and_then(Value::as_float).unwrap_or(class);
                let odds = p / (1.0 - p) * (ZONE_SD * normal(&mut dice)).exp();
                let p = (odds / (1.0 + odds)).clamp(defaults.smallest_probability, defaults.largest_probability);
                zone.insert("probability".to_owned(), Value::Float(p));
            }
        });
    });
}

/// A point or mimic with spillover zones alone keeps them.
fn without_spillover(files: &mut Files) {
    edit_entries(files, |table| {
        each_zones(table, |zones| {
            let is_essential = |zone: &Value| zone["class"].as_str() == Some("essential");
            if zones.iter().any(is_essential) {
                zones.retain(is_essential);
            }
        });
    });
}

/// The zones of each point of a muscle, or those of a mimic.
fn each_zones(table: &mut Table, mut change: impl FnMut(&mut Vec<Value>)) {
    if let Some(Value::Array(zones)) = table.get_mut("zone") {
        change(zones);
    }
    if let Some(Value::Array(points)) = table.get_mut("point") {
        for point in points {
            if let Some(Value::Array(zones)) = point.get_mut("zone") {
                change(zones);
            }
        }
    }
}

fn set_model(table: &mut Table, changes: &str) {
    let parsed: Table = changes.replace(';', "\n").parse().expect("`key = value`, with `;` between several");
    let model = table["model"].as_table_mut().expect("a table");
    for (key, value) in parsed {
        assert!(model.contains_key(&key), "`{key}` is no key of [model]");
        model.insert(key, value);
    }
}

/// Box and Muller.
fn normal(dice: &mut ChaCha8Rng) -> f64 {
    let mut unit = || ((dice.next_u64() >> 11) as f64 + 0.5) / (1u64 << 53) as f64;
    (-2.0 * unit().ln()).sqrt() * (std::f64::consts::TAU * unit()).cos()
}
