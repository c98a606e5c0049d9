//! What to examine next: expected information for the effort.
//!
//! # Formula
//! A sign of one muscle depends on whether any of its points is active (probability `p`), so its
//! information is `H(p·se + (1−p)·(1−sp)) − p·H(se) − (1−p)·H(1−sp)` bits, whatever the other causes do.
//! A shared test depends on the whole set of causes: `H(Σ P(S)·t_S) − Σ P(S)·H(t_S)` over the most
//! probable sets, `t_S = 1 − sp·Π_{k∈S} q_k`.
//!
//! # Limits
//! In the study behind the model, this order was no better at finding the cause than "most probable
//! first" when every test belonged to one cause; it differs where tests are shared or unequal in effort.

use atlas::{Side, SignScope};

use crate::assessment::NextSign;
use crate::case::{Finding, Outcome, Subject, SubjectKind};
use crate::engine::{Engine, Solved};
use crate::evidence::{test_causes, test_quiet, test_silent};
use crate::finding::strength;

/// Signs proposed, of these at most so many of one subject, and the least information worth a minute.
const PROPOSED: usize = 12;
const OF_ONE_SUBJECT: usize = 2;
const SMALLEST_BITS: f64 = 0.005;
/// Subjects below this probability are not examined for themselves.
const SMALLEST_P: f64 = 0.01;
const SETS: usize = 64;

/// Signs not yet looked for, most information per minute first.
pub(crate) fn next_signs(engine: &Engine<'_>, solved: &Solved<'_>) -> Vec<NextSign> {
    let mut signs = muscle_signs(engine, solved);
    signs.extend(shared_tests(engine, solved));
    signs.retain(|sign| sign.bits >= SMALLEST_BITS);
    signs.sort_by(|a, b| {
        let worth = |sign: &NextSign| sign.bits / sign.effort;
        worth(b).total_cmp(&worth(a)).then_with(|| (a.subject, a.sign).cmp(&(b.subject, b.sign)))
    });
    let mut chosen: Vec<NextSign> = Vec::new();
    for sign in signs {
        if chosen.iter().filter(|other| other.subject == sign.subject).count() < OF_ONE_SUBJECT {
            chosen.push(sign);
        }
        if chosen.len() == PROPOSED {
            break;
        }
    }
    chosen
}

fn is_answered(solved: &Solved<'_>, sign: usize, muscle: Option<usize>, side: Option<Side>) -> bool {
    solved.case.findings.iter().any(|finding| {
        finding.sign == sign
            && finding.muscle == muscle
            && (finding.side == side || finding.side.is_none() || side.is_none())
            && finding.result != Outcome::Unsure
    })
}

fn muscle_signs(engine: &Engine<'_>, solved: &Solved<'_>) -> Vec<NextSign> {
    let mut found = Vec::new();
    for (number, subject) in engine.subjects.all.iter().enumerate() {
        let p = solved.pooled.subjects[number].p;
        let SubjectKind::Muscle(muscle) = subject.kind else { continue };
        if p < SMALLEST_P {
            continue;
        }
        let sensitised = 1.0
            - engine
                .sensitisers(number)
                .iter()
                .fold(1.0, |none, &mimic| none * (1.0 - solved.pooled.subjects[mimic].p));
        for entry in &engine.atlas.muscles()[muscle].signs {
            let Some(index) = engine.atlas.signs().iter().position(|sign| sign.id == entry.id) else { continue };
            let sign = &engine.atlas.signs()[index];
            if sign.scope != SignScope::Muscle || is_answered(solved, index, Some(muscle), subject.side) {
                continue;
            }
            let strength = strength(sign, Some(entry));
            let Some(false_positive) = strength.false_positive else { continue };
            let (present, absent) = (libm::exp(strength.ln_present), libm::exp(strength.ln_absent));
            let sensitivity = (present * false_positive).min(1.0);
            let bits = entropy(p * sensitivity + (1.0 - p) * false_positive)
                - p * entropy(sensitivity)
                - (1.0 - p) * entropy(false_positive);
            // A mimic that sensitises the muscle explains a present sign as well.
            let otherwise = 1.0 + (present - 1.0) * sensitised;
            found.push(NextSign {
                sign: index,
                subject: *subject,
                bits,
                effort: sign.effort,
                p_now: p,
                p_if_present: p * present / (p * present + (1.0 - p) * otherwise),
                p_if_absent: p * absent / (p * absent + 1.0 - p),
            });
        }
    }
    found
}

fn shared_tests(engine: &Engine<'_>, solved: &Solved<'_>) -> Vec<NextSign> {
    let mut found = Vec::new();
    for (index, sign) in engine.atlas.signs().iter().enumerate().filter(|(_, sign)| sign.scope == SignScope::Test) {
        for side in [Some(Side::Right), Some(Side::Left), None] {
            let finding = Finding { sign: index, muscle: None, side, result: Outcome::Present };
            if !is_answered(solved, index, None, side)
                && let Some(next) = shared_test(engine, solved, finding, sign.effort)
            {
                found.push(next);
            }
        }
    }
    found
}

fn shared_test(engine: &Engine<'_>, solved: &Solved<'_>, finding: Finding, effort: f64) -> Option<NextSign> {
    let all = test_causes(&engine.subjects, finding);
    let has_side = all.iter().any(|(cause, _)| engine.atlas.causes()[*cause].side.is_some());
    // A test with sided causes is done on one side; one without is done once.
    if has_side != finding.side.is_some() {
        return None;
    }
    let largest = engine.atlas.defaults().zone.largest_probability;
    let silent = test_silent(&all, largest)?;
    let causes: Vec<(usize, f64)> = all
        .iter()
        .filter(|(cause, _)| !solved.evidence.is_excluded[*cause])
        .map(|(cause, strength)| (*cause, test_quiet(silent, strength, largest)))
        .collect();
    let subject_p = |number: usize| solved.pooled.subjects[number].p;
    let number = causes
        .iter()
        .map(|(cause, _)| engine.subjects.of_cause[*cause])
        .reduce(|best, number| if subject_p(number) > subject_p(best) { number } else { best })?;
    let p = subject_p(number);
    if p < SMALLEST_P {
        return None;
    }
    let sets = &solved.pooled.sets[..solved.pooled.sets.len().min(SETS)];
    let (mut mass, mut positive, mut spread) = (0.0, 0.0, 0.0);
    let (mut with, mut with_positive) = (0.0, 0.0);
    for (set, weight) in sets {
        let mut quiet = silent;
        let mut has_subject = false;
        for &k in set {
            let cause = solved.evidence.causes[k];
            has_subject |= engine.subjects.of_cause[cause] == number;
            if let Some((_, q)) = causes.iter().find(|(other, _)| *other == cause) {
                quiet *= q;
            }
        }
        mass += weight;
        positive += weight * (1.0 - quiet);
        spread += weight * entropy(1.0 - quiet);
        if has_subject {
            with += weight;
            with_positive += weight * (1.0 - quiet);
        }
    }
    if with <= 0.0 || with >= mass {
        return None;
    }
    let given = with_positive / with;
    let otherwise = (positive - with_positive) / (mass - with);
    let update = |with: f64, without: f64| p * with / (p * with + (1.0 - p) * without);
    Some(NextSign {
        sign: finding.sign,
        subject: Subject { side: engine.subjects.all[number].side.or(finding.side), ..engine.subjects.all[number] },
        bits: entropy(positive / mass) - spread / mass,
        effort,
        p_now: p,
        p_if_present: update(given, otherwise),
        p_if_absent: update(1.0 - given, 1.0 - otherwise),
    })
}

/// Entropy of a yes-or-no answer, in bits.
fn entropy(p: f64) -> f64 {
    let part = |x: f64| if x > 0.0 { -x * libm::log2(x) } else { 0.0 };
    part(p) + part(1.0 - p)
}
