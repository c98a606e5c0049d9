//! The atlas as a table for others: which named regions each muscle and mimic hurts in.

pub mod fhir;

use crate::coverage::{Entry, Share, entries};
use crate::{Atlas, ZoneClass};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A region that the text does not name is left out below this part of its area: the zone only brushes it.
const LEAST_UNNAMED: f64 = 0.25;

/// `{"version", "hash", "muscles": [{"id", "name", "regions": [{"region", "class", "share"}]}], "mimics": […]}`.
///
/// Regions are those of the cause's own side, without a side; `opposite.` stands before the few across the midline.
/// Each stands once, with the class that the text gives it; what zones cover without a word in the text counts as spillover.
/// `share` is the part of the region's area where zones of that class keep at least half of their probability, to 1 %;
/// where only zones of the other class reach it, of those.
pub fn json(atlas: &Atlas) -> Value {
    let mut rows = entries(atlas).into_iter().map(|entry| row(atlas, &entry));
    let muscles: Vec<Value> = rows.by_ref().take(atlas.muscles().len()).collect();
    let mimics: Vec<Value> = rows.collect();
    json!({"version": atlas.version(), "hash": atlas.hash(), "muscles": muscles, "mimics": mimics})
}

fn row(atlas: &Atlas, entry: &Entry) -> Value {
    let essential = entry.shares(atlas.body(), Some(ZoneClass::Essential));
    let spillover = entry.shares(atlas.body(), Some(ZoneClass::Spillover));
    let of = |shares: &BTreeMap<String, Share>, region: &str| shares.get(region).map_or(0.0, |share| share.of_region);
    let ids: BTreeSet<&String> = essential.keys().chain(spillover.keys()).collect();
    let mut regions: Vec<(ZoneClass, f64, &str)> = Vec::new();
    for region in ids {
        let shares = [of(&essential, region), of(&spillover, region)];
        let is_essential = entry.pain.essential.contains(region);
        let is_named = is_essential || entry.pain.spillover.contains(region);
        let (class, own, other) = match is_essential {
            true => (ZoneClass::Essential, shares[0], shares[1]),
            false => (ZoneClass::Spillover, shares[1], shares[0]),
        };
        let share = if own > 0.0 { own } else { other };
        if is_named || share >= LEAST_UNNAMED {
            regions.push((class, (100.0 * share).round() / 100.0, region));
        }
    }
    regions.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(b.2)));
    let regions: Vec<Value> = regions
        .into_iter()
        .map(|(class, share, region)| json!({"region": region, "class": class.as_str(), "share": share}))
        .collect();
    json!({"id": entry.id, "name": entry.name, "regions": regions})
}

#[cfg(test)]
mod tests {
    use crate::toy;

    /// Counted on the box: the essential zone covers 25 of the 48 squares of the right chest, the spillover zone 8 of the 64 of the
    /// right thigh; the 7 of the 32 of the sternum that the first brushes are not named.
    #[test]
    fn shares_are_parts_of_the_region() {
        let export = super::json(&toy::atlas());
        assert_eq!(export["version"], "9.9.9");
        assert_eq!(
            export["muscles"][0]["regions"],
            serde_json::json!([
                {"region": "chest", "class": "essential", "share": 0.52},
                {"region": "thigh", "class": "spillover", "share": 0.13},
            ])
        );
    }
}
