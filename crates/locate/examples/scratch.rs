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
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    s.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6
}
fn main() {
    let n: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100);
    let engine = Engine::new(atlas());
    let only: usize = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(0);
    for n_causes in 1..=3 {
        if only > 0 && n_causes != only {
            continue;
        }
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        let mut rows = Vec::new();
        for _ in 0..n {
            let case = drawn(&mut dice, n_causes);
            let t = cpu();
            let a = engine.assess(&case);
            let ms = cpu() - t;
            let width =
                a.causes.iter().map(|c| c.posterior.bounds.upper - c.posterior.bounds.lower).fold(0.0, f64::max);
            rows.push((ms, a.nodes, a.is_closed, width, case.drawing.as_ref().unwrap().cells.len()));
        }
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        let q = |s: f64| rows[((rows.len() - 1) as f64 * s) as usize];
        let closed = rows.iter().filter(|r| r.2).count() as f64 / n as f64;
        let nodes = rows.iter().map(|r| r.1).sum::<usize>() as f64;
        let ms: f64 = rows.iter().map(|r| r.0).sum();
        let mut w: Vec<f64> = rows.iter().map(|r| r.3).collect();
        w.sort_by(f64::total_cmp);
        println!(
            "{n_causes}: cpu p50 {:.2} p90 {:.2} p99 {:.2} mean {:.2} ms; closed {:.0} %; nodes/case {:.0}; us/node {:.2}; width p50 {:.3} p90 {:.3}; median case {:?}",
            q(0.5).0,
            q(0.9).0,
            q(0.99).0,
            ms / n as f64,
            100.0 * closed,
            nodes / n as f64,
            1e3 * ms / nodes,
            w[n / 2],
            w[n * 9 / 10],
            q(0.5)
        );
    }
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
