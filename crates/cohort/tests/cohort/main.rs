//! The simulated world as its users meet it, on the atlas of this release.

mod danger;
mod drawings;
mod examination;
mod files;
mod judge;
mod patients;
mod worlds;

use cohort::{Patient, Simulator, World};

fn simulator(world: &str) -> Simulator<'static> {
    Simulator::new(embedded::atlas(), &World::named(world).expect("a world"))
}

fn patients(simulator: &Simulator<'_>, seed: u64, n: u64) -> Vec<Patient> {
    (0..n).map(|index| simulator.simulate(seed, index)).collect()
}

/// Whether a count out of `n` lies within four standard errors of an expected share.
#[track_caller]
fn expect_share(what: &str, count: usize, n: usize, share: f64) {
    let found = count as f64 / n as f64;
    let error = (share * (1.0 - share) / n as f64).sqrt();
    assert!((found - share).abs() < 4.0 * error, "{what}: {found:.4} of {n}, expected {share:.4} ± {error:.4}");
}
