//! Where it hurts and where it does not, as evidence.

use std::collections::BTreeMap;

use atlas::{Atlas, CellId, RegionId};

use super::{Builder, Origin, Why};
use crate::case::Case;
use crate::net::{Producer, Row};
use crate::territory::{Reach, Territory};

/// Pain that each part of each cause leads one to expect and that is not there, in cm² of weight.
#[derive(Debug, Clone)]
pub(crate) struct Absent {
    /// By part, as in [`Territory::parts`].
    by_part: Vec<f64>,
    told: Told,
}

/// How the pain was told.
#[derive(Debug, Clone)]
enum Told {
    Nothing,
    /// By cell: painted, or in a region that was named besides.
    Painted(Vec<bool>),
    /// By region: named.
    Named(Vec<bool>),
}

impl Absent {
    /// What a cause pays for it, in nats.
    ///
    /// # Formula
    /// `Σ_z min( w·a_z , −ln(1 − p_z) )` over its parts: a zone that hurts in a share `p` of those who have the cause
    /// says, when nothing of it is painted, at most what `1 − p` says.
    /// Equation (7) of `docs/how-it-computes.md`.
    pub fn cost(&self, territory: &Territory, cause: usize, weight: f64) -> f64 {
        territory.parts_of(cause).map(|part| self.part_cost(territory, part, weight)).sum()
    }

    fn part_cost(&self, territory: &Territory, part: usize, weight: f64) -> f64 {
        (weight * self.by_part[part]).min(territory.parts[part].most)
    }

    /// The same cost, divided among the regions that the cause leads one to expect: ascending, each once.
    ///
    /// # Formula
    /// What a part costs goes to its regions as its unmet expectation there does: `w_c·a_c` of each cell that does not hurt,
    /// or `a` of each region that is not named.
    pub fn cost_by_region(
        &self,
        atlas: &Atlas,
        territory: &Territory,
        cause: usize,
        weight: f64,
    ) -> Vec<(RegionId, f64)> {
        let unmet = self.unmet(atlas, territory, cause);
        let mut of_part: BTreeMap<usize, f64> = BTreeMap::new();
        for (&(part, _), expected) in &unmet {
            *of_part.entry(part).or_insert(0.0) += expected;
        }
        let mut by_region: BTreeMap<RegionId, f64> = BTreeMap::new();
        for (&(part, region), expected) in &unmet {
            let share = expected / of_part[&part];
            *by_region.entry(region).or_insert(0.0) += share * self.part_cost(territory, part, weight);
        }
        by_region.into_iter().collect()
    }

    /// What a cause leads one to expect and is not there, by part and region; all above 0.
    fn unmet(&self, atlas: &Atlas, territory: &Territory, cause: usize) -> BTreeMap<(usize, RegionId), f64> {
        let mut unmet: BTreeMap<(usize, RegionId), f64> = BTreeMap::new();
        let mut expect = |part: usize, region: RegionId, strength: f64| {
            if strength > 0.0 {
                *unmet.entry((part, region)).or_insert(0.0) += strength;
            }
        };
        match &self.told {
            Told::Nothing => {}
            Told::Painted(is_met) => {
                let map = &atlas.causes()[cause];
                for (&(cell, r), &part) in
                    map.cells.iter().zip(&map.parts).filter(|((cell, _), _)| !is_met[cell.index()])
                {
                    let strength = -libm::log1p(-f64::from(r)) * territory.cell_weight[cell.index()];
                    expect(
                        territory.parts_of(cause).start + usize::from(part),
                        atlas.body().cell(cell).region,
                        strength,
                    );
                }
            }
            Told::Named(is_named) => {
                for region in (0..is_named.len()).filter(|&region| !is_named[region]) {
                    let reaches = &territory.regions[region];
                    if let Ok(at) = reaches.binary_search_by_key(&cause, |reach| reach.cause) {
                        expect(reaches[at].part, RegionId(region as u8), reaches[at].strength);
                    }
                }
            }
        }
        unmet
    }

    fn met(&mut self, reaches: &[Reach], cm2: f64) {
        for reach in reaches {
            self.by_part[reach.part] -= cm2 * reach.strength;
        }
    }
}

impl Builder {
    /// Rows for painted patches and named regions; returns the expected pain that is missing.
    pub(super) fn pain(&mut self, atlas: &Atlas, territory: &Territory, case: &Case) -> Absent {
        let model = &atlas.defaults().model;
        let painted: &[_] = case.drawing.as_ref().map_or(&[], |drawing| &drawing.cells);
        if painted.is_empty() && case.pain.is_empty() {
            return Absent { by_part: vec![0.0; territory.parts.len()], told: Told::Nothing };
        }
        let statement = model.datum_cm2 * model.region_share;
        let expected: Vec<f64> = territory
            .parts
            .iter()
            .map(|part| if painted.is_empty() { part.all_regions * statement } else { part.all_cells })
            .collect();
        let mut absent = Absent { by_part: expected.clone(), told: Told::Nothing };
        let mut is_painted = vec![false; territory.regions.len()];
        let mut hurts = vec![false; territory.patch.len()];
        let mut strongest = vec![0.0_f64; self.log_odds.len()];
        let mut felt = |reaches: &[Reach]| {
            for reach in reaches {
                strongest[reach.cause] = strongest[reach.cause].max(reach.strength);
            }
        };
        let mut patches: BTreeMap<u16, Vec<CellId>> = BTreeMap::new();
        let mut drawn = 0.0;
        for &(cell, _) in painted {
            is_painted[atlas.body().cell(cell).region.index()] = true;
            hurts[cell.index()] = true;
            patches.entry(territory.patch[cell.index()]).or_default().push(cell);
            drawn += territory.cell_weight[cell.index()];
            absent.met(territory.at(cell), territory.cell_weight[cell.index()]);
            felt(territory.at(cell));
        }
        // A dot on the heel is a whole statement, and a body painted all over is not fifty.
        let share = drawn.clamp(model.datum_cm2, model.largest_drawing_cm2) / drawn.max(1.0);
        for cells in patches.into_values() {
            self.patch(territory, cells, model.patch_step_cm2, share);
        }
        let mut is_named = vec![false; territory.regions.len()];
        for pain in case.pain.iter().filter(|pain| pain.intensity != Some(0.0)) {
            is_named[pain.region.index()] = true;
        }
        for region in (0..is_named.len()).filter(|&region| is_named[region]) {
            if painted.is_empty() {
                absent.met(&territory.regions[region], statement);
            } else {
                // Somewhere in the region: its unpainted cells say nothing.
                for cell in atlas.body().regions()[region].cells().iter().filter(|cell| !hurts[cell.index()]) {
                    absent.met(territory.at(*cell), territory.cell_weight[cell.index()]);
                }
            }
            // Where the region is painted too, the paint has said it already, and more sharply.
            if !is_painted[region] {
                felt(&territory.regions[region]);
                let causes = self.producers(territory, territory.regions[region].iter().map(|r| (r.cause, r.strength)));
                let row = Row { silent: territory.silent, count: 1, causes };
                self.push(row, Origin::Region(RegionId(region as u8)), statement, 0.0);
            }
        }
        // Sums that cancel may end a hair below zero.
        absent.by_part.iter_mut().for_each(|cm2| *cm2 = cm2.max(0.0));
        self.felt(&strongest, model.painless_share);
        self.complaint(atlas, territory, &absent.by_part, &expected);
        absent.told = if painted.is_empty() {
            Told::Named(is_named)
        } else {
            for region in (0..is_named.len()).filter(|&region| is_named[region]) {
                atlas.body().regions()[region].cells().iter().for_each(|cell| hurts[cell.index()] = true);
            }
            Told::Painted(hurts)
        };
        absent
    }

    /// One row for the painted cells of a patch.
    ///
    /// # Formula
    /// Strength of cause `k`: `Σ_c w_c·a_kc / Σ_c w_c` over the painted cells `c`, with `a = −ln(1 − r)` and `w` the skin that a
    /// cell counts as; the row counts `Σ_c w_c` in whole steps.
    /// Equations (3), (4) of `docs/how-it-computes.md`.
    fn patch(&mut self, territory: &Territory, cells: Vec<CellId>, step_cm2: f64, share: f64) {
        let total: f64 = cells.iter().map(|cell| territory.cell_weight[cell.index()]).sum();
        let mut strengths: BTreeMap<usize, f64> = BTreeMap::new();
        for cell in &cells {
            let part = territory.cell_weight[cell.index()] / total;
            for reach in territory.at(*cell) {
                *strengths.entry(reach.cause).or_insert(0.0) += part * reach.strength;
            }
        }
        let causes = self.producers(territory, strengths.into_iter());
        let count = libm::round(total / step_cm2).max(1.0) as u32;
        self.push(Row { silent: territory.silent, count, causes }, Origin::Skin(cells), step_cm2 * share, 0.0);
    }

    fn producers(&self, territory: &Territory, causes: impl Iterator<Item = (usize, f64)>) -> Vec<Producer> {
        let kept = causes.filter(|&(cause, _)| !self.is_excluded[cause]);
        kept.map(|(cause, strength)| territory.producer(cause, strength)).collect()
    }

    /// A cause of this pain is felt somewhere in it.
    ///
    /// # Formula
    /// The odds are multiplied by `ε + (1 − ε)·max r`, the largest `r = 1 − exp(−strength)` over painted cells and named regions,
    /// `ε` the share of causes that hurt nowhere in a drawing. The weights of the drawing are too low to say this: they discount
    /// cells for being painted together.
    /// Equation (8) of `docs/how-it-computes.md`.
    fn felt(&mut self, strongest: &[f64], painless: f64) {
        for (cause, strength) in strongest.iter().enumerate() {
            self.add(cause, Why::Felt, libm::log(painless - (1.0 - painless) * libm::expm1(-strength)));
        }
    }

    /// A muscle in whose territory it hurts is likelier than its prior says: see `[complaint]` of the defaults.
    ///
    /// `absent` and `expected` are by part.
    fn complaint(&mut self, atlas: &Atlas, territory: &Territory, absent: &[f64], expected: &[f64]) {
        let complaint = &atlas.defaults().complaint;
        for cause in 0..self.log_odds.len() {
            let is_muscle = matches!(atlas.causes()[cause].kind, atlas::CauseKind::Point { .. });
            let of_cause = |by_part: &[f64]| by_part[territory.parts_of(cause)].iter().sum::<f64>();
            let expected = of_cause(expected);
            if is_muscle && expected > 0.0 {
                let met = 1.0 - of_cause(absent) / expected;
                self.add(cause, Why::Felt, libm::log(complaint.odds_ratio(met)));
            }
        }
    }
}
