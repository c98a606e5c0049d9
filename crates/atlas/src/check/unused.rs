//! What is defined is used: a sign, load or population that no entry names cannot come up in the clinic.

use super::Finding;
use crate::Atlas;
use std::collections::BTreeSet;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    let of_muscles = atlas.muscles().iter().flat_map(|muscle| &muscle.signs);
    let signs: BTreeSet<&str> =
        of_muscles.chain(atlas.mimics().iter().flat_map(|mimic| &mimic.signs)).map(|used| used.id.as_str()).collect();
    let loads: BTreeSet<&str> =
        atlas.muscles().iter().flat_map(|muscle| &muscle.loads).map(|used| used.id.as_str()).collect();
    let muscles = atlas.muscles().iter().map(|muscle| &muscle.prior);
    let populations: BTreeSet<&str> = muscles
        .chain(atlas.mimics().iter().map(|mimic| &mimic.prior))
        .flat_map(|prior| &prior.among)
        .map(|counted| counted.population.as_str())
        .collect();
    let mut find = |file: &str, what: &str, id: &str, used: &BTreeSet<&str>| {
        if !used.contains(id) {
            findings.push(Finding {
                file: file.to_owned(),
                block: format!("{what} `{id}`"),
                problem: "no entry uses it".to_owned(),
                remedy: "name it in an entry, or take it out".to_owned(),
                law: "unused",
            });
        }
    };
    for sign in atlas.signs() {
        find("signs.toml", "sign", &sign.id, &signs);
    }
    for load in atlas.loads() {
        find("loads.toml", "load", &load.id, &loads);
    }
    for population in atlas.populations() {
        find("populations.toml", "population", &population.id, &populations);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_load_that_loads_nothing() {
        check(
            "loads.toml",
            "[[load]]",
            "[[load]]\nid = \"idle\"\nname = \"Idle\"\nkind = \"other\"\n\n[[load]]",
            "loads.toml: load `idle`: no entry uses it; name it in an entry, or take it out\n",
        );
    }
}
