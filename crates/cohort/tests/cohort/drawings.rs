use std::collections::BTreeSet;

use crate::{patients, simulator};
use atlas::{CellId, Side};
use cohort::Patient;

fn painted(patient: &Patient) -> BTreeSet<CellId> {
    patient.cells.iter().map(|(cell, _)| *cell).collect()
}

/// Patients with one cause and nothing else.
fn plain(world: &str, seed: u64, n: u64) -> Vec<Patient> {
    let all = patients(&simulator(world), seed, n).into_iter();
    all.filter(|patient| {
        let trouble = patient.trouble;
        let is_plain =
            !trouble.is_uncatalogued && !trouble.is_central && !trouble.is_slipped && !trouble.has_stray_mark;
        is_plain && patient.causes.len() == 1
    })
    .collect()
}

#[test]
fn a_drawing_mostly_resembles_its_zone() {
    let atlas = embedded::atlas();
    for (world, most) in [("near", 0.85), ("far", 0.6)] {
        let mut shared = Vec::new();
        for patient in plain(world, 4, 800) {
            let drawn = painted(&patient);
            let zone = atlas.causes()[patient.causes[0]].cells.iter().filter(|(_, r)| *r >= 0.15);
            let zone: BTreeSet<CellId> = zone.map(|(cell, _)| *cell).collect();
            shared.push(zone.intersection(&drawn).count() as f64 / zone.union(&drawn).count() as f64);
        }
        let above = shared.iter().filter(|jaccard| **jaccard > 0.15).count() as f64 / shared.len() as f64;
        assert!(above > most, "{world}: {above}");
        // And some do not: pain is partly expressed, misplaced or forgotten.
        assert!(shared.iter().any(|jaccard| *jaccard < 0.1), "{world}");
        assert!(shared.iter().all(|jaccard| *jaccard < 0.9), "{world}: no drawing is its zone");
    }
}

#[test]
fn a_slip_paints_the_other_side() {
    let atlas = embedded::atlas();
    let on = |patient: &Patient, side: Side| {
        let there = patient.cells.iter().filter(|(cell, _)| cell.side() == side).count();
        2 * there > patient.cells.len()
    };
    let mut wrong = [(0, 0); 2];
    for patient in patients(&simulator("near"), 5, 4000) {
        let ([cause], false) = (patient.causes.as_slice(), patient.trouble.is_uncatalogued) else { continue };
        let Some(side) = atlas.causes()[*cause].side else { continue };
        let count = &mut wrong[usize::from(patient.trouble.is_slipped)];
        count.0 += usize::from(on(&patient, side.opposite()));
        count.1 += 1;
    }
    let [kept, slipped] = wrong.map(|(wrong, all)| wrong as f64 / all as f64);
    assert!(kept < 0.03, "{wrong:?}");
    assert!(slipped > 0.9, "{wrong:?}");
}

#[test]
fn drawings_are_of_the_size_that_people_paint() {
    for world in ["near", "far"] {
        let all = patients(&simulator(world), 6, 600);
        let mean = all.iter().map(|patient| patient.cells.len()).sum::<usize>() as f64 / all.len() as f64;
        // A cell is about 2 cm².
        assert!((100.0..350.0).contains(&mean), "{world}: {mean}");
        assert!(all.iter().all(|patient| !patient.cells.is_empty()), "{world}");
        for patient in &all {
            assert!(patient.cells.is_sorted_by(|a, b| a.0 < b.0));
            assert!(patient.cells.iter().all(|(_, intensity)| (1.0..=10.0).contains(intensity)));
        }
    }
}

/// Were each cell painted for itself, as a model of independent cells has it, pairs would be as frequent as the product of both.
#[test]
fn neighbouring_cells_are_painted_together() {
    let atlas = embedded::atlas();
    let body = atlas.body();
    let (mut expected, mut both) = (0.0, 0.0);
    for patient in plain("near", 7, 500) {
        let drawn = painted(&patient);
        let map: std::collections::BTreeMap<CellId, f32> =
            atlas.causes()[patient.causes[0]].cells.iter().copied().collect();
        for (&cell, &r) in map.iter().filter(|(_, r)| (0.2..0.6).contains(*r)) {
            for next in body.cell(cell).neighbours.iter().filter(|next| **next > cell) {
                if let Some(&other) = map.get(next).filter(|other| (0.2..0.6).contains(*other)) {
                    expected += f64::from(r * other);
                    both += f64::from(u8::from(drawn.contains(&cell) && drawn.contains(next)));
                }
            }
        }
    }
    assert!(both > 1.3 * expected, "{both} pairs, {expected} if cells were independent");
}
