//! Every source is cited somewhere.

use super::Finding;
use crate::Atlas;
use crate::walk::blocks;
use std::collections::BTreeSet;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    let blocks = blocks(&atlas.compiled);
    let cited: BTreeSet<&str> = blocks.iter().flat_map(|block| block.sources).map(String::as_str).collect();
    for source in atlas.sources().iter().filter(|source| !cited.contains(source.key.as_str())) {
        findings.push(Finding {
            file: "sources.toml".to_owned(),
            block: format!("source `{}`", source.key),
            problem: "nothing cites it".to_owned(),
            remedy: "cite it or take it out".to_owned(),
            law: "unused_source",
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
}
