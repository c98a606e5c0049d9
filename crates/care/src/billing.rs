//! The code by which a visit's needling is billed.

use atlas::{Atlas, TechniqueKind};

use crate::{Billing, Visit};

/// The code for the different muscles that were needled; `None` when no code of the atlas fits.
///
/// A muscle counts once for both sides and for all of its divisions (`atlas/billing.toml`).
pub fn billing(visit: &Visit, atlas: &Atlas) -> Option<Billing> {
    let codes = &atlas.billing().codes;
    codes.iter().find_map(|code| {
        let muscles = muscles(visit, &code.kinds, atlas);
        let is_fit = muscles.len() >= code.least && code.most.is_none_or(|most| muscles.len() <= most);
        is_fit.then(|| Billing {
            code: code.code.clone(),
            system: code.system.clone(),
            name: code.name.clone(),
            muscles: muscles.into_iter().map(str::to_owned).collect(),
        })
    })
}

/// Names of the different muscles needled by techniques of some kinds.
fn muscles<'a>(visit: &'a Visit, kinds: &[TechniqueKind], atlas: &'a Atlas) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for needle in visit.needles.iter().filter(|needle| kinds.contains(&needle.technique.kind())) {
        let whole = atlas.billing().muscles.iter().find(|muscle| muscle.divisions.contains(&needle.muscle));
        let own = || atlas.muscle(&needle.muscle).map_or(needle.muscle.as_str(), |muscle| &muscle.name);
        let name = whole.map_or_else(own, |whole| whole.name.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
