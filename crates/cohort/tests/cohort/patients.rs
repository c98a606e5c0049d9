use crate::{expect_share, patients, simulator};
use atlas::CauseKind;

#[test]
fn a_patient_follows_from_seed_and_index_alone() {
    let all = patients(&simulator("near"), 7, 60);
    let other = simulator("near");
    for index in [59, 3, 31] {
        assert_eq!(other.simulate(7, index), all[index as usize]);
    }
    assert_ne!(other.simulate(8, 3), all[3]);
    assert_ne!(simulator("far").simulate(7, 3).cells, all[3].cells);
}

#[test]
fn shares_are_those_of_the_world() {
    for world in ["near", "far"] {
        let simulator = simulator(world);
        let all = patients(&simulator, 1, 2000);
        let share =
            |what: &str, count: usize, share| expect_share(&format!("{world}, {what}"), count, all.len(), share);
        let of = simulator.world();
        for (number, expected) in of.causes.number_shares.iter().enumerate() {
            let count = all.iter().filter(|patient| patient.causes.len() == number).count();
            share(&format!("{number} causes"), count, *expected);
        }
        let count = |is_so: fn(&cohort::Trouble) -> bool| all.iter().filter(|patient| is_so(&patient.trouble)).count();
        share("uncatalogued", count(|trouble| trouble.is_uncatalogued), *of.uncatalogued.share);
        share("central", count(|trouble| trouble.is_central), *of.central.share);
        share("slipped", count(|trouble| trouble.is_slipped), *of.drawing.slip_share);
        share("stray", count(|trouble| trouble.has_stray_mark), *of.drawing.stray_share);
        let women = all.iter().filter(|patient| patient.sex == locate::case::Sex::Female).count();
        share("women", women, *of.person.female_share);
    }
}

#[test]
fn causes_come_in_company() {
    let simulator = simulator("near");
    let atlas = simulator.atlas();
    let (mut related, mut with_muscle) = (0, 0);
    let all = patients(&simulator, 2, 800);
    for patient in all.iter().filter(|patient| patient.causes.len() > 1) {
        let sides_and_groups: Vec<_> = patient
            .causes
            .iter()
            .filter_map(|&cause| match atlas.causes()[cause].kind {
                CauseKind::Point { muscle, .. } => Some((&atlas.muscles()[muscle].group, atlas.causes()[cause].side)),
                CauseKind::Mimic(_) => None,
            })
            .collect();
        if sides_and_groups.len() > 1 {
            with_muscle += 1;
            let first = &sides_and_groups[0];
            related += usize::from(sides_and_groups[1..].iter().any(|other| other.0 == first.0));
        }
    }
    // There are more than a dozen groups: by chance alone a shared one would be rare.
    assert!(related * 3 > with_muscle, "{related} of {with_muscle}");
}

#[test]
fn who_a_person_is_moves_what_hurts() {
    let simulator = simulator("near");
    let atlas = simulator.atlas();
    let knee = atlas.mimic_index("knee_osteoarthritis").expect("a mimic");
    let (mut old, mut young) = ([0, 0], [0, 0]);
    for patient in patients(&simulator, 3, 3000) {
        let has = patient.causes.iter().any(|&cause| atlas.causes()[cause].kind == CauseKind::Mimic(knee));
        let group = if patient.age >= 55.0 { &mut old } else { &mut young };
        group[0] += usize::from(has);
        group[1] += 1;
    }
    let share = |[has, all]: [usize; 2]| has as f64 / all as f64;
    assert!(share(old) > 2.0 * share(young), "{old:?} {young:?}");
}
