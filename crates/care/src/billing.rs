//! The code by which a visit's needling is billed.

use atlas::{Atlas, TechniqueKind};

use crate::{Billing, Visit};

/// The code for the different muscles that were needled; `None` when no code of the atlas fits.
///
/// A muscle counts once for both sides and for all of its divisions (`atlas/billing.toml`).
pub fn billing(visit: &Visit, atlas: &Atlas) -> Option<Billing> {
    let codes = &atlas.billing().codes;
    codes.iter().find_map(|code| {
        let muscles = muscles(visit, &code.kinds, atlas);
        let is_fit = muscles.len() >= code.least && code.most.is_none_or(|most| muscles.len() <= most);
        is_fit.then(|| Billing {
            code: code.code.clone(),
            system: code.system.clone(),
            name: code.name.clone(),
            muscles: muscles.into_iter().map(str::to_owned).collect(),
        })
    })
}

/// Names of the different muscles needled by techniques of some kinds.
fn muscles<'a>(visit: &'a Visit, kinds: &[TechniqueKind], atlas: &'a Atlas) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for needle in visit.needles.iter().filter(|needle| kinds.contains(&needle.technique.kind())) {
        let whole = atlas.billing().muscles.iter().find(|muscle| muscle.divisions.contains(&needle.muscle));
        let own = || atlas.muscle(&needle.muscle).map_or(needle.muscle.as_str(), |muscle| &muscle.name);
        let name = whole.map_or_else(own, |whole| whole.name.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::billing;
    use crate::scene::{Scene, needle};
    use crate::{BodySide, NeedleTechnique};

    fn code(muscles: &[(&str, BodySide)]) -> Option<String> {
        let mut visit = Scene::new().visit;
        visit.needles = (1..).zip(muscles).map(|(number, (muscle, side))| needle(number, muscle, *side)).collect();
        billing(&visit, embedded::atlas()).map(|billing| format!("{} {}", billing.code, billing.muscles.join(", ")))
    }

    #[test]
    fn a_muscle_counts_once_for_both_sides_and_all_divisions() {
        use BodySide::{Left, Right};
        let divisions = [("trapezius_upper", Left), ("trapezius_upper", Right), ("trapezius_lower", Left)];
        assert_eq!(code(&divisions).as_deref(), Some("20560 Trapezius"));
        let more = [("trapezius_upper", Left), ("infraspinatus", Right), ("infraspinatus", Left), ("soleus", Left)];
        assert_eq!(code(&more).as_deref(), Some("20561 Trapezius, Infraspinatus, Soleus"));
        assert_eq!(code(&[]), None);
    }

    /// Every choice of up to six needles out of six, two of which are divisions of one muscle.
    #[test]
    fn the_code_follows_the_number_of_different_muscles() {
        let muscles = ["infraspinatus", "soleus", "piriformis", "supinator", "deltoid_anterior", "deltoid_posterior"];
        for chosen in 0_u32..1 << muscles.len() {
            let picked: Vec<(&str, BodySide)> = (0..muscles.len())
                .filter(|index| chosen & (1 << index) != 0)
                .map(|index| (muscles[index], if index % 2 == 0 { BodySide::Left } else { BodySide::Right }))
                .collect();
            let n_single = (chosen & 0b1111).count_ones();
            let n_muscles = n_single + u32::from(chosen & 0b11_0000 != 0);
            let expected = match n_muscles {
                0 => None,
                1 | 2 => Some("20560"),
                _ => Some("20561"),
            };
            assert_eq!(code(&picked).as_deref().map(|code| &code[..5]), expected, "{picked:?}");
        }
    }

    #[test]
    fn an_injection_is_not_billed_as_needling() {
        let mut visit = Scene::new().visit;
        visit.needles[0].technique = NeedleTechnique::Injection;
        assert_eq!(billing(&visit, embedded::atlas()), None);
    }
}
