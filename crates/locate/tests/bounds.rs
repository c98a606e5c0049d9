//! The bounds hold the exact value, with no tolerance.

mod support;

use locate::net::Limits;
use locate::posterior::infer;
use support::{Dice, Exact, enumerate, sample};

#[track_caller]
fn check_contains(seed: u64, exact: &Exact, posterior: &locate::net::Posterior) {
    for (k, (p, found)) in exact.causes.iter().zip(&posterior.causes).enumerate() {
        assert!(found.bounds.contains(*p), "seed {seed}, cause {k}: {p} outside {found:?}");
        assert!(found.bounds.contains(found.p), "seed {seed}, cause {k}: estimate outside {found:?}");
    }
    for (g, (p, found)) in exact.groups.iter().zip(&posterior.groups).enumerate() {
        assert!(found.bounds.contains(*p), "seed {seed}, group {g}: {p} outside {found:?}");
    }
    assert!(
        posterior.ln_total.contains(exact.ln_total),
        "seed {seed}: total {} outside {:?}",
        exact.ln_total,
        posterior.ln_total
    );
}

#[test]
fn bounds_contain_enumeration_at_every_budget() {
    for seed in 0..4000 {
        let sample = sample(&mut Dice::new(seed), 10);
        let exact = enumerate(sample.view());
        for nodes in [1, 3, 10, 100] {
            let posterior = infer(sample.view(), Limits { gap: 0.01, nodes });
            check_contains(seed, &exact, &posterior);
        }
    }
}

#[test]
fn closed_bounds_are_narrow() {
    let mut closed = 0;
    for seed in 10_000..10_500 {
        let sample = sample(&mut Dice::new(seed), 10);
        let posterior = infer(sample.view(), Limits { gap: 1e-3, nodes: 4000 });
        if posterior.is_closed {
            closed += 1;
            for found in posterior.causes.iter().chain(&posterior.groups) {
                assert!(found.bounds.width() < 4e-3, "seed {seed}: {found:?}");
            }
        }
    }
    assert_eq!(closed, 500);
}

#[test]
fn more_nodes_never_widen_the_total() {
    for seed in 20_000..20_300 {
        let sample = sample(&mut Dice::new(seed), 12);
        let mut last = f64::INFINITY;
        for nodes in [1, 2, 4, 8, 16, 32, 64] {
            let width = infer(sample.view(), Limits { gap: 1e-9, nodes }).ln_total.width();
            assert!(width <= last + 1e-9, "seed {seed}: {width} after {last} at {nodes} nodes");
            last = width;
        }
    }
}
