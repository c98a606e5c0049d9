//! How close the search comes to the arithmetic that it cannot avoid.
//!
//! `cargo run --release -p locate --example roofline`
//!
//! A node multiplies `1 − left·quiet` over the rows for each undecided cause: two multiplications and a subtraction an entry. The
//! floor is that loop alone over a table in the cache, on the widest vectors of this machine; the search adds logarithms, bounds
//! and the choice of what to split. Both in one run, processor time of one thread.

use std::hint::black_box;

use cpu_time::ThreadTime;
use locate::net::{Limits, Net, Row, View};
use locate::posterior::infer;

const REPEATS: usize = 20;

fn main() {
    println!(
        "{:>8} {:>6} {:>7} {:>14} {:>14} {:>7}",
        "causes", "rows", "nodes", "floor ns/entry", "search ns/entry", "ratio"
    );
    for (n_causes, n_rows) in [(64, 24), (64, 48), (128, 48), (192, 96), (256, 192)] {
        let floor = floor(n_causes, n_rows);
        let (search, nodes) = search(n_causes, n_rows);
        println!("{n_causes:>8} {n_rows:>6} {nodes:>7} {floor:>14.3} {search:>14.3} {:>7.1}", search / floor);
    }
}

/// Least nanoseconds an entry for the products alone.
fn floor(n_causes: usize, n_rows: usize) -> f64 {
    let left = vec![0.4; n_rows];
    let quiet = vec![[0.7; 8]; n_rows * n_causes / 8];
    let arch = pulp::Arch::new();
    let mut least = f64::INFINITY;
    for _ in 0..REPEATS {
        let start = ThreadTime::now();
        for _ in 0..100 {
            arch.dispatch(
                #[inline(always)]
                || {
                    for block in black_box(&quiet).chunks(n_rows) {
                        let mut product = [1.0; 8];
                        for (left, quiet) in left.iter().zip(block) {
                            for i in 0..8 {
                                product[i] *= 1.0 - left * quiet[i];
                            }
                        }
                        black_box(product);
                    }
                },
            );
        }
        least = least.min(start.elapsed().as_secs_f64());
    }
    1e9 * least / (100 * n_causes * n_rows) as f64
}

/// Nanoseconds an entry of a search of a few hundred nodes that keeps every cause undecided, and its nodes.
fn search(n_causes: usize, n_rows: usize) -> (f64, usize) {
    let mut state = 0x9e37_79b9_u64;
    let mut unit = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as f64 / u64::MAX as f64
    };
    let mut rows = Vec::new();
    for _ in 0..n_rows {
        rows.push(Row::new(0.998, (0..n_causes).map(|k| (k, 0.02 + 1.5 * unit() * unit())).collect()));
    }
    let net = Net { n_causes, rows, ..Net::default() };
    let log_odds = vec![-5.0; n_causes];
    let row_weight = vec![0.12; n_rows];
    let view = View { net: &net, log_odds: &log_odds, row_weight: &row_weight };
    let mut least = f64::INFINITY;
    let mut nodes = 0;
    for _ in 0..REPEATS / 4 {
        let start = ThreadTime::now();
        nodes = black_box(infer(view, Limits { gap: 1e-9, nodes: 300 })).nodes;
        least = least.min(start.elapsed().as_secs_f64());
    }
    (1e9 * least / (nodes * n_causes * n_rows) as f64, nodes)
}
