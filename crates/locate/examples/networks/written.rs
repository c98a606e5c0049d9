//! The written form of a problem and its answers: what `bench/peers` reads.

use locate::net::{Bounds, Posterior};
use serde_json::{Value, json};

use crate::Problem;
use crate::solve::{CLOSE, PRODUCT, Timed, brute_force, engine, scored};
use crate::support::network::Others;

pub fn json(problem: &Problem) -> Value {
    let network = &problem.network;
    let sets = problem.evidence.iter().map(|positive| {
        let observed = network.observed(positive, problem.others);
        let score = scored(&observed);
        json!({
            "positive": positive,
            "engine": posterior(&engine(&observed, CLOSE)),
            "engine_as_in_product": posterior(&engine(&observed, PRODUCT)),
            "brute_force": brute_force(&observed).map(|found| json!({"ms": found.ms, "p": found.answer})),
            "quickscore": score.map(|found| json!({
                "ms": found.ms,
                "p": found.answer.causes.iter().map(|held| held.lower.midpoint(held.upper)).collect::<Vec<f64>>(),
                "error": found.answer.causes.iter().copied().map(Bounds::width).fold(0.0, f64::max),
            })),
        })
    });
    let sets: Vec<Value> = sets.collect();
    json!({
        "name": problem.name,
        "prior": network.prior,
        "leak": network.leak,
        // Whether findings that are not listed as positive were looked for and not found.
        "others_are_absent": problem.others == Others::Absent,
        // Per finding: [cause, probability that the active cause stays silent].
        "findings": network.findings,
        "sets": sets,
    })
}

fn posterior(found: &Timed<Posterior>) -> Value {
    let causes = &found.answer.causes;
    json!({
        "ms": found.ms,
        "is_closed": found.answer.is_closed,
        "nodes": found.answer.nodes,
        "p": causes.iter().map(|cause| cause.p).collect::<Vec<f64>>(),
        "lower": causes.iter().map(|cause| cause.bounds.lower).collect::<Vec<f64>>(),
        "upper": causes.iter().map(|cause| cause.bounds.upper).collect::<Vec<f64>>(),
    })
}
