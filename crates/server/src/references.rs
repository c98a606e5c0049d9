//! The sources that an entry cites, resolved.

use ::atlas::{Atlas, Mimic, Muscle, PainText, Prior, SignUse, Source, Zone};

pub fn of_muscle(atlas: &Atlas, muscle: &Muscle) -> Vec<Source> {
    let points = muscle
        .points
        .iter()
        .flat_map(|point| std::iter::once(&point.sources).chain(point.zones.iter().map(|zone| &zone.sources)));
    let treatment = [
        &muscle.unit.sources,
        &muscle.palpation.sources,
        &muscle.needling.sources,
        &muscle.release.sources,
        &muscle.stretch.sources,
        &muscle.exercise.sources,
        &muscle.self_care.sources,
        &muscle.evidence.sources,
    ];
    resolve(
        atlas,
        [&muscle.anatomy.sources, &muscle.pain.sources]
            .into_iter()
            .chain(points)
            .chain(of_prior(&muscle.prior))
            .chain(muscle.loads.iter().map(|load| &load.sources))
            .chain(muscle.signs.iter().map(|sign| &sign.sources))
            .chain(treatment),
    )
}

pub fn of_mimic(atlas: &Atlas, mimic: &Mimic) -> Vec<Source> {
    let Mimic { pain: PainText { sources: pain, .. }, prior, distinguish, action, evidence, .. } = mimic;
    resolve(
        atlas,
        std::iter::once(pain)
            .chain(mimic.zones.iter().map(|zone: &Zone| &zone.sources))
            .chain(mimic.nerve.iter().map(|nerve| &nerve.sources))
            .chain(of_prior(prior))
            .chain(mimic.sensitises.iter().map(|link| &link.sources))
            .chain(mimic.signs.iter().map(|sign: &SignUse| &sign.sources))
            .chain([&distinguish.sources, &action.sources, &evidence.sources]),
    )
}

fn of_prior(prior: &Prior) -> impl Iterator<Item = &Vec<String>> {
    let shifts = prior.when.iter().map(|factor| &factor.sources);
    [&prior.sources].into_iter().chain(shifts).chain(prior.among.iter().map(|counted| &counted.sources))
}

pub fn of_treatment(atlas: &Atlas) -> Vec<Source> {
    let techniques = atlas.techniques().iter().flat_map(|technique| {
        let doses = technique.doses.iter().map(|dose| &dose.sources);
        let harms = technique.harms.iter().map(|harm| &harm.sources);
        let effects = technique.effects.iter().map(|effect| &effect.sources);
        std::iter::once(&technique.sources).chain(doses).chain(harms).chain(effects)
    });
    let measures = atlas.measures().iter().flat_map(|measure| {
        std::iter::once(&measure.sources).chain(measure.changes.iter().map(|change| &change.sources))
    });
    let contraindications = atlas.contraindications().iter().map(|entry| &entry.sources);
    let after_effects = atlas.self_report().after_effects.iter().map(|effect| &effect.sources);
    resolve(atlas, techniques.chain(contraindications).chain(measures).chain(after_effects))
}

fn resolve<'a>(atlas: &Atlas, lists: impl Iterator<Item = &'a Vec<String>>) -> Vec<Source> {
    let mut cited: Vec<Source> = Vec::new();
    for key in lists.flatten() {
        if cited.iter().all(|source| source.key != *key)
            && let Some(source) = atlas.sources().iter().find(|source| source.key == *key)
        {
            cited.push(source.clone());
        }
    }
    cited
}
