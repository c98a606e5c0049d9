use std::collections::BTreeSet;

use crate::{patients, simulator};
use atlas::{CauseKind, Urgency};

#[test]
fn a_red_flag_presentation_is_dangerous_and_says_so() {
    let atlas = embedded::atlas();
    for world in ["near", "far"] {
        let simulator = simulator(world);
        let mut seen = BTreeSet::new();
        for index in 0..300 {
            let patient = simulator.red_flag_presentation(15, index).expect("a dangerous mimic");
            let mut dangerous = patient.causes.iter().filter_map(|&cause| match atlas.causes()[cause].kind {
                CauseKind::Mimic(mimic) => Some(&atlas.mimics()[mimic]),
                CauseKind::Point { .. } => None,
            });
            let is_told = dangerous.any(|mimic| {
                let is_told = mimic.urgency != Urgency::Routine
                    && patient.red_flags.iter().any(|&flag| {
                        let flag = &atlas.red_flags()[flag];
                        flag.mimics.contains(&mimic.id)
                    });
                if is_told {
                    seen.insert(&mimic.id);
                }
                is_told
            });
            assert!(is_told, "{world} {index}: {:?} {:?}", patient.subjects(atlas), patient.red_flags);
        }
        let is_named = |id: &String| atlas.red_flags().iter().any(|flag| flag.mimics.contains(id));
        let dangerous = atlas.mimics().iter().filter(|mimic| mimic.urgency != Urgency::Routine && is_named(&mimic.id));
        let missed: Vec<_> = dangerous.map(|mimic| &mimic.id).filter(|id| !seen.contains(id)).collect();
        assert!(missed.is_empty(), "{world}: {missed:?}");
    }
}

#[test]
fn few_others_answer_yes() {
    let simulator = simulator("near");
    let all = patients(&simulator, 16, 1500);
    let told = all.iter().filter(|patient| !patient.red_flags.is_empty()).count() as f64 / all.len() as f64;
    assert!((0.05..0.3).contains(&told), "{told}");
}
