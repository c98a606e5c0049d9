//! Zones laid on the body: one referral map for each trigger point and mimic as authored.

use crate::body::{Body, CellId, Point};
use crate::expression::{Place, skin_point};
use crate::format::{Compiled, Map, MapTrace, SpanMap};
use crate::stroke::line_on_skin;
use crate::walk::{mimic_file, mimic_zone, muscle_file, point_zone};
use crate::zone::{core_cells, referral_map};
use crate::{AtlasError, Defaults, SiteDefaults, Span, Zone};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn compute(atlas: &mut Compiled, body: &Body, errors: &mut Vec<AtlasError>) {
    landmarks(atlas, body, errors);
    let mut maps = Vec::new();
    let mut spans = Vec::new();
    for muscle in &atlas.muscles {
        let file = muscle_file(&muscle.id);
        spans.push(span(&muscle.anatomy.span, &file, body, errors));
        for point in &muscle.points {
            let block = format!("point `{}`", point.id);
            let place = Place { file: &file, block: &block };
            let site = skin_point(&point.at, body, place).map_err(|error| errors.push(error)).ok();
            let name = |index| point_zone(&point.id, index);
            maps.push(map(site, &point.zones, &file, name, body, &atlas.defaults, errors));
        }
    }
    for mimic in &atlas.mimics {
        let mut map = map(None, &mimic.zones, &mimic_file(&mimic.id), mimic_zone, body, &atlas.defaults, errors);
        if !mimic.sided && !mimic.one_sided {
            mirror(&mut map);
        }
        maps.push(map);
    }
    atlas.maps = maps;
    atlas.spans = spans;
    atlas.n_cells = body.cells().len() as u32;
}

/// Every landmark of the table is on the body, on the sides that the table says.
fn landmarks(atlas: &Compiled, body: &Body, errors: &mut Vec<AtlasError>) {
    for row in &atlas.landmarks {
        let (right, left) = (format!("{}.right", row.id), format!("{}.left", row.id));
        let ids = if row.sided { vec![right, left] } else { vec![row.id.clone()] };
        for id in ids {
            if body.landmark(&id).is_none() {
                let problem = format!("`{id}` of body/landmarks.tsv is not on the body");
                errors.push(AtlasError::Body { block: "landmarks".to_owned(), problem });
            }
        }
    }
}

fn map(
    site: Option<Point>,
    zones: &[Zone],
    file: &str,
    name: impl Fn(usize) -> String,
    body: &Body,
    defaults: &Defaults,
    errors: &mut Vec<AtlasError>,
) -> Map {
    let mut traces = Vec::new();
    let mut cells: BTreeMap<CellId, Reach> = BTreeMap::new();
    for (index, zone) in zones.iter().enumerate() {
        let block = name(index);
        let line = match line_on_skin(&zone.path, body, Place { file, block: &block }) {
            Ok(line) => line,
            Err(more) => {
                errors.extend(more);
                continue;
            }
        };
        let probability = zone.probability_or(defaults);
        let reach = referral_map(body, &line, 10.0 * zone.radius_cm, probability, &defaults.zone);
        join(&mut cells, traces.len() as u16, reach);
        let points = line.iter().map(|point| point.map(|mm| mm as f32)).collect();
        traces.push(MapTrace { zone: index as u16, points });
    }
    if let Some(at) = site {
        let SiteDefaults { radius_cm, probability, .. } = &defaults.site;
        let reach = referral_map(body, &[at], 10.0 * radius_cm, *probability, &defaults.zone);
        join(&mut cells, traces.len() as u16, reach);
    }
    let parts = cells.values().map(|reach| reach.part).collect();
    Map { site, traces, cells: cells.into_iter().map(|(cell, reach)| (cell.0, reach.r)).collect(), parts }
}

fn span(span: &[Span], file: &str, body: &Body, errors: &mut Vec<AtlasError>) -> SpanMap {
    let mut lines = Vec::new();
    let mut cells = BTreeSet::new();
    for stroke in span {
        match line_on_skin(&stroke.path, body, Place { file, block: "[anatomy] span" }) {
            Ok(line) => {
                cells.extend(core_cells(body, &line, 10.0 * stroke.radius_cm).into_iter().map(|cell| cell.0));
                lines.push(line.iter().map(|point| point.map(|mm| mm as f32)).collect());
            }
            Err(more) => errors.extend(more),
        }
    }
    SpanMap { lines, cells: cells.into_iter().collect() }
}

/// How surely a cell hurts, and which zone or site says so.
#[derive(Clone, Copy)]
struct Reach {
    r: f32,
    part: u16,
}

/// Where zones overlap the surer one counts.
fn join(cells: &mut BTreeMap<CellId, Reach>, part: u16, more: impl IntoIterator<Item = (CellId, f32)>) {
    for (cell, r) in more {
        let most = cells.entry(cell).or_insert(Reach { r, part });
        if r > most.r {
            *most = Reach { r, part };
        }
    }
}

/// Pain on both sides at once; the mirrored zones are parts of their own.
fn mirror(map: &mut Map) {
    let n_parts = map.traces.len() as u16;
    let right = map.cells.iter().zip(&map.parts).map(|(&(cell, r), &part)| (CellId(cell), Reach { r, part }));
    let mut cells: BTreeMap<CellId, Reach> = right.collect();
    for (&(cell, r), &part) in map.cells.iter().zip(&map.parts) {
        join(&mut cells, part + n_parts, [(CellId(cell).mirror(), r)]);
    }
    map.parts = cells.values().map(|reach| reach.part).collect();
    map.cells = cells.into_iter().map(|(cell, reach)| (cell.0, reach.r)).collect();
}
