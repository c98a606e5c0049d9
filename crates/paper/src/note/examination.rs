//! What was said, seen and measured.

use care::Measured;
use serde_json::{Value, json};

use super::number;
use crate::Occasion;
use crate::handout::once;
use crate::occasion::filled;

/// Regions that were named rather than painted, and the qualities of what was painted.
pub fn pains(Occasion { atlas, visit, .. }: &Occasion) -> Vec<String> {
    let named = visit.case.pain.iter().map(|pain| {
        let region = atlas.body().region(&pain.region);
        let row = region.and_then(|region| atlas.region_rows().iter().find(|row| row.id == region.base));
        let name = row.map_or_else(|| pain.region.replace(['.', '_'], " "), |row| row.name.clone());
        let parts = [
            Some(name),
            region.and_then(|region| region.side).map(|side| side.as_str().to_owned()),
            pain.intensity.map(|intensity| format!("{} of 10", number(intensity.0))),
            pain.quality.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let strokes = visit.case.drawing.iter().flat_map(|drawing| &drawing.strokes).filter(|stroke| !stroke.erase);
    let painted = strokes.map(|stroke| {
        let quality = stroke.quality.as_deref().map(|quality| format!("{quality}, ")).unwrap_or_default();
        format!("painted: {quality}{} of 10", number(stroke.intensity.0))
    });
    once(named.chain(painted))
}

/// The likeliest causes as they were shown.
pub fn assessment(occasion: &Occasion) -> Value {
    const MOST: usize = 8;
    let Some(snapshot) = &occasion.visit.assessment else { return Value::Null };
    let mut causes: Vec<_> = snapshot.causes.iter().collect();
    causes.sort_by(|a, b| b.p.total_cmp(&a.p));
    causes.truncate(MOST);
    json!({
        "at": occasion.moment(snapshot.at),
        "atlas": {"version": snapshot.atlas_version, "hash": snapshot.atlas_hash},
        "unexplained": percent(snapshot.unexplained),
        "causes": causes.iter().map(|cause| json!({
            "name": occasion.sided(&cause.cause, cause.side),
            "kind": if occasion.atlas.muscle(&cause.cause).is_some() { "muscle" } else { "mimic" },
            "p": percent(cause.p),
            "bounds": format!("{} to {} %", number(100.0 * cause.lower), number(100.0 * cause.upper)),
        })).collect::<Vec<_>>(),
    })
}

pub fn findings(occasion: &Occasion) -> Value {
    let Occasion { atlas, visit, .. } = occasion;
    let rows = visit.case.findings.iter().map(|finding| {
        let sign = atlas.sign(&finding.sign).map_or_else(|| finding.sign.replace('_', " "), |sign| sign.name.clone());
        let place = match (&finding.muscle, &finding.side) {
            (Some(muscle), Some(side)) => format!("{}, {side}", occasion.cause(muscle)),
            (Some(muscle), None) => occasion.cause(muscle),
            (None, side) => side.clone().unwrap_or_default(),
        };
        json!({"sign": sign, "place": place, "result": finding.result})
    });
    let excluded = visit.case.excluded.iter().map(|cause| match cause.rsplit_once('.') {
        Some((id, side)) => format!("{}, {side}", occasion.cause(id)),
        None => occasion.cause(cause),
    });
    json!({"rows": rows.collect::<Vec<_>>(), "excluded": excluded.collect::<Vec<_>>()})
}

pub fn safety(Occasion { atlas, visit, .. }: &Occasion) -> Value {
    let flag = |id: &String| atlas.red_flag(id).map_or_else(|| id.replace('_', " "), |flag| flag.name.clone());
    let raised = visit.assessment.iter().flat_map(|assessment| &assessment.red_flags);
    let flags = once(visit.case.red_flags.iter().chain(raised));
    let name = |id: &str| atlas.contraindication(id).map_or_else(|| id.replace('_', " "), |known| known.name.clone());
    let present = visit.safety.answers.iter().filter(|answer| answer.is_present);
    json!({
        "flags": flags.into_iter().map(flag).collect::<Vec<_>>(),
        "denied": visit.safety.denied_flags.iter().map(flag).collect::<Vec<_>>(),
        "decision": filled(&visit.safety.flag_decision),
        "is_complete": visit.safety.is_complete,
        "n_answers": visit.safety.answers.len(),
        "present": present.map(|answer| json!({
            "name": name(&answer.contraindication),
            "regions": answer.regions.iter().map(|region| region.replace(['.', '_'], " ")).collect::<Vec<_>>(),
            "reason": filled(&answer.reason),
        })).collect::<Vec<_>>(),
    })
}

pub fn measures(occasion: &Occasion) -> Vec<Value> {
    let Occasion { atlas, visit, .. } = occasion;
    let row = |measured: &Measured| {
        let measure = atlas.measure(&measured.measure);
        let name = measure.map_or_else(|| measured.measure.clone(), |measure| measure.name.clone());
        let about = [measured.side.map(|side| side.to_string()), filled(&measured.about).map(str::to_owned)];
        json!({
            "name": name,
            "about": about.into_iter().flatten().collect::<Vec<_>>().join(", "),
            "value": number(measured.value),
            "unit": measure.map(|measure| measure.unit.as_str()),
            "range": measure.map(|measure| format!("{} to {}", number(measure.lowest), number(measure.highest))),
            "by": if measured.by_patient { "patient" } else { "clinician" },
            "at": occasion.hour(measured.at),
        })
    };
    visit.measures.iter().map(row).collect()
}

fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    if percent > 0.0 && percent < 1.0 { "< 1 %".to_owned() } else { format!("{percent:.0} %") }
}
