//! The atlas as a table for others: which named regions each muscle and mimic hurts in.

use crate::coverage::{Entry, entries};
use crate::{Atlas, ZoneClass};
use serde_json::{Value, json};

/// A region that the text does not name is left out below this part of its area: the zone only brushes it.
const LEAST_UNNAMED: f64 = 0.10;

/// `{"version", "hash", "muscles": [{"id", "name", "regions": [{"region", "class", "share"}]}], "mimics": […]}`.
///
/// Regions are those of the cause's own side, without a side; `opposite.` stands before the few across the midline.
/// `share` is the part of the region's area where zones of the class keep at least half of their probability, rounded to 1 %.
/// A region that the text calls essential is not listed as spillover too.
pub fn json(atlas: &Atlas) -> Value {
    let mut rows = entries(atlas).into_iter().map(|entry| row(atlas, &entry));
    let muscles: Vec<Value> = rows.by_ref().take(atlas.muscles().len()).collect();
    let mimics: Vec<Value> = rows.collect();
    json!({"version": atlas.version(), "hash": atlas.hash(), "muscles": muscles, "mimics": mimics})
}

fn row(atlas: &Atlas, entry: &Entry) -> Value {
    let mut regions = Vec::new();
    for class in [ZoneClass::Essential, ZoneClass::Spillover] {
        let named = match class {
            ZoneClass::Essential => &entry.pain.essential,
            ZoneClass::Spillover => &entry.pain.spillover,
        };
        let shares = entry.shares(atlas.body(), Some(class)).into_iter();
        let mut of_class: Vec<(String, f64)> = shares
            .map(|(region, share)| (region, (100.0 * share.of_region).round() / 100.0))
            .filter(|(region, share)| {
                let essential = class == ZoneClass::Spillover && entry.pain.essential.contains(region);
                !essential && (*share >= LEAST_UNNAMED || (*share > 0.0 && named.contains(region)))
            })
            .collect();
        of_class.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (region, share) in of_class {
            regions.push(json!({"region": region, "class": class.as_str(), "share": share}));
        }
    }
    json!({"id": entry.id, "name": entry.name, "regions": regions})
}

#[cfg(test)]
mod tests {
    use crate::toy;

    /// Counted on the box: the essential zone covers 25 of the 48 squares of the right chest and 7 of the 32 of the sternum, the
    /// spillover zone 8 of the 64 of the right thigh.
    #[test]
    fn shares_are_parts_of_the_region() {
        let export = super::json(&toy::atlas());
        assert_eq!(export["version"], "9.9.9");
        assert_eq!(
            export["muscles"][0]["regions"],
            serde_json::json!([
                {"region": "chest", "class": "essential", "share": 0.52},
                {"region": "sternum", "class": "essential", "share": 0.22},
                {"region": "thigh", "class": "spillover", "share": 0.13},
            ])
        );
    }
}
