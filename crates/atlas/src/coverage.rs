//! How much of the named regions the zones of an entry cover.
//!
//! A zone covers the cells within its radius: those where at least half of its probability is left.

use crate::body::{Body, CellId, Side};
use crate::walk::{mimic_file, mimic_zone, muscle_file, point_zone};
use crate::zone::core_cells;
use crate::{Atlas, Cause, CauseKind, PainText, Trace, Zone, ZoneClass};
use std::collections::{BTreeMap, BTreeSet};

/// A muscle or mimic with what its zones cover, right side as authored.
pub(crate) struct Entry<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub file: String,
    pub pain: &'a PainText,
    pub zones: Vec<Covered<'a>>,
    /// An unsided cause that hurts alike on both sides: the left says nothing new.
    pub both_sides: bool,
}

/// A zone with the cells that it covers.
pub(crate) struct Covered<'a> {
    pub block: String,
    pub zone: &'a Zone,
    pub cells: Vec<CellId>,
}

/// What part of a region is covered, and what part of the covered skin lies in it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Share {
    pub of_region: f64,
    pub of_covered: f64,
}

impl Share {
    /// Least part of a region that counts as reached.
    pub const OF_REGION: f64 = 0.10;
    /// Or least part of the covered skin that lies in it: a small zone in a large region reaches it too.
    pub const OF_COVERED: f64 = 0.15;

    pub fn reaches(self) -> bool {
        self.of_region >= Self::OF_REGION || self.of_covered >= Self::OF_COVERED
    }
}

/// Muscles, then mimics.
pub(crate) fn entries(atlas: &Atlas) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry> = atlas
        .muscles()
        .iter()
        .map(|muscle| Entry {
            id: &muscle.id,
            name: &muscle.name,
            file: muscle_file(&muscle.id),
            pain: &muscle.pain,
            zones: Vec::new(),
            both_sides: false,
        })
        .collect();
    entries.extend(atlas.mimics().iter().map(|mimic| Entry {
        id: &mimic.id,
        name: &mimic.name,
        file: mimic_file(&mimic.id),
        pain: &mimic.pain,
        zones: Vec::new(),
        both_sides: !mimic.sided && !mimic.one_sided,
    }));
    for cause in atlas.causes().iter().filter(|cause| cause.side != Some(Side::Left)) {
        let (index, zones) = match cause.kind {
            CauseKind::Point { muscle, point } => (muscle, &atlas.muscles()[muscle].points[point].zones),
            CauseKind::Mimic(mimic) => (atlas.muscles().len() + mimic, &atlas.mimics()[mimic].zones),
        };
        for trace in authored(cause, zones.len()) {
            entries[index].zones.push(Covered {
                block: block(atlas, cause, trace),
                zone: &zones[trace.zone],
                cells: core_cells(atlas.body(), &trace.points, trace.radius_mm),
            });
        }
    }
    entries
}

/// The lines as written: the mirrored ones of an unsided mimic come after them.
fn authored(cause: &Cause, n_zones: usize) -> &[Trace] {
    &cause.traces[..n_zones.min(cause.traces.len())]
}

fn block(atlas: &Atlas, cause: &Cause, trace: &Trace) -> String {
    match cause.kind {
        CauseKind::Point { muscle, point } => point_zone(&atlas.muscles()[muscle].points[point].id, trace.zone),
        CauseKind::Mimic(_) => mimic_zone(trace.zone),
    }
}

impl Entry<'_> {
    /// Shares by unsided region id, `opposite.` before those across the midline, of the zones of a class or of all.
    pub fn shares(&self, body: &Body, class: Option<ZoneClass>) -> BTreeMap<String, Share> {
        let zones = self.zones.iter().filter(|covered| class.is_none_or(|class| covered.zone.class == class));
        let cells: BTreeSet<CellId> = zones.flat_map(|covered| covered.cells.iter().copied()).collect();
        shares(body, cells, self.both_sides)
    }
}

/// Shares of regions in a set of cells of a cause on the right side.
pub(crate) fn shares(body: &Body, mut cells: BTreeSet<CellId>, both_sides: bool) -> BTreeMap<String, Share> {
    if both_sides {
        let mirrored: Vec<CellId> = cells.iter().map(|cell| cell.mirror()).collect();
        cells.extend(mirrored);
    }
    let covered_cm2: f64 = cells.iter().map(|&cell| body.cell(cell).area_cm2).sum();
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    for cell in cells {
        let region = body.region_of(cell);
        let id = match region.side {
            Some(Side::Left) if both_sides => continue,
            Some(Side::Left) => format!("opposite.{}", region.base),
            _ => region.base.clone(),
        };
        let area_cm2 = body.cell(cell).area_cm2;
        let share = shares.entry(id).or_default();
        share.of_region += area_cm2 / region.area_cm2;
        share.of_covered += area_cm2 / covered_cm2;
    }
    shares
}
