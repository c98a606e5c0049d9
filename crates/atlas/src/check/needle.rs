//! A needle that is longer than the depth limit goes too deep one day.

use super::Finding;
use crate::Atlas;
use crate::walk::muscle_file;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for muscle in atlas.muscles() {
        let needling = &muscle.needling;
        if let (Some(limit), Some([_, longest])) = (needling.max_depth_mm, needling.length_mm)
            && longest > limit
        {
            findings.push(Finding {
                file: muscle_file(&muscle.id),
                block: "[needling]".to_owned(),
                problem: format!("`length_mm` allows {longest} mm, `max_depth_mm` is {limit}"),
                remedy: "offer no needle longer than the limit".to_owned(),
                law: "needle",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_needle_longer_than_the_limit() {
        check(
            "muscles/toy.toml",
            "length_mm = [25, 30]",
            "length_mm = [25, 50]\nmax_depth_mm = 40",
            "muscles/toy.toml: [needling]: `length_mm` allows 50 mm, `max_depth_mm` is 40; \
             offer no needle longer than the limit\n",
        );
    }
}
