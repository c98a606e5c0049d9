//! One sign that may be looked for, and what it would say.
//!
//! # Formula
//! A sign of a muscle is present with probability `se` when a point of the muscle is active, `fp + part·(se − fp)` when a mimic
//! only sensitises it, `fp` otherwise. A shared test is positive with probability `1 − sp·Π_{k∈S} q_k`.
//! Given the active set, signs are independent. How a result moves the posterior is the engine's own rule
//! ([`evidence`](crate::evidence)): a present sign speaks as much for a mimic that sensitises the muscle as for its points, an
//! absent one for every point alone and against no mimic.

use atlas::Side;

use crate::engine::Engine;
use crate::finding::Strength;
use crate::next::bedside::Test;
use crate::next::joint::Joint;

/// What a sign does in one state of what lies beneath it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct State {
    /// Probability that it is present.
    pub shows: f64,
    /// Likelihood by which the engine weighs its absence and its presence.
    pub weighs: [f64; 2],
}

pub(crate) struct Look {
    /// Index into [`atlas::Atlas::signs`].
    pub sign: usize,
    /// The subject that it tells most about.
    pub number: usize,
    /// The side examined.
    pub side: Option<Side>,
    /// Minutes, the way there apart.
    pub effort: f64,
    pub states: Vec<State>,
    /// State in each listed set of the joint.
    pub state_of: Vec<u8>,
    /// In the rest: the main subject active, only sensitised, neither; with the probability of each.
    pub rest: [(f64, State); 3],
    /// Likelihoods in the rest given that a subject is active, and that it is not.
    pub concerned: Vec<Concerned>,
    /// Likelihoods in the rest.
    pub average: [f64; 2],
    /// Entropy of the result that would remain if the causes were known, in bits.
    pub noise: f64,
    /// Expected information about the causes, in bits.
    pub bits: f64,
}

pub(crate) struct Concerned {
    pub number: usize,
    pub with: [f64; 2],
    pub without: [f64; 2],
}

/// A sign of a muscle; `None` where it is not known how often the sign is there by chance.
pub(crate) fn of_muscle(
    engine: &Engine<'_>,
    joint: &Joint,
    number: usize,
    sign: usize,
    strength: &Strength,
) -> Option<Look> {
    let chance = strength.false_positive?;
    let (present, absent) = (libm::exp(strength.ln_present), libm::exp(strength.ln_absent));
    let sensitivity = (present * chance).min(1.0);
    let part = engine.atlas.defaults().examination.sensitised_part;
    let active = |count: u32| State {
        shows: sensitivity,
        weighs: [(1.0 - chance) * libm::pow(absent, f64::from(count)), present * chance],
    };
    let neither = State { shows: chance, weighs: [1.0 - chance, chance] };
    let sensitised = State { shows: chance + part * (sensitivity - chance), weighs: [1.0 - chance, present * chance] };
    let mimics = &engine.bedside.sensitisers[number];
    let mut states = vec![neither, sensitised, active(1)];
    let mut state_of = vec![0; joint.sets.len()];
    for &(set, _) in mimics.iter().flat_map(|&mimic| &joint.held[mimic]) {
        state_of[set] = 1;
    }
    for &(set, count) in &joint.held[number] {
        while states.len() < 2 + count as usize {
            states.push(active(states.len() as u32 - 1));
        }
        state_of[set] = 1 + count as u8;
    }
    let on = joint.rest_p[number];
    let by_any = joint.rest_any(mimics);
    let rest = [(on, active(1)), ((1.0 - on) * by_any, sensitised), ((1.0 - on) * (1.0 - by_any), neither)];
    let mix = |a: [f64; 2], b: [f64; 2], share: f64| [0, 1].map(|result| share * a[result] + (1.0 - share) * b[result]);
    let off = |by: f64| mix(sensitised.weighs, neither.weighs, by);
    let mut concerned = vec![Concerned { number, with: active(1).weighs, without: off(by_any) }];
    for &mimic in mimics {
        let others: Vec<usize> = mimics.iter().copied().filter(|&other| other != mimic).collect();
        let by_others = joint.rest_any(&others);
        concerned.push(Concerned {
            number: mimic,
            with: mix(active(1).weighs, sensitised.weighs, on),
            without: mix(active(1).weighs, off(by_others), on),
        });
    }
    let average = mix(active(1).weighs, off(by_any), on);
    let side = engine.subjects.all[number].side;
    let effort = engine.atlas.signs()[sign].effort;
    Some(finished(
        joint,
        Look { sign, number, side, effort, states, state_of, rest, concerned, average, noise: 0.0, bits: 0.0 },
    ))
}

/// A shared test; `None` where no subject lists it.
pub(crate) fn of_test(engine: &Engine<'_>, joint: &Joint, test: &Test) -> Option<Look> {
    let p = |index: usize| joint.p(test.causes[index].number);
    let main = (0..test.causes.len()).reduce(|best, index| if p(index) > p(best) { index } else { best })?;
    let mut weighs = vec![[1.0, 1.0]; joint.sets.len()];
    for tested in &test.causes {
        for &(set, count) in &joint.held[tested.number] {
            weighs[set][0] *= libm::pow(tested.absent, f64::from(count));
            weighs[set][1] *= libm::pow(tested.quiet, f64::from(count));
        }
    }
    let state = |[absent, quiet]: [f64; 2]| {
        let shows = 1.0 - test.silent * quiet;
        State { shows, weighs: [test.silent * absent, shows] }
    };
    let mut states: Vec<State> = Vec::new();
    let mut state_of = Vec::with_capacity(weighs.len());
    for weighs in weighs {
        let state = state(weighs);
        let known = states.iter().position(|other| *other == state);
        let index = known.unwrap_or_else(|| {
            states.push(state);
            states.len() - 1
        });
        state_of.push(index as u8);
    }
    // One factor for each subject: what it does to a negative result, active or not, on average.
    let factor = |index: usize| {
        let (tested, p) = (&test.causes[index], joint.rest_p[test.causes[index].number]);
        [1.0 - p * (1.0 - tested.absent), 1.0 - p * (1.0 - tested.quiet)]
    };
    let product = |skipped: Option<usize>| {
        let kept = (0..test.causes.len()).filter(|index| Some(*index) != skipped);
        kept.map(factor).fold([1.0, 1.0], |a, b| [a[0] * b[0], a[1] * b[1]])
    };
    let given = |index: usize| {
        let (tested, others) = (&test.causes[index], product(Some(index)));
        (state([others[0] * tested.absent, others[1] * tested.quiet]), state(others))
    };
    let concerned = (0..test.causes.len()).map(|index| {
        let (with, without) = given(index);
        Concerned { number: test.causes[index].number, with: with.weighs, without: without.weighs }
    });
    let number = test.causes[main].number;
    let (with, without) = given(main);
    let on = joint.rest_p[number];
    let look = Look {
        sign: test.sign,
        number,
        side: engine.subjects.all[number].side.or(test.side),
        effort: engine.atlas.signs()[test.sign].effort,
        states,
        state_of,
        rest: [(on, with), (0.0, without), (1.0 - on, without)],
        concerned: concerned.collect(),
        average: state(product(None)).weighs,
        noise: 0.0,
        bits: 0.0,
    };
    Some(finished(joint, look))
}

fn finished(joint: &Joint, mut look: Look) -> Look {
    let mut mass = vec![0.0; look.states.len()];
    for (&state, &p) in look.state_of.iter().zip(&joint.sets) {
        mass[usize::from(state)] += p;
    }
    let listed = mass.iter().zip(&look.states).map(|(&mass, state)| (mass, state.shows));
    let rest = look.rest.iter().map(|(p, state)| (joint.rest * p, state.shows));
    let (mut shows, mut noise) = (0.0, 0.0);
    for (p, present) in listed.chain(rest) {
        shows += p * present;
        noise += p * entropy(present);
    }
    look.noise = noise;
    look.bits = (entropy(shows) - noise).max(0.0);
    look
}

/// Entropy of a yes-or-no answer, in bits.
pub(crate) fn entropy(p: f64) -> f64 {
    part(p) + part(1.0 - p)
}

/// `−p·log₂ p`: what one answer of probability `p` adds to the entropy.
pub(crate) fn part(p: f64) -> f64 {
    if p > 0.0 { -p * libm::log2(p) } else { 0.0 }
}
