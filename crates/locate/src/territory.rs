//! Who hurts where, in plain numbers: the referral maps laid out by cell and by region.

use atlas::{Atlas, CellId};

use crate::net::Producer;

/// Cell weights are multiples of this, so that cells of equal weight can be evaluated together.
const WEIGHT_STEP_CM2: f64 = 0.5;

/// The maps of an atlas, computed once.
pub(crate) struct Territory {
    /// Skin that a painted cell counts as, in cm²; larger than its area in small regions.
    pub cell_weight: Vec<f64>,
    start: Vec<usize>,
    producers: Vec<Producer>,
    /// By region: causes with the strength with which they make a person name it.
    pub regions: Vec<Vec<Producer>>,
    /// Per cause: Σ weight × strength over all cells, and Σ strength over all regions.
    pub all_cells: Vec<f64>,
    pub all_regions: Vec<f64>,
    /// `1 − leak`.
    pub silent: f64,
}

impl Territory {
    pub fn new(atlas: &Atlas) -> Territory {
        let model = &atlas.defaults().model;
        let body = atlas.body();
        let silent = 1.0 - model.leak;
        let n_cells = body.cells().len();
        let cell_weight: Vec<f64> = body
            .cells()
            .iter()
            .map(|cell| {
                let region = &body.regions()[cell.region.index()];
                let weight = cell.area_cm2 * (model.datum_cm2 / region.area_cm2).max(1.0);
                (weight / WEIGHT_STEP_CM2).round().max(1.0) * WEIGHT_STEP_CM2
            })
            .collect();

        let mut count = vec![0usize; n_cells + 1];
        for cause in atlas.causes() {
            for (cell, _) in &cause.cells {
                count[cell.index() + 1] += 1;
            }
        }
        for index in 0..n_cells {
            count[index + 1] += count[index];
        }
        let start = count.clone();
        let mut next = count;
        let blank = Producer { cause: 0, strength: 0.0, quiet: 1.0, gain: 0.0 };
        let mut producers = vec![blank; start[n_cells]];
        let mut all_cells = vec![0.0; atlas.causes().len()];
        for (index, cause) in atlas.causes().iter().enumerate() {
            for &(cell, r) in &cause.cells {
                let producer = producer(index, f64::from(r), silent);
                all_cells[index] += cell_weight[cell.index()] * producer.strength;
                producers[next[cell.index()]] = producer;
                next[cell.index()] += 1;
            }
        }

        let (regions, all_regions) = region_maps(atlas, silent);
        Territory { cell_weight, start, producers, regions, all_cells, all_regions, silent }
    }

    /// Causes that hurt in a cell, ascending.
    pub fn at(&self, cell: CellId) -> &[Producer] {
        &self.producers[self.start[cell.index()]..self.start[cell.index() + 1]]
    }
}

fn producer(cause: usize, r: f64, silent: f64) -> Producer {
    let quiet = 1.0 - r;
    Producer {
        cause,
        strength: -libm::log1p(-r),
        quiet,
        gain: libm::log(1.0 - silent * quiet) - libm::log(1.0 - silent),
    }
}

/// Probability that an active cause makes a person name a region.
///
/// # Formula
/// The mean of its map over the `region_part` of the region's surface where the map is highest: a
/// cause that fills a quarter of a region is felt there, one that touches its edge hardly.
fn region_maps(atlas: &Atlas, silent: f64) -> (Vec<Vec<Producer>>, Vec<f64>) {
    let body = atlas.body();
    let part = atlas.defaults().model.region_part;
    let smallest = atlas.defaults().zone.smallest_probability;
    let largest = atlas.defaults().zone.largest_probability;
    let mut regions = vec![Vec::new(); body.regions().len()];
    let mut all = vec![0.0; atlas.causes().len()];
    let mut by_region: Vec<Vec<(f64, f64)>> = vec![Vec::new(); body.regions().len()];
    for (index, cause) in atlas.causes().iter().enumerate() {
        for &(cell, r) in &cause.cells {
            let cell = body.cell(cell);
            by_region[cell.region.index()].push((f64::from(r), cell.area_cm2));
        }
        for (region, cells) in by_region.iter_mut().enumerate() {
            if cells.is_empty() {
                continue;
            }
            cells.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
            let wanted = part * body.regions()[region].area_cm2;
            let (mut area, mut sum) = (0.0, 0.0);
            for &(r, cell_area) in cells.iter() {
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
                let producer = producer(index, r, silent);
                all[index] += producer.strength;
                regions[region].push(producer);
            }
        }
    }
    (regions, all)
}
