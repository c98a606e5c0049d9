//! Cells joined to patches: the grain at which a drawing is weighed.

use super::{Body, CellId, distance2};

/// Patch of each cell.
///
/// A patch hangs together, lies in one region and on one side, and has about `cm2` of skin where its
/// region has as much; patches mirror as cells do: `mirror(p) = p ^ 1`.
pub fn patches(body: &Body, cm2: f64) -> Vec<u16> {
    let mut patch: Vec<Option<usize>> = vec![None; body.cells().len()];
    let mut members: Vec<Vec<CellId>> = Vec::new();
    for seed in body.cell_ids().filter(|cell| cell.index().is_multiple_of(2)) {
        if patch[seed.index()].is_none() {
            let grown = grow(body, &patch, seed, cm2);
            grown.iter().for_each(|cell| patch[cell.index()] = Some(members.len()));
            members.push(grown);
        }
    }
    for small in 0..members.len() {
        if area(body, &members[small]) < cm2 / 2.0
            && let Some(other) = smallest_neighbour(body, &patch, &members, small)
        {
            let moved = std::mem::take(&mut members[small]);
            moved.iter().for_each(|cell| patch[cell.index()] = Some(other));
            members[other].extend(moved);
        }
    }
    let mut number = vec![0; members.len()];
    let kept = members.iter().enumerate().filter(|(_, cells)| !cells.is_empty());
    kept.enumerate().for_each(|(new, (old, _))| number[old] = new);
    let of = |cell: CellId| patch[cell.index() & !1].map_or(0, |old| number[old]);
    body.cell_ids().map(|cell| (2 * of(cell) + (cell.index() & 1)) as u16).collect()
}

/// Free cells around `seed`, nearest first, until the patch is full.
fn grow(body: &Body, patch: &[Option<usize>], seed: CellId, cm2: f64) -> Vec<CellId> {
    let region = body.cell(seed).region;
    let mut grown = vec![seed];
    let mut grown_cm2 = body.cell(seed).area_cm2;
    loop {
        let free = |cell: &CellId| {
            cell.index().is_multiple_of(2)
                && patch[cell.index()].is_none()
                && body.cell(*cell).region == region
                && !grown.contains(cell)
        };
        let around = grown.iter().flat_map(|cell| body.cell(*cell).neighbours.iter().copied()).filter(free);
        let from_seed = |cell: CellId| distance2(body.cell(seed).centre_mm, body.cell(cell).centre_mm);
        let Some(next) = around.min_by(|&a, &b| from_seed(a).total_cmp(&from_seed(b)).then(a.cmp(&b))) else { break };
        let cell_cm2 = body.cell(next).area_cm2;
        if grown_cm2 + cell_cm2 / 2.0 > cm2 {
            break;
        }
        grown_cm2 += cell_cm2;
        grown.push(next);
    }
    grown
}

fn smallest_neighbour(body: &Body, patch: &[Option<usize>], members: &[Vec<CellId>], small: usize) -> Option<usize> {
    let region = body.cell(*members[small].first()?).region;
    let around = members[small].iter().flat_map(|&cell| body.cell(cell).neighbours.iter());
    let others = around
        .filter(|cell| cell.index().is_multiple_of(2) && body.cell(**cell).region == region)
        .filter_map(|cell| patch[cell.index()])
        .filter(|&other| other != small);
    others.min_by(|&a, &b| area(body, &members[a]).total_cmp(&area(body, &members[b])).then(a.cmp(&b)))
}

fn area(body: &Body, cells: &[CellId]) -> f64 {
    cells.iter().map(|&cell| body.cell(cell).area_cm2).sum()
}

#[cfg(test)]
mod tests {
    use super::patches;
    use crate::toy;

    #[test]
    fn patches_hang_together_in_one_region_and_mirror() {
        let atlas = toy::atlas();
        let body = atlas.body();
        let patch = patches(body, 110.0);
        let n = usize::from(*patch.iter().max().unwrap()) + 1;
        assert!(n < body.cells().len() / 2, "{n} patches of {} cells", body.cells().len());
        for cell in body.cell_ids() {
            assert_eq!(patch[cell.mirror().index()], patch[cell.index()] ^ 1);
        }
        for p in 0..n as u16 {
            let cells: Vec<_> = body.cell_ids().filter(|cell| patch[cell.index()] == p).collect();
            assert!(cells.iter().all(|&cell| body.cell(cell).region == body.cell(cells[0]).region));
            let mut reached = vec![cells[0]];
            let mut at = 0;
            while at < reached.len() {
                let more = body.cell(reached[at]).neighbours.clone();
                reached.extend(
                    more.into_iter().filter(|cell| cells.contains(cell) && !reached.contains(cell)).collect::<Vec<_>>(),
                );
                at += 1;
            }
            assert_eq!(reached.len(), cells.len(), "patch {p}");
        }
    }
}
