//! What a whole assessment costs with the atlas of this release, one thread.
//!
//! `cargo run --release -p locate --example assess [drawings]`
//!
//! Drawings are made from the referral maps: one to three causes drawn by their priors, each
//! painted where its probability exceeds a threshold of its own.

use std::time::Instant;

use embedded::atlas;
use locate::Engine;
use locate::case::{Case, Drawing};

struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn main() {
    let n_drawings = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(400);
    let started = Instant::now();
    let engine = Engine::new(atlas());
    println!(
        "atlas and engine ready in {:.1} ms, {} causes",
        1e3 * started.elapsed().as_secs_f64(),
        atlas().causes().len()
    );
    for n_causes in 1..=3 {
        measure(&engine, n_causes, n_drawings);
    }
}

fn measure(engine: &Engine<'_>, n_causes: usize, n_drawings: usize) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut times = Vec::new();
    let (mut n_closed, mut n_cells) = (0, 0);
    for _ in 0..n_drawings {
        let case = drawn(&mut dice, n_causes);
        n_cells += case.drawing.as_ref().map_or(0, |drawing| drawing.cells.len());
        // Least of three: what other work on the machine adds is not the engine's.
        let mut least = f64::INFINITY;
        for repeat in 0..3 {
            let started = Instant::now();
            let assessment = engine.assess(&case);
            least = least.min(1e3 * started.elapsed().as_secs_f64());
            if repeat == 0 && assessment.is_closed {
                n_closed += 1;
            }
        }
        times.push(least);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((share * times.len() as f64) as usize).min(times.len() - 1)];
    println!(
        "{n_causes} cause(s): {} cells on average; p50 {:.2} ms, p90 {:.2} ms, p99 {:.2} ms; bounds closed {:.0} %",
        n_cells / n_drawings,
        at(0.5),
        at(0.9),
        at(0.99),
        100.0 * f64::from(n_closed) / n_drawings as f64,
    );
}

fn drawn(dice: &mut Dice, n_causes: usize) -> Case {
    let causes = atlas().causes();
    let total: f64 = causes.iter().map(|cause| cause.prior).sum();
    let mut cells = std::collections::BTreeMap::new();
    for _ in 0..n_causes {
        let mut left = dice.unit() * total;
        let drawn = causes.iter().find(|cause| {
            left -= cause.prior;
            left <= 0.0
        });
        let threshold = 0.15 + 0.4 * dice.unit();
        for &(cell, r) in drawn.map_or(&[][..], |cause| &cause.cells) {
            if f64::from(r) > threshold {
                cells.insert(cell, 6.0);
            }
        }
    }
    let drawing = Drawing { cells: cells.into_iter().collect(), strokes: Vec::new() };
    Case { drawing: Some(drawing), ..Case::default() }
}
