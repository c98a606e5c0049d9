//! The bounds hold the exact value where brute force cannot go: 60 causes, 150 findings.
//!
//! The oracle is [Quickscore](support::quickscore) in fixed point, which proves its own rounding.

mod support;

use locate::net::{Bounds, Limits};
use locate::posterior::infer;
use support::fixed::Fixed;
use support::network::{Network, Others, Shape};
use support::quickscore::quickscore;
use support::{Dice, enumerate};

fn around(value: f64, slack: f64) -> Bounds {
    Bounds { lower: value - slack, upper: value + slack }
}

fn meet(a: Bounds, b: Bounds) -> bool {
    a.lower <= b.upper && b.lower <= a.upper
}

#[test]
fn products_of_fixed_point_are_those_of_integers() {
    let mut dice = Dice::new(1);
    for _ in 0..1000 {
        // 26 bits each: the product is exact in both.
        let [a, b] = [0; 2].map(|_| (dice.next() >> 38) as f64 / (1u64 << 26) as f64);
        assert_eq!(Fixed::new(a).times(Fixed::new(b)), Fixed::new(a * b));
        let c = dice.unit();
        let split = Fixed::new(a).times(Fixed::new(c)).plus(Fixed::new(a).complement().times(Fixed::new(c)));
        assert!(Fixed::new(c).plus(split.complement()) <= Fixed::ONE.plus(Fixed::LAST).plus(Fixed::LAST));
        assert!(Fixed::new(c).plus(split.complement()) >= Fixed::ONE);
    }
    assert_eq!(Fixed::ONE.times(Fixed::new(0.1)), Fixed::new(0.1));
}

#[test]
fn quickscore_is_enumeration() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let n_positive = 1 + dice.below(7);
        let shape = Shape { n_causes: 9, n_findings: 16, n_positive, density: 0.4, prior: (0.01, 0.3) };
        let network = Network::draw(&mut dice, shape);
        let positive = network.patient(&mut dice, n_positive);
        for others in [Others::Absent, Others::Unknown] {
            let observed = network.observed(&positive, others);
            let (exact, scored) = (enumerate(observed.view()), quickscore(observed.view()));
            for (p, held) in exact.causes.iter().zip(&scored.causes) {
                assert!(held.width() < 1e-12, "seed {seed}: {held:?}");
                assert!(meet(around(*p, 1e-13), *held), "seed {seed}: {p} outside {held:?}");
            }
            let total = around(exact.ln_total, 1e-12);
            assert!(meet(total, scored.ln_total), "seed {seed}: {total:?} outside {:?}", scored.ln_total);
        }
    }
}

#[test]
fn bounds_contain_quickscore_on_medium_networks() {
    for seed in 0..120 {
        let mut dice = Dice::new(seed);
        let n_positive = 10 + dice.below(3);
        let shape = Shape { n_causes: 60, n_findings: 150, n_positive, density: 0.12, prior: (0.01, 0.1) };
        let network = Network::draw(&mut dice, shape);
        let positive = network.patient(&mut dice, n_positive);
        for others in [Others::Absent, Others::Unknown] {
            let observed = network.observed(&positive, others);
            let exact = quickscore(observed.view());
            for nodes in [5, 50, 400] {
                let found = infer(observed.view(), Limits { gap: 1e-3, nodes });
                let place = format!("seed {seed}, {others:?}, {nodes} nodes");
                for (k, (exact, found)) in exact.causes.iter().zip(&found.causes).enumerate() {
                    assert!(exact.width() < 1e-10, "{place}, cause {k}: the oracle is blunt, {exact:?}");
                    assert!(meet(*exact, found.bounds), "{place}, cause {k}: {exact:?} outside {found:?}");
                }
                assert!(
                    meet(exact.ln_total, found.ln_total),
                    "{place}: {:?} outside {:?}",
                    exact.ln_total,
                    found.ln_total
                );
                if others == Others::Absent && nodes == 400 {
                    assert!(found.is_closed, "{place}: open");
                    let widest = found.causes.iter().map(|found| found.bounds.width()).fold(0.0, f64::max);
                    assert!(widest < 2e-3, "{place}: {widest} wide");
                }
            }
        }
    }
}
