//! Bytes → a case as it would be saved.

use std::collections::{BTreeMap, BTreeSet};

use arbitrary::{Result, Unstructured};
use atlas::{Atlas, SignScope, SignUse};
use locate::wire::{CaseWire, ConfirmedWire, DrawingWire, FindingWire, Number, PainWire};

const MOST_PATCHES: usize = 4;
const MOST_REGIONS: usize = 5;
const MOST_FINDINGS: usize = 10;
const MOST_OTHERS: usize = 4;
const SIDES: [&str; 2] = ["right", "left"];
const RESULTS: [&str; 3] = ["present", "absent", "unsure"];
const SEXES: [&str; 3] = ["female", "male", "other"];

/// Whether a patient without pain, in pain all over, or anything between.
pub fn case(u: &mut Unstructured<'_>, atlas: &Atlas) -> Result<CaseWire> {
    Ok(CaseWire {
        id: "fuzz".to_owned(),
        age: if u.arbitrary()? { Some(Number(f64::from(u.int_in_range(0..=130_u8)?))) } else { None },
        sex: if u.arbitrary()? { Some((*u.choose(&SEXES)?).to_owned()) } else { None },
        duration_weeks: if u.arbitrary()? { Some(Number(f64::from(u.int_in_range(0..=7000_u16)?))) } else { None },
        drawing: drawing(u, atlas)?,
        pain: some(u, MOST_REGIONS, |u| region(u, atlas))?,
        findings: findings(u, atlas)?,
        history: some(u, MOST_OTHERS, |u| Ok(u.choose(atlas.loads())?.id.clone()))?,
        red_flags: some(u, MOST_OTHERS, |u| Ok(u.choose(atlas.red_flags())?.id.clone()))?,
        excluded: some(u, MOST_OTHERS, |u| excluded(u, atlas))?,
        confirmed: some(u, MOST_OTHERS, |u| {
            let side = if u.arbitrary()? { Some(side(u)?) } else { None };
            Ok(ConfirmedWire { muscle: Some(u.choose(atlas.muscles())?.id.clone()), any_of: Vec::new(), side })
        })?,
        true_cause: if u.arbitrary()? { Some(u.choose(atlas.mimics())?.id.clone()) } else { None },
        source: None,
        note: None,
    })
}

/// Up to `most`, more often few.
fn some<T>(
    u: &mut Unstructured<'_>,
    most: usize,
    mut make: impl FnMut(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let n = u.int_in_range(0..=most)?.min(u.int_in_range(0..=most)?);
    (0..n).map(|_| make(u)).collect()
}

fn side(u: &mut Unstructured<'_>) -> Result<String> {
    Ok((*u.choose(&SIDES)?).to_owned())
}

fn drawing(u: &mut Unstructured<'_>, atlas: &Atlas) -> Result<Option<DrawingWire>> {
    let mut painted: BTreeMap<u16, u8> = BTreeMap::new();
    for cells in some(u, MOST_PATCHES, |u| patch(u, atlas))? {
        let intensity = u.int_in_range(0..=10)?;
        painted.extend(cells.into_iter().map(|cell| (cell, intensity)));
    }
    if painted.is_empty() {
        return Ok(None);
    }
    let cells = painted.into_iter().map(|(cell, intensity)| (cell, Number(f64::from(intensity)))).collect();
    Ok(Some(DrawingWire { atlas: Some(atlas.version().to_owned()), cells: Some(cells), strokes: Vec::new() }))
}

/// Cells where one cause hurts, a region, a few cells anywhere, or the whole body.
fn patch(u: &mut Unstructured<'_>, atlas: &Atlas) -> Result<Vec<u16>> {
    let n_cells = atlas.body().cells().len();
    Ok(match u.int_in_range(0..=31_u8)? {
        0..=18 => {
            let cause = u.choose(atlas.causes())?;
            let least = f32::from(u.arbitrary::<u8>()?) / 256.0;
            cause.cells.iter().filter(|(_, r)| *r > least).map(|(cell, _)| cell.0).collect()
        }
        19..=24 => u.choose(atlas.body().regions())?.cells().iter().map(|cell| cell.0).collect(),
        25..=30 => {
            let first = u.choose_index(n_cells)?;
            let n = u.int_in_range(1..=40)?;
            (first..n_cells.min(first + n)).map(|cell| cell as u16).collect()
        }
        _ => (0..n_cells).map(|cell| cell as u16).collect(),
    })
}

fn region(u: &mut Unstructured<'_>, atlas: &Atlas) -> Result<PainWire> {
    let region = u.choose(atlas.body().regions())?.id.clone();
    let intensity = if u.arbitrary()? { Some(Number(f64::from(u.int_in_range(0..=10_u8)?))) } else { None };
    Ok(PainWire { region, intensity, quality: None })
}

/// Each sign of a muscle or cause at most once: what contradicts itself is refused.
fn findings(u: &mut Unstructured<'_>, atlas: &Atlas) -> Result<Vec<FindingWire>> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for _ in 0..u.int_in_range(0..=MOST_FINDINGS)? {
        let muscle = u.choose(atlas.muscles())?;
        let sign = match u.int_in_range(0..=3_u8)? {
            0 => u.choose(atlas.signs())?.id.clone(),
            1 => {
                let mimic = u.choose(atlas.mimics())?;
                listed(u, &mimic.signs)?
            }
            _ => listed(u, &muscle.signs)?,
        };
        let Some(known) = atlas.sign(&sign) else { continue };
        let muscle = (known.scope == SignScope::Muscle).then(|| muscle.id.clone());
        let finding = FindingWire { sign, muscle, side: Some(side(u)?), result: (*u.choose(&RESULTS)?).to_owned() };
        if seen.insert((finding.sign.clone(), finding.muscle.clone(), finding.side.clone())) {
            findings.push(finding);
        }
    }
    Ok(findings)
}

/// A sign that an entry lists; empty where it lists none.
fn listed(u: &mut Unstructured<'_>, signs: &[SignUse]) -> Result<String> {
    if signs.is_empty() { Ok(String::new()) } else { Ok(u.choose(signs)?.id.clone()) }
}

/// A muscle or mimic, on one side or altogether.
fn excluded(u: &mut Unstructured<'_>, atlas: &Atlas) -> Result<String> {
    let id = if u.arbitrary()? { &u.choose(atlas.muscles())?.id } else { &u.choose(atlas.mimics())?.id };
    Ok(if u.arbitrary()? { format!("{id}.{}", side(u)?) } else { id.clone() })
}
