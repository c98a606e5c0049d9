//! A needle over the lungs warns of the pleura.

use super::Finding;
use crate::walk::muscle_file;
use crate::{Atlas, CauseKind, Side};

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for cause in atlas.causes().iter().filter(|cause| cause.side == Some(Side::Right)) {
        let (CauseKind::Point { muscle, point }, Some(site)) = (cause.kind, cause.site) else { continue };
        let muscle = &atlas.muscles()[muscle];
        let needling = &muscle.needling;
        let warned = needling.hazards.iter().any(|hazard| hazard.to_lowercase().contains("pleura"));
        if !needling.allowed || warned || needling.hazards_none.is_some() {
            continue;
        }
        let region = atlas.body().region_of(atlas.body().nearest_cell(site));
        if atlas.defaults().pleura.regions.contains(&region.base) {
            findings.push(Finding {
                file: muscle_file(&muscle.id),
                block: "[needling]".to_owned(),
                problem: format!(
                    "point `{}` lies over `{}`, and `hazards` says nothing of the pleura",
                    muscle.points[point].id, region.base
                ),
                remedy: "add the hazard `pleura`, or say in `hazards_none` why it is none".to_owned(),
                law: "pleura",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_point_over_the_lungs_without_a_warning() {
        check(
            "muscles/toy.toml",
            "hazards = [\"pleura\"]",
            "hazards = []",
            "muscles/toy.toml: [needling]: point `upper` lies over `chest`, and `hazards` says nothing of the pleura; \
             add the hazard `pleura`, or say in `hazards_none` why it is none\n",
        );
    }

    #[test]
    fn a_reason_lifts_the_warning() {
        check("muscles/toy.toml", "hazards = [\"pleura\"]", "hazards_none = \"Bone lies between.\"", "");
    }
}
