//! The atlas as a FHIR R4 `CodeSystem`, so that another system can name what Palpate names.

use crate::{Atlas, Codes};
use serde_json::{Value, json};

/// The canonical name of the code system: stable across versions of the atlas.
pub const URL: &str = "urn:palpate:atlas";

/// One concept for each muscle, trigger point, mimic, sign, region, load, technique and measure, under a concept of its kind.
///
/// Codes of other vocabularies stand as properties. <https://hl7.org/fhir/R4/codesystem.html>
pub fn code_system(atlas: &Atlas) -> Value {
    let muscles = atlas.muscles().iter().map(|muscle| {
        let points = muscle.points.iter().map(|point| {
            json!({"code": format!("{}.{}", muscle.id, point.id), "display": format!("{}: {}", muscle.name, point.name)})
        });
        let mut properties = vec![string("group", &muscle.group)];
        properties.extend(codes(&muscle.codes));
        properties.push(string("evidence", muscle.evidence.grade.as_str()));
        json!({
            "code": muscle.id,
            "display": muscle.name,
            "definition": muscle.pain.description,
            "designation": designations(&muscle.synonyms),
            "property": properties,
            "concept": points.collect::<Vec<_>>(),
        })
    });
    let mimics = atlas.mimics().iter().map(|mimic| {
        let mut properties = vec![string("group", &mimic.kind), string("urgency", mimic.urgency.as_str())];
        properties.extend(codes(&mimic.codes));
        properties.push(string("evidence", mimic.evidence.grade.as_str()));
        json!({
            "code": mimic.id,
            "display": mimic.name,
            "definition": mimic.pain.description,
            "designation": designations(&mimic.synonyms),
            "property": properties,
        })
    });
    let plain = |id: &str, name: &str, definition: &str| match definition {
        "" => json!({"code": id, "display": name}),
        _ => json!({"code": id, "display": name, "definition": definition}),
    };
    let signs = atlas.signs().iter().map(|sign| plain(&sign.id, &sign.name, &sign.how_to));
    let flags = atlas.red_flags().iter().map(|flag| plain(&flag.id, &flag.name, &flag.ask));
    let regions = atlas.region_rows().iter().map(|row| plain(&row.id, &row.name, &row.covers));
    let loads = atlas.loads().iter().map(|load| plain(&load.id, &load.name, ""));
    let techniques = atlas.techniques().iter().map(|technique| plain(&technique.id, &technique.name, &technique.what));
    let measures = atlas.measures().iter().map(|measure| plain(&measure.id, &measure.name, &measure.how_to));
    let mut kinds = [
        kind("muscle", "Muscle with its trigger points", muscles),
        kind("mimic", "Cause that a trigger point is mistaken for", mimics),
        kind("sign", "Sign", signs),
        kind("red-flag", "Red flag", flags),
        kind("region", "Region of the body", regions),
        kind("load", "Load or perpetuating factor", loads),
        kind("technique", "Technique of treatment", techniques),
        kind("measure", "Measure of outcome", measures),
    ];
    kinds.iter_mut().for_each(without_empty);
    let count: usize = kinds.iter().map(concepts).sum();
    json!({
        "resourceType": "CodeSystem",
        "url": URL,
        "version": atlas.version(),
        "name": "PalpateAtlas",
        "title": "Palpate atlas of trigger points and their mimics",
        "status": "active",
        "experimental": false,
        "description": "Muscles, trigger points, mimics and what is used to examine and treat them. Supports a licensed \
                        clinician's decision and diagnoses nobody.",
        "copyright": "CC BY 4.0",
        "caseSensitive": true,
        "hierarchyMeaning": "grouped-by",
        "compositional": false,
        "content": "complete",
        "count": count,
        "property": [
            {"code": "group", "type": "string", "description": "Part of the body of a muscle, kind of a mimic"},
            {"code": "urgency", "type": "string", "description": "How soon somebody must act when the mimic is likely"},
            {"code": "evidence", "type": "string", "description": "measured, textbook or opinion"},
            {"code": "fma", "type": "string", "description": "Foundational Model of Anatomy"},
            {"code": "ta2", "type": "string", "description": "Terminologia Anatomica, second edition"},
            {"code": "ta98", "type": "string", "description": "Terminologia Anatomica, 1998"},
            {"code": "uberon", "type": "string", "description": "Uberon"},
            {"code": "icd-10-cm", "type": "string", "description": "Diagnosis that a clinician writes"},
        ],
        "concept": kinds,
    })
}

fn kind(code: &str, display: &str, concepts: impl Iterator<Item = Value>) -> Value {
    json!({"code": format!("kind.{code}"), "display": display, "concept": concepts.collect::<Vec<_>>()})
}

/// FHIR knows no empty list.
fn without_empty(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| member.as_array().is_none_or(|list| !list.is_empty()));
            members.values_mut().for_each(without_empty);
        }
        Value::Array(items) => items.iter_mut().for_each(without_empty),
        _ => {}
    }
}

fn concepts(concept: &Value) -> usize {
    1 + concept["concept"].as_array().map_or(0, |below| below.iter().map(concepts).sum())
}

fn string(code: &str, value: &str) -> Value {
    json!({"code": code, "valueString": value})
}

fn codes(codes: &Codes) -> Vec<Value> {
    let single = [("fma", &codes.fma), ("ta2", &codes.ta2), ("ta98", &codes.ta98), ("uberon", &codes.uberon)];
    let singles = single.into_iter().filter_map(|(key, code)| code.as_ref().map(|code| string(key, code)));
    singles.chain(codes.icd10cm.iter().map(|code| string("icd-10-cm", code))).collect()
}

fn designations(synonyms: &[String]) -> Vec<Value> {
    synonyms.iter().map(|synonym| json!({"language": "en", "value": synonym})).collect()
}

#[cfg(test)]
mod tests {
    use super::code_system;
    use crate::toy;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn every_concept_is_counted_and_named_once() {
        let system = code_system(&toy::atlas());
        let mut codes = Vec::new();
        collect(&system["concept"], &mut codes);
        assert_eq!(system["count"], codes.len());
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.contains(&"toy.upper".to_owned()));
    }

    #[test]
    fn a_muscle_carries_its_codes() {
        let system = code_system(&toy::atlas());
        let properties = system["concept"][0]["concept"][0]["property"].as_array().unwrap();
        assert!(properties.iter().any(|p| p["code"] == "icd-10-cm" && p["valueString"] == "M79.18"));
    }

    fn collect(concepts: &Value, codes: &mut Vec<String>) {
        for concept in concepts.as_array().into_iter().flatten() {
            codes.push(concept["code"].as_str().unwrap().to_owned());
            collect(&concept["concept"], codes);
        }
    }
}
