//! Few inputs that reach all that many reach, by the notes that libFuzzer takes when it merges.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Inputs, each of which reaches most of what those before it leave; at most `most`, only those that `fits` lets pass.
///
/// `control` is libFuzzer's merge control file: the number of inputs, the number of those in the first corpus, their paths,
/// then lines `COV i a b …`: input `i` reaches the edges `a`, `b`, ….
///
/// # Errors
/// A control file of another form.
pub fn choose(control: &str, most: usize, fits: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let wrong = || "the merge control file is not as libFuzzer writes it".to_owned();
    let mut lines = control.lines();
    let n_inputs: usize = lines.next().and_then(|line| line.parse().ok()).ok_or_else(wrong)?;
    lines.next().ok_or_else(wrong)?;
    let paths: Vec<PathBuf> = lines.by_ref().take(n_inputs).map(PathBuf::from).collect();
    let mut reached: Vec<(&PathBuf, BTreeSet<u64>)> = Vec::new();
    for line in lines {
        let Some(numbers) = line.strip_prefix("COV ") else { continue };
        let mut numbers = numbers.split_whitespace().map(|number| number.parse::<u64>().map_err(|_| wrong()));
        let input = numbers.next().ok_or_else(wrong)?? as usize;
        let path = paths.get(input).ok_or_else(wrong)?;
        if fits(path) {
            reached.push((path, numbers.collect::<Result<_, _>>()?));
        }
    }
    let mut chosen = Vec::new();
    let mut covered: BTreeSet<u64> = BTreeSet::new();
    while chosen.len() < most {
        let gain = |edges: &BTreeSet<u64>| edges.difference(&covered).count();
        // Of equals the first, which is the smallest.
        let best = reached.iter().rev().max_by_key(|(_, edges)| gain(edges));
        let Some((path, edges)) = best.filter(|(_, edges)| gain(edges) > 0) else { break };
        chosen.push((*path).clone());
        covered.extend(edges);
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::choose;

    const CONTROL: &str = "3\n0\na\nb\nc\nSTARTED 0 5\nFT 0 9\nCOV 0 1 2\nCOV 1 2 3\nCOV 2 1 2 3\nDONE\n";

    #[track_caller]
    fn check(control: &str, most: usize, unfit: &str, expected: &[&str]) {
        let chosen = choose(control, most, |path| path.as_os_str() != unfit).unwrap();
        assert_eq!(chosen.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_fewest_that_reach_everything() {
        check(CONTROL, 10, "", &["c"]);
        check(CONTROL, 10, "c", &["a", "b"]);
        check(CONTROL, 1, "c", &["a"]);
        check("0\n0\n", 10, "", &[]);
    }

    #[test]
    fn other_files_are_refused() {
        assert!(choose("three\n", 1, |_| true).is_err());
        assert!(choose("1\n0\na\nCOV 7 1\n", 1, |_| true).is_err());
    }
}
