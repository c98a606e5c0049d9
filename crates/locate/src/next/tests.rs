//! Information and posterior against enumeration, on a muscle with two points, a mimic that sensitises it and their signs.

use atlas::{Atlas, Sources, compile, toy};
use proptest::prelude::*;

use super::joint::Joint;
use super::look::{self, Look};
use super::results::{After, information};
use super::verdict;
use crate::engine::Engine;

fn atlas() -> Atlas {
    let mut files = toy::files();
    let sign = |id: &str, scope: &str, sensitivity: f64, specificity: f64| {
        format!(
            "\n[[sign]]\nid = \"{id}\"\nname = \"{id}\"\nscope = \"{scope}\"\nhow_to = \"Look.\"\npositive = \"Yes.\"\n\
             sensitivity = {sensitivity}\nspecificity = {specificity}\neffort = 1.0\nbasis = \"An estimate.\"\ngrade = \"opinion\"\n"
        )
    };
    files
        .get_mut("signs.toml")
        .unwrap()
        .push_str(&(sign("band", "muscle", 0.7, 0.8) + &sign("pull", "test", 0.6, 0.9)));
    for (file, id) in [("muscles/toy.toml", "band"), ("mimics/root.toml", "pull")] {
        let text = files.get_mut(file).unwrap();
        let before = if text.contains("[unit]") { "[unit]" } else { "[distinguish]" };
        *text = text.replacen(before, &format!("[[sign]]\nid = \"{id}\"\ngrade = \"opinion\"\n\n{before}"), 1);
    }
    let mut files: Vec<_> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    files.push(("body/body.bin".to_owned(), toy::body()));
    compile(&Sources::new(files)).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Sensitivity and chance of `tender`, `band` and `pull`.
const RATES: [(f64, f64); 3] = [(0.8, 0.25), (0.7, 0.2), (0.6, 0.1)];

/// What lies beneath: so many active points of the muscle, and the mimic or not.
type Beneath = (u32, bool);
const BENEATH: [Beneath; 6] = [(0, false), (1, false), (2, false), (0, true), (1, true), (2, true)];

/// Probability that a sign is present; a sensitised muscle shows it half as clearly.
fn shows(sign: usize, (points, mimic): Beneath) -> f64 {
    let (sensitivity, chance) = RATES[sign];
    match sign {
        2 if mimic => sensitivity,
        2 => chance,
        _ if points > 0 => sensitivity,
        _ if mimic => (sensitivity + chance) / 2.0,
        _ => chance,
    }
}

/// By how much the engine weighs a result: a present sign speaks for points and mimic alike, an absent one against each point.
fn weighs(sign: usize, (points, mimic): Beneath, is_present: bool) -> f64 {
    let (sensitivity, chance) = RATES[sign];
    let absent = (1.0 - sensitivity) / (1.0 - chance);
    match (sign, is_present) {
        (2, _) => {
            let p = shows(2, (points, mimic));
            if is_present { p } else { 1.0 - p }
        }
        (_, true) if points > 0 || mimic => sensitivity,
        (_, true) => chance,
        (_, false) => (1.0 - chance) * absent.powi(points as i32),
    }
}

struct Bench<'a> {
    engine: Engine<'a>,
    muscle: usize,
    mimic: usize,
}

impl<'a> Bench<'a> {
    fn new(atlas: &'a Atlas) -> Bench<'a> {
        let engine = Engine::new(atlas);
        let mimic = engine.bedside.tests[0].causes[0].number;
        let muscle = engine.bedside.sensitisers.iter().position(|mimics| mimics.contains(&mimic)).unwrap();
        Bench { engine, muscle, mimic }
    }

    /// The listed ones of [`BENEATH`] with their probabilities, the others as a rest with the marginals of all.
    fn joint(&self, p: [f64; 6], listed: usize) -> Joint {
        let mut marginals = vec![0.0; self.engine.subjects.all.len()];
        let set = |(points, mimic): Beneath| {
            let mut set = vec![self.muscle; points as usize];
            set.extend(mimic.then_some(self.mimic));
            set
        };
        for (beneath, p) in BENEATH.into_iter().zip(p) {
            let mut subjects = set(beneath);
            subjects.dedup();
            subjects.into_iter().for_each(|number| marginals[number] += p);
        }
        let sets: Vec<_> = BENEATH.into_iter().zip(p).take(listed).map(|(beneath, p)| (set(beneath), p)).collect();
        Joint::mixed(&sets, &marginals)
    }

    /// `tender`, `band` and `pull`.
    fn looks(&self, joint: &Joint) -> Vec<Look> {
        let signs = &self.engine.bedside.signs[self.muscle];
        let of_muscle =
            signs.iter().map(|(sign, s)| look::of_muscle(&self.engine, joint, self.muscle, *sign, s).unwrap());
        let mut looks: Vec<Look> = of_muscle.collect();
        looks.push(look::of_test(&self.engine, joint, &self.engine.bedside.tests[0]).unwrap());
        looks
    }
}

/// `Σ_s Σ_y P(s, y) log₂ P(y | s) / P(y)`, by enumeration.
fn enumerated(p: &[(Beneath, f64)], signs: &[usize]) -> f64 {
    let given = |beneath: Beneath, y: usize| -> f64 {
        let each = signs.iter().enumerate().map(|(i, &sign)| {
            let shows = shows(sign, beneath);
            if y >> i & 1 == 1 { shows } else { 1.0 - shows }
        });
        each.product()
    };
    let mut bits = 0.0;
    for y in 0..1 << signs.len() {
        let chance: f64 = p.iter().map(|&(beneath, p)| p * given(beneath, y)).sum();
        bits += p.iter().map(|&(beneath, p)| p * given(beneath, y) * (given(beneath, y) / chance).log2()).sum::<f64>();
    }
    bits
}

fn normal(weights: [f64; 6]) -> [f64; 6] {
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight / sum)
}

fn anything() -> impl Strategy<Value = [f64; 6]> {
    prop::array::uniform6(0.01..1.0f64).prop_map(normal)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn information_is_that_of_enumeration(p in anything()) {
        let atlas = atlas();
        let bench = Bench::new(&atlas);
        let joint = bench.joint(p, 6);
        let looks = bench.looks(&joint);
        let all: Vec<(Beneath, f64)> = BENEATH.into_iter().zip(p).collect();
        for signs in [vec![0], vec![1], vec![2], vec![0, 1], vec![0, 2], vec![0, 1, 2]] {
            let together: Vec<&Look> = signs.iter().map(|&sign| &looks[sign]).collect();
            let (found, exact) = (information(&joint, &together), enumerated(&all, &signs));
            prop_assert!((found - exact).abs() < 1e-12, "{signs:?}: {found} {exact}");
            if let [sign] = signs[..] {
                prop_assert!((looks[sign].bits - exact).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn among_the_rest_subjects_are_independent(muscle in 0.01..0.9f64, mimic in 0.01..0.9f64) {
        let atlas = atlas();
        let bench = Bench::new(&atlas);
        let of = |(points, is_mimic): Beneath| {
            let own = if points == 1 { muscle } else { 1.0 - muscle };
            own * if is_mimic { mimic } else { 1.0 - mimic }
        };
        let beneath = [(0, false), (1, false), (0, true), (1, true)];
        let all: Vec<(Beneath, f64)> = beneath.into_iter().map(|beneath| (beneath, of(beneath))).collect();
        let p = [of((0, false)), of((1, false)), 0.0, of((0, true)), of((1, true)), 0.0];
        let joint = bench.joint(p, 0);
        let looks = bench.looks(&joint);
        for signs in [vec![0], vec![1], vec![2], vec![0, 1]] {
            let together: Vec<&Look> = signs.iter().map(|&sign| &looks[sign]).collect();
            prop_assert!((information(&joint, &together) - enumerated(&all, &signs)).abs() < 1e-12);
        }
        for sign in 0..3 {
            posterior_is_that_of_bayes(&bench, &joint, &looks, &all, &[sign]);
        }
    }

    #[test]
    fn posterior_is_that_of_the_engines_rule(p in anything()) {
        let atlas = atlas();
        let bench = Bench::new(&atlas);
        let joint = bench.joint(p, 6);
        let all: Vec<(Beneath, f64)> = BENEATH.into_iter().zip(p).collect();
        posterior_is_that_of_bayes(&bench, &joint, &bench.looks(&joint), &all, &[0, 1, 2]);
    }

    /// Whatever is listed and whatever is rest.
    #[test]
    fn together_tells_no_less_than_one_and_no_more_than_all_apart(p in anything(), listed in 0..7usize) {
        let atlas = atlas();
        let bench = Bench::new(&atlas);
        let joint = bench.joint(p, listed);
        let looks = bench.looks(&joint);
        for signs in [vec![0, 1], vec![0, 2], vec![1, 2], vec![0, 1, 2]] {
            let together: Vec<&Look> = signs.iter().map(|&sign| &looks[sign]).collect();
            let bits = information(&joint, &together);
            let most = together.iter().map(|look| look.bits).fold(0.0, f64::max);
            let sum: f64 = together.iter().map(|look| look.bits).sum();
            prop_assert!(most - 1e-12 <= bits && bits <= sum + 1e-12, "{most} {bits} {sum}");
        }
    }

    #[test]
    fn two_signs_of_one_muscle_repeat_each_other(p in anything()) {
        let atlas = atlas();
        let bench = Bench::new(&atlas);
        let joint = bench.joint(p, 6);
        let looks = bench.looks(&joint);
        let together = information(&joint, &[&looks[0], &looks[1]]);
        prop_assert!(together < looks[0].bits + looks[1].bits - 1e-9, "{together}");
    }
}

/// `tender` multiplies odds by 3.2: it lifts 0.28 above one half and 0.2 not.
#[test]
fn no_muscle_is_promised_to_stay_low_that_a_sign_would_lift() {
    let atlas = atlas();
    let bench = Bench::new(&atlas);
    let engine = &bench.engine;
    let untouched = (0..engine.subjects.all.len())
        .find(|&number| number != bench.muscle && !engine.bedside.signs[number].is_empty())
        .unwrap();
    let promised = |p: f64| {
        let mut marginals = vec![0.0; engine.subjects.all.len()];
        marginals[bench.muscle] = p;
        marginals[untouched] = 0.3;
        let joint = Joint::mixed(&[], &marginals);
        let looks = bench.looks(&joint);
        verdict::off(engine, &joint, &[&looks[0]], &[]).contains("no muscle would reach 50 %")
    };
    assert!(promised(0.2) && !promised(0.28));
}

fn posterior_is_that_of_bayes(
    bench: &Bench<'_>,
    joint: &Joint,
    looks: &[Look],
    all: &[(Beneath, f64)],
    signs: &[usize],
) {
    let together: Vec<&Look> = signs.iter().map(|&sign| &looks[sign]).collect();
    for y in 0..1 << signs.len() {
        let weight = |beneath: Beneath| -> f64 {
            signs.iter().enumerate().map(|(i, &sign)| weighs(sign, beneath, y >> i & 1 == 1)).product()
        };
        let mass = |holds: &dyn Fn(Beneath) -> bool| -> f64 {
            all.iter().filter(|(beneath, _)| holds(*beneath)).map(|&(beneath, p)| p * weight(beneath)).sum()
        };
        let after = After::new(joint, &together, y);
        let total = mass(&|_| true);
        for (number, exact) in
            [(bench.muscle, mass(&|(points, _)| points > 0) / total), (bench.mimic, mass(&|(_, mimic)| mimic) / total)]
        {
            let found = after.p(number);
            assert!((found - exact).abs() < 1e-12, "signs {signs:?}, results {y:b}: {found} {exact}");
        }
    }
}
