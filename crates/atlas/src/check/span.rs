//! A trigger point lies in its muscle, a muscle lies somewhere and moves something.

use super::Finding;
use crate::walk::muscle_file;
use crate::{Atlas, CauseKind, Side};

/// Fingers on the skin are no more exact than this, and neither is the grid of cells.
const SLACK_MM: f64 = 10.0;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    let mut find = |id: &str, block: String, problem: String, remedy: &str| {
        findings.push(Finding { file: muscle_file(id), block, problem, remedy: remedy.to_owned(), law: "span" });
    };
    for muscle in atlas.muscles() {
        if muscle.anatomy.span.is_empty() {
            let remedy = "add [[anatomy.span]] from origin to insertion";
            find(&muscle.id, "[anatomy]".to_owned(), "does not say where the muscle lies".to_owned(), remedy);
        }
        if muscle.anatomy.movements.is_empty() {
            let remedy = "name them from vocabulary/movements.tsv";
            find(&muscle.id, "[anatomy]".to_owned(), "names no `movements`".to_owned(), remedy);
        }
    }
    for cause in atlas.causes().iter().filter(|cause| cause.side == Some(Side::Right)) {
        let (CauseKind::Point { muscle, point }, Some(site)) = (cause.kind, cause.site) else { continue };
        let outside_mm = atlas
            .span_lines(muscle)
            .map(|(line, radius_mm)| {
                let nearest = line.iter().map(|&on| distance_mm(on, site)).fold(f64::INFINITY, f64::min);
                nearest - radius_mm
            })
            .fold(f64::INFINITY, f64::min);
        if outside_mm.is_finite() && outside_mm > SLACK_MM {
            let muscle = &atlas.muscles()[muscle];
            find(
                &muscle.id,
                format!("point `{}`", muscle.points[point].id),
                format!("lies {outside_mm:.0} mm outside the span of the muscle"),
                "move the point, or widen [[anatomy.span]]",
            );
        }
    }
}

fn distance_mm(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_point_in_another_muscle() {
        check(
            "muscles/toy.toml",
            "path = [\"nipple\", \"knee\"]",
            "path = [\"nipple\", \"nipple down 10\"]",
            "muscles/toy.toml: point `lower`: lies 550 mm outside the span of the muscle; \
             move the point, or widen [[anatomy.span]]\n",
        );
    }

    #[test]
    fn a_muscle_that_lies_nowhere() {
        check(
            "muscles/toy.toml",
            "\n[[anatomy.span]]\npath = [\"nipple\", \"knee\"]\nradius_cm = 10.0\n",
            "",
            "muscles/toy.toml: [anatomy]: does not say where the muscle lies; add [[anatomy.span]] from origin to insertion\n",
        );
    }

    #[test]
    fn a_muscle_that_moves_nothing() {
        check(
            "muscles/toy.toml",
            "movements = [\"hip.flexion\"]\n",
            "",
            "muscles/toy.toml: [anatomy]: names no `movements`; name them from vocabulary/movements.tsv\n",
        );
    }
}
