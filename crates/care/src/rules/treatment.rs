//! What was done in a visit, needles and everything else alike, and where.

use atlas::{Atlas, CauseKind, CellId, Region, RegionId, Side, TechniqueKind};
use std::collections::BTreeSet;

use super::{muscle_name, named};
use crate::{BodySide, BodySite, Visit};

/// One needle or one treatment by hand, device or movement.
pub(super) struct Treatment<'a> {
    /// As in [`Check::place`](crate::Check::place).
    pub place: String,
    pub kind: TechniqueKind,
    pub muscle: Option<&'a str>,
    pub side: Option<BodySide>,
    /// In words, such as `needle 3 (Infraspinatus, left)`.
    pub name: String,
    /// Empty: nobody said where.
    regions: Vec<&'a Region>,
}

impl Treatment<'_> {
    /// Whether it may lie in one of the regions, sided or not; no regions mean everywhere.
    pub fn is_within(&self, regions: &[String]) -> bool {
        regions.is_empty()
            || self.regions.is_empty()
            || self.regions.iter().any(|region| regions.contains(&region.base) || regions.contains(&region.id))
    }
}

/// Needles first, then the rest, as they stand in the visit; those of unknown techniques are left to [`names`](super::names).
pub(super) fn all<'a>(visit: &'a Visit, atlas: &'a Atlas) -> Vec<Treatment<'a>> {
    let needles = visit.needles.iter().enumerate().map(|(index, needle)| Treatment {
        place: format!("needles[{index}]"),
        kind: needle.technique.kind(),
        muscle: Some(&needle.muscle),
        side: Some(needle.side),
        name: named(needle, atlas),
        regions: regions(needle.site, Some(&needle.muscle), Some(needle.side), atlas),
    });
    let manual = visit.manual.iter().enumerate().filter_map(|(index, treatment)| {
        let technique = atlas.technique(&treatment.technique)?;
        let muscle = treatment.muscle.as_deref();
        let side = treatment.side.map_or_else(String::new, |side| format!(", {side}"));
        let name = muscle.map_or_else(
            || technique.name.clone(),
            |muscle| format!("{} ({}{side})", technique.name, muscle_name(muscle, atlas)),
        );
        Some(Treatment {
            place: format!("manual[{index}]"),
            kind: technique.kind,
            muscle,
            side: treatment.side,
            name,
            regions: regions(treatment.site, muscle, treatment.side, atlas),
        })
    });
    needles.chain(manual).collect()
}

/// The region of the place where it is known, else all that the muscle and its trigger points lie under.
pub(super) fn regions<'a>(
    site: Option<BodySite>,
    muscle: Option<&str>,
    side: Option<BodySide>,
    atlas: &'a Atlas,
) -> Vec<&'a Region> {
    let body = atlas.body();
    if let Some(site) = site.filter(|site| usize::from(site.cell) < body.cells().len()) {
        return vec![body.region_of(CellId(site.cell))];
    }
    let Some(muscle) = muscle.and_then(|id| atlas.muscle_index(id)) else { return Vec::new() };
    let sides = side.map_or_else(|| vec![Side::Left, Side::Right], |side| vec![Side::from(side)]);
    let mut found: BTreeSet<RegionId> = BTreeSet::new();
    for side in sides {
        found.extend(atlas.span(muscle, side).into_iter().map(|cell| body.cell(cell).region));
        let points = atlas.causes().iter().filter(|cause| cause.side == Some(side));
        let points = points.filter(|cause| matches!(cause.kind, CauseKind::Point { muscle: of, .. } if of == muscle));
        found.extend(points.filter_map(|point| point.site).map(|site| body.cell(body.nearest_cell(site)).region));
    }
    found.into_iter().map(|region| &body.regions()[region.index()]).collect()
}
