//! Ids that name something elsewhere, and ids that must be unique.

use crate::format::Compiled;
use crate::walk::{mimic_file, mimic_zone, muscle_file, point_zone};
use crate::{AtlasError, Mimic, Muscle, PainText, Prior, SignUse, Zone, nearest};
use std::collections::BTreeSet;

pub(super) fn check(atlas: &Compiled, errors: &mut Vec<AtlasError>) {
    let known = Known::new(atlas);
    unique(atlas, errors);
    for muscle in &atlas.muscles {
        muscle_references(muscle, atlas, &known, errors);
    }
    for mimic in &atlas.mimics {
        mimic_references(mimic, atlas, &known, errors);
    }
    for region in &atlas.defaults.pleura.regions {
        known.check(&known.regions, "region", region, "defaults.toml", "[pleura]", errors);
    }
    let measures: BTreeSet<&str> = atlas.measures.iter().map(|measure| measure.id.as_str()).collect();
    for measure in &atlas.defaults.course.each_visit {
        known.check(&measures, "measure", measure, "defaults.toml", "[course]", errors);
    }
    let asked = &atlas.self_report;
    for question in &asked.questions {
        known.check(&measures, "measure", &question.measure, "self_report.toml", "[[question]]", errors);
    }
    for flag in &asked.warning.red_flags {
        known.check(&known.red_flags, "red flag", flag, "self_report.toml", "[warning]", errors);
    }
    if let Some(twice) = repeated(asked.after_effects.iter().map(|effect| effect.id.as_str())) {
        errors.push(duplicate("self_report.toml", "[[after_effect]]", twice));
    }
    for muscle in &atlas.billing.muscles {
        let block = format!("muscle `{}`", muscle.name);
        for division in &muscle.divisions {
            known.check(&known.muscles, "muscle", division, "billing.toml", &block, errors);
        }
    }
    if let Some(twice) = repeated(atlas.billing.muscles.iter().flat_map(|muscle| &muscle.divisions).map(String::as_str))
    {
        errors.push(duplicate("billing.toml", "[[muscle]]", twice));
    }
    for population in &atlas.populations {
        let block = format!("population `{}`", population.id);
        for region in &population.regions {
            known.check(&known.regions, "region", region, "populations.toml", &block, errors);
        }
    }
    for contraindication in &atlas.contraindications {
        let block = format!("contraindication `{}`", contraindication.id);
        for region in &contraindication.regions {
            known.check(&known.regions, "region", region, "contraindications.toml", &block, errors);
        }
    }
    for measure in &atlas.measures {
        let block = format!("measure `{}`", measure.id);
        for region in &measure.regions {
            known.check(&known.regions, "region", region, "measures.toml", &block, errors);
        }
    }
    for flag in &atlas.red_flags {
        let block = format!("red_flag `{}`", flag.id);
        for region in &flag.regions {
            known.check(&known.regions, "region", region, "red_flags.toml", &block, errors);
        }
        for mimic in &flag.mimics {
            known.check(&known.mimics, "mimic", mimic, "red_flags.toml", &block, errors);
        }
    }
}

/// The ids of each kind.
struct Known<'a> {
    regions: BTreeSet<&'a str>,
    sided_regions: BTreeSet<&'a str>,
    signs: BTreeSet<&'a str>,
    loads: BTreeSet<&'a str>,
    red_flags: BTreeSet<&'a str>,
    muscles: BTreeSet<&'a str>,
    mimics: BTreeSet<&'a str>,
    groups: BTreeSet<&'a str>,
    kinds: BTreeSet<&'a str>,
    movements: BTreeSet<&'a str>,
    populations: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(atlas: &'a Compiled) -> Self {
        let vocabulary = &atlas.vocabulary;
        Self {
            regions: atlas.regions.iter().map(|region| region.id.as_str()).collect(),
            sided_regions: atlas
                .regions
                .iter()
                .filter(|region| region.sided)
                .map(|region| region.id.as_str())
                .collect(),
            signs: atlas.signs.iter().map(|sign| sign.id.as_str()).collect(),
            loads: atlas.loads.iter().map(|load| load.id.as_str()).collect(),
            red_flags: atlas.red_flags.iter().map(|flag| flag.id.as_str()).collect(),
            muscles: vocabulary.muscles.iter().map(|row| row.id.as_str()).collect(),
            mimics: vocabulary.mimics.iter().map(|row| row.id.as_str()).collect(),
            groups: vocabulary.muscles.iter().map(|row| row.group.as_str()).collect(),
            kinds: vocabulary.mimics.iter().map(|row| row.kind.as_str()).collect(),
            movements: vocabulary.movements.iter().map(|row| row.id.as_str()).collect(),
            populations: atlas.populations.iter().map(|population| population.id.as_str()).collect(),
        }
    }

    fn check(
        &self,
        set: &BTreeSet<&str>,
        what: &'static str,
        id: &str,
        file: &str,
        block: &str,
        errors: &mut Vec<AtlasError>,
    ) {
        if !set.contains(id) {
            errors.push(AtlasError::UnknownId {
                file: file.to_owned(),
                block: block.to_owned(),
                what,
                id: id.to_owned(),
                nearest: nearest(id, set.iter().copied()).map(str::to_owned),
            });
        }
    }

    /// An unsided region, or `opposite.` and one that is sided.
    fn region(&self, id: &str, file: &str, block: &str, errors: &mut Vec<AtlasError>) {
        match id.strip_prefix("opposite.") {
            Some(base) => self.check(&self.sided_regions, "region of two sides", base, file, block, errors),
            None => self.check(&self.regions, "region", id, file, block, errors),
        }
    }

    fn pain(&self, pain: &PainText, file: &str, errors: &mut Vec<AtlasError>) {
        for region in pain.essential.iter().chain(&pain.spillover) {
            self.region(region, file, "[pain]", errors);
        }
        if let Some(twice) = repeated(pain.essential.iter().chain(&pain.spillover).map(String::as_str)) {
            errors.push(duplicate(file, "[pain]", twice));
        }
    }

    fn zones(&self, zones: &[Zone], file: &str, name: impl Fn(usize) -> String, errors: &mut Vec<AtlasError>) {
        for (index, zone) in zones.iter().enumerate() {
            for region in &zone.reaches {
                self.region(region, file, &name(index), errors);
            }
            if zone.path.is_empty() {
                errors.push(inconsistent(file, &name(index), "has no path", "name at least one landmark"));
            }
        }
    }

    fn prior(&self, prior: &Prior, file: &str, errors: &mut Vec<AtlasError>) {
        for prevalence in &prior.among {
            self.check(&self.populations, "population", &prevalence.population, file, "[[prior.among]]", errors);
        }
        if let Some(twice) = repeated(prior.among.iter().map(|prevalence| prevalence.population.as_str())) {
            errors.push(duplicate(file, "[[prior.among]]", twice));
        }
    }

    fn signs(&self, signs: &[SignUse], file: &str, errors: &mut Vec<AtlasError>) {
        for sign in signs {
            self.check(&self.signs, "sign", &sign.id, file, &format!("sign `{}`", sign.id), errors);
        }
        if let Some(twice) = repeated(signs.iter().map(|sign| sign.id.as_str())) {
            errors.push(duplicate(file, "[[sign]]", twice));
        }
    }
}

fn muscle_references(muscle: &Muscle, atlas: &Compiled, known: &Known, errors: &mut Vec<AtlasError>) {
    let file = &muscle_file(&muscle.id);
    known.check(&known.muscles, "muscle", &muscle.id, file, "id", errors);
    known.check(&known.groups, "group", &muscle.group, file, "group", errors);
    if let Some(row) = atlas.vocabulary.muscles.iter().find(|row| row.id == muscle.id) {
        same("name", &muscle.name, &row.name, file, "vocabulary/muscles.tsv", errors);
        same("group", &muscle.group, &row.group, file, "vocabulary/muscles.tsv", errors);
    }
    known.pain(&muscle.pain, file, errors);
    known.prior(&muscle.prior, file, errors);
    for movement in &muscle.anatomy.movements {
        known.check(&known.movements, "movement", movement, file, "[anatomy]", errors);
    }
    if let Some(twice) = repeated(muscle.anatomy.movements.iter().map(String::as_str)) {
        errors.push(duplicate(file, "[anatomy]", twice));
    }
    if muscle.points.is_empty() {
        errors.push(inconsistent(file, "[[point]]", "there is no trigger point", "add at least one"));
    }
    if let Some(twice) = repeated(muscle.points.iter().map(|point| point.id.as_str())) {
        errors.push(duplicate(file, "[[point]]", twice));
    }
    for point in &muscle.points {
        known.zones(&point.zones, file, |index| point_zone(&point.id, index), errors);
    }
    for load in &muscle.loads {
        known.check(&known.loads, "load", &load.id, file, &format!("load `{}`", load.id), errors);
    }
    if let Some(twice) = repeated(muscle.loads.iter().map(|load| load.id.as_str())) {
        errors.push(duplicate(file, "[[load]]", twice));
    }
    known.signs(&muscle.signs, file, errors);
    let unit = &muscle.unit;
    for id in unit.agonists.iter().chain(&unit.antagonists).chain(&unit.satellites) {
        known.check(&known.muscles, "muscle", id, file, "[unit]", errors);
    }
    needling(muscle, file, errors);
}

fn needling(muscle: &Muscle, file: &str, errors: &mut Vec<AtlasError>) {
    let needling = &muscle.needling;
    if !needling.allowed {
        if needling.why.is_none() {
            errors.push(inconsistent(file, "[needling]", "is not allowed and does not say why", "add `why`"));
        }
        return;
    }
    for (key, text) in [
        ("position", &needling.position),
        ("direction", &needling.direction),
        ("depth", &needling.depth),
        ("beneath", &needling.beneath),
        ("who_should_not", &needling.who_should_not),
    ] {
        if text.is_none() {
            let problem = format!("has no `{key}`");
            errors.push(inconsistent(file, "[needling]", &problem, "add it, or `allowed = false` and `why`"));
        }
    }
    // Where the choice has to be measured on the patient, `needle` says how.
    if needling.needle.is_none() && (needling.diameter_mm.is_none() || needling.length_mm.is_none()) {
        let remedy = "add `diameter_mm` and `length_mm`, or `needle` if it has to be measured";
        errors.push(inconsistent(file, "[needling]", "says nothing of the needle", remedy));
    }
}

fn mimic_references(mimic: &Mimic, atlas: &Compiled, known: &Known, errors: &mut Vec<AtlasError>) {
    let file = &mimic_file(&mimic.id);
    known.check(&known.mimics, "mimic", &mimic.id, file, "id", errors);
    known.check(&known.kinds, "kind", &mimic.kind, file, "kind", errors);
    if let Some(row) = atlas.vocabulary.mimics.iter().find(|row| row.id == mimic.id) {
        same("name", &mimic.name, &row.name, file, "vocabulary/mimics.tsv", errors);
        same("kind", &mimic.kind, &row.kind, file, "vocabulary/mimics.tsv", errors);
        same("sided", &mimic.sided.to_string(), &row.sided.to_string(), file, "vocabulary/mimics.tsv", errors);
    }
    if mimic.sided && mimic.one_sided {
        errors.push(inconsistent(file, "one_sided", "is true for a sided cause", "take it out"));
    }
    known.pain(&mimic.pain, file, errors);
    known.prior(&mimic.prior, file, errors);
    for muscle in mimic.nerve.iter().flat_map(|nerve| &nerve.weakens) {
        known.check(&known.muscles, "muscle", muscle, file, "[nerve]", errors);
    }
    known.zones(&mimic.zones, file, mimic_zone, errors);
    if mimic.zones.is_empty() {
        errors.push(inconsistent(file, "[[zone]]", "there is no zone", "add at least one"));
    }
    for muscle in &mimic.sensitises {
        let block = format!("sensitises `{}`", muscle.muscle);
        known.check(&known.muscles, "muscle", &muscle.muscle, file, &block, errors);
    }
    if let Some(twice) = repeated(mimic.sensitises.iter().map(|muscle| muscle.muscle.as_str())) {
        errors.push(duplicate(file, "[[sensitises]]", twice));
    }
    known.signs(&mimic.signs, file, errors);
    for flag in &mimic.red_flags {
        known.check(&known.red_flags, "red flag", flag, file, "red_flags", errors);
    }
}

fn unique(atlas: &Compiled, errors: &mut Vec<AtlasError>) {
    let vocabulary = &atlas.vocabulary;
    let lists: [(&str, &str, Vec<&str>); 13] = [
        ("techniques.toml", "[[technique]]", atlas.techniques.iter().map(|x| x.id.as_str()).collect()),
        (
            "contraindications.toml",
            "[[contraindication]]",
            atlas.contraindications.iter().map(|x| x.id.as_str()).collect(),
        ),
        ("measures.toml", "[[measure]]", atlas.measures.iter().map(|x| x.id.as_str()).collect()),
        ("populations.toml", "[[population]]", atlas.populations.iter().map(|x| x.id.as_str()).collect()),
        ("vocabulary/movements.tsv", "rows", vocabulary.movements.iter().map(|x| x.id.as_str()).collect()),
        ("signs.toml", "[[sign]]", atlas.signs.iter().map(|x| x.id.as_str()).collect()),
        ("red_flags.toml", "[[red_flag]]", atlas.red_flags.iter().map(|x| x.id.as_str()).collect()),
        ("loads.toml", "[[load]]", atlas.loads.iter().map(|x| x.id.as_str()).collect()),
        ("sources.toml", "[[source]]", atlas.sources.iter().map(|x| x.key.as_str()).collect()),
        ("body/regions.tsv", "rows", atlas.regions.iter().map(|x| x.id.as_str()).collect()),
        ("body/landmarks.tsv", "rows", atlas.landmarks.iter().map(|x| x.id.as_str()).collect()),
        ("vocabulary/muscles.tsv", "rows", vocabulary.muscles.iter().map(|x| x.id.as_str()).collect()),
        ("vocabulary/mimics.tsv", "rows", vocabulary.mimics.iter().map(|x| x.id.as_str()).collect()),
    ];
    for (file, block, ids) in lists {
        if let Some(twice) = repeated(ids) {
            errors.push(duplicate(file, block, twice));
        }
    }
    // A cause is named by its id alone, so a mimic may not be called like a muscle.
    let muscles: BTreeSet<&str> = vocabulary.muscles.iter().map(|row| row.id.as_str()).collect();
    for row in vocabulary.mimics.iter().filter(|row| muscles.contains(row.id.as_str())) {
        errors.push(duplicate("vocabulary/mimics.tsv", "rows", &row.id));
    }
}

fn repeated<'a>(ids: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = BTreeSet::new();
    ids.into_iter().find(|&id| !seen.insert(id))
}

fn same(key: &str, stated: &str, expected: &str, file: &str, table: &str, errors: &mut Vec<AtlasError>) {
    if stated != expected {
        let problem = format!("is `{stated}`, but `{table}` says `{expected}`");
        errors.push(inconsistent(file, key, &problem, "make them agree"));
    }
}

fn duplicate(file: &str, block: &str, id: &str) -> AtlasError {
    AtlasError::Duplicate { file: file.to_owned(), block: block.to_owned(), id: id.to_owned() }
}

fn inconsistent(file: &str, block: &str, problem: &str, remedy: &str) -> AtlasError {
    AtlasError::Inconsistent {
        file: file.to_owned(),
        block: block.to_owned(),
        problem: problem.to_owned(),
        remedy: remedy.to_owned(),
    }
}
