//! What a whole assessment costs with the atlas of this release, one thread.
//!
//! `cargo run --release -p locate --example assess [drawings]`
//!
//! Drawings are made from the referral maps: one to three causes drawn by their priors, each
//! painted where its probability exceeds a threshold of its own.

use std::time::Instant;

use cpu_time::ThreadTime;
use embedded::atlas;
use locate::Engine;
use locate::case::{Case, Drawing, Finding, Outcome, SubjectKind};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<std::alloc::System> = &INSTRUMENTED_SYSTEM;

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
    let mut with_finding = Vec::new();
    let (mut n_closed, mut n_cells, mut n_nodes, mut allocations) = (0, 0, 0, 0);
    for _ in 0..n_drawings {
        let mut case = drawn(&mut dice, n_causes);
        n_cells += case.drawing.as_ref().map_or(0, |drawing| drawing.cells.len());
        // Least of three: what other work on the machine adds is not the engine's.
        let mut least = f64::INFINITY;
        for repeat in 0..3 {
            let started = ThreadTime::now();
            let assessment = engine.assess(&case);
            least = least.min(1e3 * started.elapsed().as_secs_f64());
            if repeat == 0 {
                n_closed += usize::from(assessment.is_closed);
                n_nodes += assessment.nodes;
            }
        }
        times.push(least);
        let region = Region::new(ALLOCATOR);
        let likeliest = engine.assess(&case).causes[0].subject;
        allocations += region.change().allocations;
        if let (SubjectKind::Muscle(muscle), Some(sign)) = (likeliest.kind, tender()) {
            let side = likeliest.side;
            case.findings.push(Finding { sign, muscle: Some(muscle), side, result: Outcome::Present });
            let started = ThreadTime::now();
            engine.assess(&case);
            with_finding.push(1e3 * started.elapsed().as_secs_f64());
        }
    }
    let mean = times.iter().sum::<f64>() / times.len() as f64;
    let at = |times: &mut Vec<f64>, share: f64| {
        times.sort_by(f64::total_cmp);
        times.get((share * times.len() as f64) as usize).copied().unwrap_or(f64::NAN)
    };
    println!(
        "{n_causes} cause(s): {} cells on average; p50 {:.2} ms, p90 {:.2} ms, p99 {:.2} ms, {:.0} a second; again with a finding p50 {:.2} ms; bounds closed {:.0} %; {} nodes and {} allocations an assessment",
        n_cells / n_drawings,
        at(&mut times, 0.5),
        at(&mut times, 0.9),
        at(&mut times, 0.99),
        1e3 / mean,
        at(&mut with_finding, 0.5),
        100.0 * n_closed as f64 / n_drawings as f64,
        n_nodes / n_drawings,
        allocations / n_drawings,
    );
}

/// The sign that the likeliest muscle is examined for.
fn tender() -> Option<usize> {
    atlas().signs().iter().position(|sign| sign.id == "spot_tenderness")
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
