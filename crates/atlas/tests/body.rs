//! The real body is what the engine takes it for.

use atlas::{Body, RegionRow, body};
use std::fs;
use std::path::Path;

fn real() -> Body {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../atlas/body");
    let table = fs::read_to_string(folder.join("regions.tsv")).expect("the regions are readable");
    let rows = RegionRow::parse("body/regions.tsv", &table).expect("the regions are a table");
    let bytes = fs::read(folder.join("body.bin")).expect("the body is readable");
    Body::decode(&bytes, &rows).expect("the body is whole")
}

#[test]
fn neighbours_are_mutual_and_mirrored() {
    let body = real();
    for id in body.cell_ids() {
        let mut mirrored: Vec<_> = body.cell(id.mirror()).neighbours.iter().map(|next| next.mirror()).collect();
        mirrored.sort();
        assert_eq!(body.cell(id).neighbours, mirrored, "{id:?}");
        for &next in &body.cell(id).neighbours {
            assert!(body.cell(next).neighbours.contains(&id), "{id:?} and {next:?}");
        }
    }
}

#[test]
fn the_skin_hangs_together() {
    let body = real();
    let (mut seen, mut open) = (vec![false; body.cells().len()], vec![body.nearest_cell([0.0; 3])]);
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut seen[id.index()], true) {
            open.extend(&body.cell(id).neighbours);
        }
    }
    assert!(seen.iter().all(|seen| *seen));
}

/// Centres lie on the surface, to the 1/32 mm of the file and the facets between vertices.
#[test]
fn cells_lie_on_the_skin() {
    let body = real();
    let farthest =
        body.cells().iter().map(|cell| body.surface().nearest(cell.centre_mm).distance_mm).fold(0.0, f64::max);
    assert!(farthest < 1.0, "{farthest} mm");
}

#[test]
fn a_stroke_on_the_left_is_the_mirror_of_one_on_the_right() {
    let body = real();
    for (from, to) in [("acromion", "deltoid_insertion"), ("asis", "greater_trochanter"), ("mastoid", "temple")] {
        let at = |id: &str, side: &str| body.landmark(&format!("{id}.{side}")).expect("a landmark");
        let right = body::cells_along(&body, &[at(from, "right"), at(to, "right")], 35.0);
        let left = body::cells_along(&body, &[at(from, "left"), at(to, "left")], 35.0);
        let mut mirrored: Vec<_> = left.iter().map(|along| along.cell.mirror()).collect();
        mirrored.sort();
        assert_eq!(right.iter().map(|along| along.cell).collect::<Vec<_>>(), mirrored);
        assert!(right.len() > 5);
    }
}
