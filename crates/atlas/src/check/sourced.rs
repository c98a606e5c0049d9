//! Whatever is more than an opinion names its source.

use super::Finding;
use crate::walk::blocks;
use crate::{Atlas, Grade};

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for block in blocks(&atlas.compiled) {
        if block.grade != Grade::Opinion && block.sources.is_empty() {
            findings.push(Finding {
                file: block.file,
                block: block.block,
                problem: format!("is graded `{}` and names no source", block.grade.as_str()),
                remedy: "name the source, or grade it `opinion`".to_owned(),
                law: "sourced",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_textbook_fact_without_a_book() {
        check(
            "muscles/toy.toml",
            "actions = [\"bends\"]\nsources = [\"book\"]",
            "actions = [\"bends\"]\nsources = []",
            "muscles/toy.toml: [anatomy]: is graded `textbook` and names no source; name the source, or grade it `opinion`\n",
        );
    }
}
