//! A root or nerve has a territory: without it nobody can test whether it fails.

use super::Finding;
use crate::Atlas;
use crate::walk::mimic_file;

const KINDS: [&str; 2] = ["nerve root", "peripheral nerve"];

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for mimic in atlas.mimics() {
        if mimic.nerve.is_none() && KINDS.contains(&mimic.kind.as_str()) {
            findings.push(Finding {
                file: mimic_file(&mimic.id),
                block: "[nerve]".to_owned(),
                problem: format!("is missing from a {}", mimic.kind),
                remedy: "say which skin goes numb, which movement weak, which reflex is lost".to_owned(),
                law: "nerve",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_root_without_a_dermatome() {
        check(
            "mimics/root.toml",
            "[nerve]\nskin = \"The back.\"\nweakness = \"Bending.\"\nweakens = [\"toy\"]\ngrade = \"opinion\"\n\n",
            "",
            "mimics/root.toml: [nerve]: is missing from a nerve root; \
             say which skin goes numb, which movement weak, which reflex is lost\n",
        );
    }
}
