//! The bounds of the search against all sets of causes, one by one.

use arbitrary::{Result, Unstructured};
use locate::net::{AnyOf, Bounds, Limits, Link, Marginal, Net, Row};
use locate::posterior::infer;

use crate::is_sound;
use crate::support::{Sample, enumerate};

const MOST_CAUSES: usize = 10;
const MOST_ROWS: usize = 20;
const MOST_ANY: usize = 4;
const CRUMB: f64 = 1e-13;
/// Search nodes: none to speak of, too few, and enough for every set of causes.
const BUDGETS: [usize; 4] = [1, 3, 30, 4000];

/// Figures at and near the limits of their range, beside those that an atlas has.
const SILENT: [f64; 8] = [0.0, 1e-9, 0.4, 0.9, 0.99, 0.998, 0.999_999, 1.0 - 1e-12];
const STRENGTH: [f64; 8] = [0.0, 1e-12, 0.02, 0.3, 0.7, 1.6, 3.9, 40.0];
const LOG_ODDS: [f64; 8] = [-60.0, -30.0, -9.0, -7.0, -5.0, -2.0, 1.0, 20.0];
const WEIGHT: [f64; 8] = [0.0, 1e-9, 0.05, 0.24, 0.5, 1.0, 1.0, 3.0];
const COUNT: [u32; 5] = [1, 1, 2, 7, 300];
const LN_RATIO: [f64; 6] = [0.0, 1e-9, 0.5, 1.5, 3.0, 12.0];
const RAISE: [f64; 6] = [0.0, 1e-9, 0.4, 1.1, 4.0, 12.0];

/// The bytes as a small problem.
pub fn target(bytes: &[u8]) {
    let Ok(sample) = problem(&mut Unstructured::new(bytes)) else { return };
    let exact = enumerate(sample.view());
    for nodes in BUDGETS {
        let found = infer(sample.view(), Limits { gap: 0.01, nodes });
        check(&sample, nodes, &exact.causes, &found.causes);
        check(&sample, nodes, &exact.groups, &found.groups);
        // The logarithm of the enumerated sum is itself rounded.
        let crumb = CRUMB * (1.0 + exact.ln_total.abs());
        let total = Bounds { lower: found.ln_total.lower - crumb, upper: found.ln_total.upper + crumb };
        assert!(total.contains(exact.ln_total), "{nodes} nodes: {} outside {total:?}", exact.ln_total);
        for (set, p) in &found.sets {
            assert!((0.0..=1.0 + 1e-9).contains(p), "{nodes} nodes: {set:?} has {p}");
            assert!(set.iter().all(|&k| k < sample.net.n_causes));
        }
    }
}

fn check(sample: &Sample, nodes: usize, exact: &[f64], found: &[Marginal]) {
    assert_eq!(exact.len(), found.len());
    for (k, (exact, found)) in exact.iter().zip(found).enumerate() {
        assert!(
            is_sound(*found) && found.bounds.contains(*exact),
            "{nodes} nodes, {k}: exact {exact}, found {found:?}\n{:?}\n{:?}\n{:?}",
            sample.net,
            sample.log_odds,
            sample.row_weight
        );
    }
}

fn problem(u: &mut Unstructured<'_>) -> Result<Sample> {
    let n_causes = u.int_in_range(1..=MOST_CAUSES)?;
    let log_odds = repeat(n_causes, || figure(u, &LOG_ODDS))?;
    let mut row_weight = Vec::new();
    let mut rows = Vec::new();
    for _ in 0..u.int_in_range(0..=MOST_ROWS)? {
        row_weight.push(figure(u, &WEIGHT)?);
        let silent = figure(u, &SILENT)?;
        let causes = some_of(u, n_causes)?;
        let causes = causes.into_iter().map(|k| Ok((k, figure(u, &STRENGTH)?))).collect::<Result<_>>()?;
        rows.push(Row { count: *u.choose(&COUNT)?, ..Row::new(silent, causes) });
    }
    // Mimics come first; they raise points and nothing raises them.
    let n_mimics = u.int_in_range(0..=n_causes / 2)?;
    let mut links = Vec::new();
    for mimic in 0..n_mimics {
        for point in some_of(u, n_causes)?.into_iter().filter(|&point| point >= n_mimics) {
            links.push(Link { mimic, point, raise: figure(u, &RAISE)? });
        }
    }
    let n_any = u.int_in_range(0..=MOST_ANY)?;
    let any = repeat(n_any, || Ok(AnyOf { ln_ratio: figure(u, &LN_RATIO)?, members: some_of(u, n_causes)? }))?;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for k in 0..n_causes {
        match groups.last_mut() {
            Some(group) if u.arbitrary()? => group.push(k),
            _ => groups.push(vec![k]),
        }
    }
    Ok(Sample { net: Net { n_causes, rows, any, links, groups }, log_odds, row_weight })
}

fn repeat<T>(n: usize, mut make: impl FnMut() -> Result<T>) -> Result<Vec<T>> {
    (0..n).map(|_| make()).collect()
}

/// One of `figures`, or between two of them.
fn figure(u: &mut Unstructured<'_>, figures: &[f64]) -> Result<f64> {
    let from = u.choose_index(figures.len())?;
    let share = f64::from(u.arbitrary::<u8>()?) / 256.0;
    let to = figures[(from + 1) % figures.len()];
    Ok(if share < 0.5 { figures[from] } else { figures[from] + (to - figures[from]) * (2.0 * share - 1.0) })
}

/// Ascending, each at most once.
fn some_of(u: &mut Unstructured<'_>, n: usize) -> Result<Vec<usize>> {
    let chosen: u16 = u.arbitrary()?;
    Ok((0..n).filter(|k| chosen >> k & 1 == 1).collect())
}
