//! The priors of all causes add up to as many causes as a person with pain can have.

use super::Finding;
use crate::Atlas;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    let limits = &atlas.defaults().prior;
    let muscles: f64 = atlas.muscles().iter().map(|muscle| 2.0 * muscle.prior.value).sum();
    let mimics: f64 = atlas.mimics().iter().map(|mimic| if mimic.sided { 2.0 } else { 1.0 } * mimic.prior.value).sum();
    let sum = muscles + mimics;
    if !(limits.fewest_causes..=limits.most_causes).contains(&sum) {
        findings.push(Finding {
            file: "defaults.toml".to_owned(),
            block: "[prior]".to_owned(),
            problem: format!("the priors of all entries, both sides, add up to {sum:.2} causes a person"),
            remedy: format!("scale them to between {} and {}", limits.fewest_causes, limits.most_causes),
            law: "prior_sum",
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn everybody_has_everything() {
        check(
            "defaults.toml",
            "most_causes = 2.0",
            "most_causes = 0.2",
            "defaults.toml: [prior]: the priors of all entries, both sides, add up to 0.40 causes a person; \
             scale them to between 0.1 and 0.2\n",
        );
    }
}
