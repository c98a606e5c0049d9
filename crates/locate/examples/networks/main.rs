//! Noisy-OR networks of five sizes, solved exactly and with bounds, written for `bench/peers`.
//!
//! `cargo run --release -p locate --example networks FOLDER`
//!
//! One JSON file a size: the network, eight evidence sets, and for each what the engine, brute force
//! and Quickscore make of it and how long they take. Every row has the weight 1: this is the textbook
//! problem, not the tempered one of the product, to which Quickscore does not apply.

#[path = "../../tests/support/mod.rs"]
mod support;

mod body;
mod solve;
mod written;

use std::path::Path;

use support::Dice;
use support::network::{Network, Others, Shape};

/// Evidence sets of each size.
const N_SETS: usize = 8;

/// A network and the findings present in each evidence set, fewest first.
struct Problem {
    name: &'static str,
    network: Network,
    evidence: Vec<Vec<usize>>,
    others: Others,
}

fn main() -> Result<(), std::io::Error> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/peers".to_owned());
    std::fs::create_dir_all(&folder)?;
    for problem in problems() {
        let file = Path::new(&folder).join(format!("{}.json", problem.name));
        std::fs::write(&file, written::json(&problem).to_string())?;
        println!("{}", file.display());
    }
    Ok(())
}

fn problems() -> Vec<Problem> {
    let shape =
        |n_causes, n_findings, n_positive, density, prior| Shape { n_causes, n_findings, n_positive, density, prior };
    let small = shape(20, 40, 8, 0.25, (0.02, 0.2));
    let middle = shape(40, 100, 12, 0.15, (0.01, 0.1));
    let medium = shape(80, 200, 16, 0.1, (0.01, 0.1));
    vec![
        drawn("10x20", shape(10, 20, 5, 0.3, (0.02, 0.2)), Others::Absent),
        drawn("20x40", small, Others::Absent),
        drawn("40x100", middle, Others::Absent),
        drawn("80x200", medium, Others::Absent),
        drawn("20x40-unknown", small, Others::Unknown),
        drawn("40x100-unknown", middle, Others::Unknown),
        drawn("80x200-unknown", medium, Others::Unknown),
        body::problem(N_SETS),
    ]
}

fn drawn(name: &'static str, shape: Shape, others: Others) -> Problem {
    let mut dice = Dice::new(0x5eed + shape.n_causes as u64);
    let network = Network::draw(&mut dice, shape);
    let evidence = (0..N_SETS).map(|_| network.patient(&mut dice, shape.n_positive)).collect();
    Problem { name, network, evidence, others }
}
