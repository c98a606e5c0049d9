//! Who hurts where, in plain numbers: the referral maps laid out by cell and by region.

use std::ops::Range;

use atlas::body::patches;
use atlas::{Atlas, Cause, CellId};

use crate::net::Producer;

/// The maps of an atlas, computed once.
pub(crate) struct Territory {
    /// Skin that a painted cell counts as, in cm²; larger than its area in small regions.
    /// Equation (2) of `docs/how-it-computes.md`.
    pub cell_weight: Vec<f64>,
    /// Patch of each cell: cells of one patch are weighed together.
    pub patch: Vec<u16>,
    start: Vec<usize>,
    reaches: Vec<Reach>,
    /// By region: causes with the strength with which they make a person name it.
    pub regions: Vec<Vec<Reach>>,
    /// Parts of all causes: the zones of each, and its site. Those of a cause stand together.
    pub parts: Vec<Part>,
    /// Per cause: where its parts begin; one more entry for the end.
    parts_of: Vec<usize>,
    /// `1 − leak`.
    pub silent: f64,
}

/// That an active cause hurts in a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    pub cause: usize,
    /// `-ln(1 − r)`.
    pub strength: f64,
    /// Index into [`Territory::parts`]: the zone that says so.
    pub part: usize,
}

/// A zone of a cause, or the skin over its site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// Σ weight × strength over its cells, and Σ strength over the regions that it makes people name.
    pub all_cells: f64,
    pub all_regions: f64,
    /// `-ln(1 − p)`: what it costs at most that nothing of the zone is painted, `p` the probability that the zone hurts.
    pub most: f64,
}

impl Territory {
    pub fn new(atlas: &Atlas) -> Territory {
        let model = &atlas.defaults().model;
        let body = atlas.body();
        let cell_weight: Vec<f64> = body
            .cells()
            .iter()
            .map(|cell| cell.area_cm2 * (model.datum_cm2 / body.regions()[cell.region.index()].area_cm2).max(1.0))
            .collect();
        let mut parts = Vec::new();
        let mut parts_of = vec![0];
        for cause in atlas.causes() {
            parts.extend(part_probabilities(atlas, cause).map(|p| Part {
                all_cells: 0.0,
                all_regions: 0.0,
                most: -libm::log1p(-p),
            }));
            parts_of.push(parts.len());
        }

        let n_cells = body.cells().len();
        let mut start = vec![0usize; n_cells + 1];
        for cause in atlas.causes() {
            for (cell, _) in &cause.cells {
                start[cell.index() + 1] += 1;
            }
        }
        for index in 0..n_cells {
            start[index + 1] += start[index];
        }
        let mut next = start.clone();
        let mut reaches = vec![Reach { cause: 0, strength: 0.0, part: 0 }; start[n_cells]];
        for (index, cause) in atlas.causes().iter().enumerate() {
            for (&(cell, r), &part) in cause.cells.iter().zip(&cause.parts) {
                let reach = Reach {
                    cause: index,
                    strength: -libm::log1p(-f64::from(r)),
                    part: parts_of[index] + usize::from(part),
                };
                parts[reach.part].all_cells += cell_weight[cell.index()] * reach.strength;
                reaches[next[cell.index()]] = reach;
                next[cell.index()] += 1;
            }
        }

        let regions = region_maps(atlas, &parts_of);
        for reach in regions.iter().flatten() {
            parts[reach.part].all_regions += reach.strength;
        }
        let patch = patches(body, model.patch_cm2);
        Territory { cell_weight, patch, start, reaches, regions, parts, parts_of, silent: 1.0 - model.leak }
    }

    /// Causes that hurt in a cell, ascending.
    pub fn at(&self, cell: CellId) -> &[Reach] {
        &self.reaches[self.start[cell.index()]..self.start[cell.index() + 1]]
    }

    /// Indices into [`parts`](Self::parts) of those of a cause.
    pub fn parts_of(&self, cause: usize) -> Range<usize> {
        self.parts_of[cause]..self.parts_of[cause + 1]
    }

    /// A producer of a finding that is otherwise silent in `silent` of all cases.
    pub fn producer(&self, cause: usize, strength: f64) -> Producer {
        Producer::new(self.silent, cause, strength)
    }
}

/// Probability that each part of a cause hurts when the cause is active: its zones, then its site.
fn part_probabilities(atlas: &Atlas, cause: &Cause) -> impl Iterator<Item = f64> {
    let largest = atlas.defaults().zone.largest_probability;
    let site = cause.site.map(|_| atlas.defaults().site.probability);
    cause.traces.iter().map(|trace| trace.probability).chain(site).map(move |p| p.min(largest))
}

/// Probability that an active cause makes a person name a region.
///
/// # Formula
/// The mean of its map over the `region_part` of the region's surface where the map is highest: a
/// cause that fills a quarter of a region is felt there, one that touches its edge hardly. The part
/// of the cause that names it is the one that the highest cell belongs to.
/// Equation (5) of `docs/how-it-computes.md`.
fn region_maps(atlas: &Atlas, parts_of: &[usize]) -> Vec<Vec<Reach>> {
    let body = atlas.body();
    let part_wanted = atlas.defaults().model.region_part;
    let smallest = atlas.defaults().zone.smallest_probability;
    let largest = atlas.defaults().zone.largest_probability;
    let mut regions = vec![Vec::new(); body.regions().len()];
    let mut by_region: Vec<Vec<(f64, f64, u16)>> = vec![Vec::new(); body.regions().len()];
    for (index, cause) in atlas.causes().iter().enumerate() {
        for (&(cell, r), &part) in cause.cells.iter().zip(&cause.parts) {
            let cell = body.cell(cell);
            by_region[cell.region.index()].push((f64::from(r), cell.area_cm2, part));
        }
        for (region, cells) in by_region.iter_mut().enumerate() {
            if cells.is_empty() {
                continue;
            }
            cells.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
            let part = parts_of[index] + usize::from(cells[0].2);
            let wanted = part_wanted * body.regions()[region].area_cm2;
            let (mut area, mut sum) = (0.0, 0.0);
            for &(r, cell_area, _) in cells.iter() {
                let taken = cell_area.min(wanted - area);
                if taken <= 0.0 {
                    break;
                }
                area += taken;
                sum += taken * r;
            }
            cells.clear();
            let r = (sum / wanted).min(largest);
            if r >= smallest {
                regions[region].push(Reach { cause: index, strength: -libm::log1p(-r), part });
            }
        }
    }
    regions
}
