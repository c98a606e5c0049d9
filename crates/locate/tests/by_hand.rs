//! The worked example of docs/how-it-computes.md: its sums, the engine's, and the page agree.

use locate::net::{AnyOf, Limits, Link, Net, Row, View};
use locate::posterior::infer;

const PAGE: &str = include_str!("../../../docs/how-it-computes.md");
const A: usize = 0;
const B: usize = 1;

/// Odds of each cause with the evidence that concerns it alone.
const ODDS: [f64; 2] = [0.82 * 4.0 / 19.0, 0.55 * 0.7 / 49.0];
/// What `B` pays for sensitising `A` twofold.
const PAID: f64 = (1.0 + 2.0 / 19.0) / (1.0 + 1.0 / 19.0);

#[track_caller]
fn page_holds(text: &str) {
    assert!(PAGE.contains(text), "docs/how-it-computes.md does not hold `{text}`");
}

/// Masses of no cause, A, B and both, with the drawing alone.
fn masses() -> [f64; 4] {
    let [a, b] = ODDS;
    [1.0, a * 80.2, b * 50.5, a * b * (80.2_f64 * 90.1 * 50.5).sqrt()]
}

#[track_caller]
fn check(masses: [f64; 4], is_linked: bool, any: Vec<AnyOf>) -> [String; 2] {
    let total: f64 = masses.iter().sum();
    let expected = [(masses[1] + masses[3]) / total, (masses[2] + masses[3]) / total];
    let strength = |r: f64| -(1.0 - r).ln();
    let rows = [vec![(A, 0.8)], vec![(A, 0.8), (B, 0.5)], vec![(B, 0.5)]];
    let net = Net {
        n_causes: 2,
        rows: rows
            .into_iter()
            .map(|causes| Row::new(0.99, causes.into_iter().map(|(k, r)| (k, strength(r))).collect()))
            .collect(),
        any,
        links: is_linked.then_some(Link { mimic: B, point: A, raise: 2_f64.ln() }).into_iter().collect(),
        groups: vec![vec![A], vec![B]],
    };
    let [a, b] = ODDS;
    let log_odds = [a.ln(), (if is_linked { b / PAID } else { b }).ln()];
    let view = View { net: &net, log_odds: &log_odds, row_weight: &[0.5; 3] };
    let found = infer(view, Limits { gap: 1e-9, nodes: 100 });
    for (marginal, p) in found.causes.iter().zip(expected) {
        assert!((marginal.p - p).abs() < 1e-9 && marginal.bounds.width() < 1e-8, "{p} by hand, found {marginal:?}");
    }
    assert!((found.ln_total.lower - total.ln()).abs() < 1e-8, "{total} by hand, found {:?}", found.ln_total);
    expected.map(|p| format!("{p:.4}"))
}

#[test]
fn the_page_does_its_sums_right() {
    let drawing = masses();
    let sensitised = [1.0, drawing[1], drawing[2] / PAID, drawing[3] * 2.0 / PAID];
    let tender = [1.0, 3.0 * sensitised[1], 3.0 * sensitised[2], 3.0 * sensitised[3]];
    let spot = AnyOf { ln_ratio: 3_f64.ln(), members: vec![A, B] };
    let columns = [
        (drawing, check(drawing, false, Vec::new())),
        (sensitised, check(sensitised, true, Vec::new())),
        (tender, check(tender, true, vec![spot])),
    ];

    let [first, second, third] = columns.each_ref().map(|(masses, _)| masses.map(|mass| format!("{mass:.4}")));
    let line = |set: usize| format!("{} | {} | {} |", first[set], second[set], third[set]);
    (1..4).for_each(|set| page_holds(&line(set)));
    let sums = columns.each_ref().map(|(masses, _)| format!("{:.4}", masses.iter().sum::<f64>()));
    page_holds(&format!("| sum | {} |", sums.join(" | ")));
    for (cause, name) in [(A, "A"), (B, "B")] {
        let p = columns.each_ref().map(|(_, p)| p[cause].clone());
        page_holds(&format!("| `P({name})` | {} |", p.join(" | ")));
    }
    page_holds(&format!("e^{{u_A}} = 1/19 · 0.82 · 4   = {:.6}\n", ODDS[A]));
    page_holds(&format!("e^{{u_B}} = 1/49 · 0.55 · 0.7 = {:.6}\n", ODDS[B]));
}

#[test]
fn the_page_bounds_its_root_right() {
    let [none, a, b, both] = masses();
    let (upper, exact) = ((1.0 + a) * (1.0 + b), none + a + b + both);
    let (singles, lower) = (1.0 + a + b, 1.0 + a + b + ODDS[A] * ODDS[B]);
    assert!(lower < exact && exact < upper);
    page_holds(&format!("{:.4}·{:.4} = {upper:.4}", 1.0 + a, 1.0 + b));
    page_holds(&format!("{singles:.4} + {:.6}·{:.6} = {lower:.4}", ODDS[A], ODDS[B]));
    page_holds(&format!("{:.4} without `A`, {a:.4}·{:.6} = {:.4} with it", none + b, 1.0 + both / a, a + both));
}
