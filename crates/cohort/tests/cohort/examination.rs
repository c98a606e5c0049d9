use crate::{expect_share, patients, simulator};
use atlas::{CauseKind, Side};
use cohort::{Patient, Simulator, Trouble};
use locate::case::{Outcome, SubjectKind};

/// Probability of "present" for a sign that is there with probability `p`, by the reliability of its examiners.
fn found(simulator: &Simulator<'_>, sign: usize, p: f64) -> f64 {
    let world = &simulator.world().examination;
    let seen = simulator.atlas().signs()[sign].kappa.unwrap_or(*world.kappa_unknown).sqrt();
    seen * (1.0 - *world.seen_unsure) * p + (1.0 - seen) * (1.0 - *world.guess_unsure) * *world.guess_present
}

fn sign(simulator: &Simulator<'_>, id: &str) -> usize {
    simulator.atlas().signs().iter().position(|sign| sign.id == id).expect("a sign")
}

fn muscles(simulator: &Simulator<'_>, patient: &Patient) -> Vec<(usize, Option<Side>)> {
    let subjects = patient.subjects(simulator.atlas()).into_iter();
    let muscles = subjects.filter_map(|subject| match subject.kind {
        SubjectKind::Muscle(muscle) => Some((muscle, subject.side)),
        SubjectKind::Mimic(_) => None,
    });
    muscles.collect()
}

#[test]
fn hits_are_as_sensitive_as_the_atlas_and_as_reliable_as_its_examiners() {
    let simulator = simulator("near");
    let all = patients(&simulator, 9, 800);
    for id in ["spot_tenderness", "taut_band", "restricted_motion"] {
        let sign = sign(&simulator, id);
        let (mut n, mut present) = (0, 0);
        for patient in &all {
            for (muscle, side) in muscles(&simulator, patient) {
                let entry = simulator.atlas().muscles()[muscle].signs.iter().find(|entry| entry.id == id);
                // Entries with figures of their own have other rates.
                if entry.is_some_and(|entry| entry.sensitivity.is_none() && entry.lr_pos.is_none()) {
                    n += 1;
                    present += usize::from(simulator.examine(patient, sign, Some(muscle), side) == Outcome::Present);
                }
            }
        }
        let sensitivity = simulator.atlas().signs()[sign].sensitivity.expect("a figure");
        expect_share(id, present, n, found(&simulator, sign, sensitivity));
    }
}

#[test]
fn a_muscle_far_from_all_trouble_is_tender_by_its_specificity() {
    let simulator = simulator("far");
    let atlas = simulator.atlas();
    let sign = sign(&simulator, "spot_tenderness");
    let muscle = atlas.muscle_index("gastrocnemius_medial").expect("a muscle");
    let patient =
        Patient { causes: Vec::new(), cells: Vec::new(), trouble: Trouble::default(), ..simulator.simulate(10, 0) };
    let n = 4000;
    let result =
        |index| simulator.examine(&Patient { index, ..patient.clone() }, sign, Some(muscle), Some(Side::Right));
    let present = (0..n).filter(|&index| result(index) == Outcome::Present).count();
    let specificity = atlas.signs()[sign].specificity.expect("a figure");
    expect_share("far from trouble", present, n as usize, found(&simulator, sign, 1.0 - specificity));
}

#[test]
fn a_muscle_that_a_mimic_sensitises_is_oftener_tender() {
    let simulator = simulator("far");
    let atlas = simulator.atlas();
    let sign = sign(&simulator, "spot_tenderness");
    let mut rates = [(0, 0); 2];
    for patient in patients(&simulator, 11, 1500) {
        let mine = muscles(&simulator, &patient);
        for &cause in &patient.causes {
            let CauseKind::Mimic(mimic) = atlas.causes()[cause].kind else { continue };
            let Some(side) = atlas.causes()[cause].side else { continue };
            for sensitised in &atlas.mimics()[mimic].sensitises {
                let Some(muscle) = atlas.muscle_index(&sensitised.muscle) else { continue };
                for (at, side) in [side, side.opposite()].into_iter().enumerate() {
                    if !mine.contains(&(muscle, Some(side))) && !patient.trouble.is_central {
                        let outcome = simulator.examine(&patient, sign, Some(muscle), Some(side));
                        rates[at].0 += usize::from(outcome == Outcome::Present);
                        rates[at].1 += 1;
                    }
                }
            }
        }
    }
    let [own, other] = rates.map(|(present, n)| present as f64 / n as f64);
    assert!(own > other + 0.15, "{rates:?}");
}

#[test]
fn a_shared_test_is_positive_by_its_cause_and_else_by_its_specificity() {
    let simulator = simulator("near");
    let atlas = simulator.atlas();
    let spurling = sign(&simulator, "spurling");
    let root = atlas.mimic_index("radiculopathy_c6").expect("a mimic");
    let is_root = |cause: &usize| {
        let cause = &atlas.causes()[*cause];
        cause.kind == CauseKind::Mimic(root) && cause.side == Some(Side::Right)
    };
    let root = (0..atlas.causes().len()).find(is_root).expect("a cause");
    let patient = simulator.simulate(12, 0);
    let positive = |causes: Vec<usize>, side: Side, n: u64| {
        let patient = Patient { causes, ..patient.clone() };
        let result = |index| simulator.examine(&Patient { index, ..patient.clone() }, spurling, None, Some(side));
        (0..n).filter(|&index| result(index) == Outcome::Present).count()
    };
    let entry = atlas.mimic("radiculopathy_c6").expect("a mimic").signs.iter().find(|entry| entry.id == "spurling");
    let sensitivity = atlas.figures(entry.expect("a sign")).and_then(|figures| figures.sensitivity).expect("a figure");
    let specificity = atlas.signs()[spurling].specificity.expect("a figure");
    let n = 4000;
    let share =
        |what: &str, count: usize, p: f64| expect_share(what, count, n as usize, found(&simulator, spurling, p));
    share("the root", positive(vec![root], Side::Right, n), sensitivity);
    share("the root on the other side", positive(vec![root], Side::Left, n), 1.0 - specificity);
    share("no root", positive(Vec::new(), Side::Right, n), 1.0 - specificity);
}

/// Signs of one muscle share what the world calls `together`; those of two muscles have nothing in common but the patient.
#[test]
fn signs_of_one_muscle_go_together() {
    let simulator = simulator("far");
    let signs = ["spot_tenderness", "pain_recognition"].map(|id| sign(&simulator, id));
    let muscle = |id| simulator.atlas().muscle_index(id).expect("a muscle");
    let muscles = ["gastrocnemius_medial", "infraspinatus"].map(|id| Some(muscle(id)));
    let patient =
        Patient { causes: Vec::new(), cells: Vec::new(), trouble: Trouble::default(), ..simulator.simulate(14, 0) };
    let n = 4000;
    let covariance = |second: Option<usize>| {
        let (mut one, mut other, mut both) = (0.0, 0.0, 0.0);
        for index in 0..n {
            let patient = Patient { index, ..patient.clone() };
            let is_present =
                |sign, muscle| simulator.examine(&patient, sign, muscle, Some(Side::Right)) == Outcome::Present;
            let (a, b) = (is_present(signs[0], muscles[0]), is_present(signs[1], second));
            one += f64::from(u8::from(a));
            other += f64::from(u8::from(b));
            both += f64::from(u8::from(a && b));
        }
        let n = n as f64;
        (both / n - one / n * other / n, (one * other).sqrt() / n / n.sqrt())
    };
    let (same, error) = covariance(muscles[0]);
    assert!(same > 4.0 * error, "{same} ± {error}");
    let (apart, error) = covariance(muscles[1]);
    assert!(apart.abs() < 4.0 * error, "{apart} ± {error}");
}
