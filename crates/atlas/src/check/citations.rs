//! Citations and `sources.toml` agree: every key cited is there, every source there is cited.

use super::Finding;
use crate::walk::blocks;
use crate::{Atlas, nearest};
use std::collections::BTreeSet;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    let known: BTreeSet<&str> = atlas.sources().iter().map(|source| source.key.as_str()).collect();
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    for block in blocks(&atlas.compiled) {
        for key in block.sources {
            cited.insert(key);
            if !known.contains(key.as_str()) {
                let remedy = match nearest(key, known.iter().copied()) {
                    Some(name) => format!("nearest is `{name}`; else add it to sources.toml"),
                    None => "add it to sources.toml".to_owned(),
                };
                findings.push(Finding {
                    file: block.file.clone(),
                    block: block.block.clone(),
                    problem: format!("unknown source `{key}`"),
                    remedy,
                    law: "citations",
                });
            }
        }
    }
    for key in known.difference(&cited) {
        findings.push(Finding {
            file: "sources.toml".to_owned(),
            block: format!("source `{key}`"),
            problem: "nothing cites it".to_owned(),
            remedy: "cite it or take it out".to_owned(),
            law: "citations",
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_book_that_nobody_cites() {
        check(
            "sources.toml",
            "[[source]]\nkey = \"book\"",
            "[[source]]\nkey = \"idle\"\ncitation = \"Idle.\"\nidentifier = \"\"\nkind = \"book\"\nread = true\n\n\
             [[source]]\nkey = \"book\"",
            "sources.toml: source `idle`: nothing cites it; cite it or take it out\n",
        );
    }

    #[test]
    fn a_book_that_nobody_knows() {
        check(
            "muscles/toy.toml",
            "actions = [\"bends\"]\nsources = [\"book\"]",
            "actions = [\"bends\"]\nsources = [\"boook\"]",
            "muscles/toy.toml: [anatomy]: unknown source `boook`; nearest is `book`; else add it to sources.toml\n",
        );
    }
}
