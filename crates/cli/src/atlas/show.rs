use ::atlas::{Advice, Atlas, Codes, Grade, Mimic, Muscle, Needling, PainText, Prior, SignUse};

use crate::Format;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;

pub fn run(atlas: &Atlas, id: &str, format: Format) -> Ended {
    let text = match (atlas.muscle(id), atlas.mimic(id), format) {
        (Some(muscle), _, Format::Json) => super::pretty(muscle)?,
        (Some(muscle), _, Format::Table) => muscle_page(atlas, muscle),
        (None, Some(mimic), Format::Json) => super::pretty(mimic)?,
        (None, Some(mimic), Format::Table) => mimic_page(atlas, mimic),
        (None, None, _) => {
            let nearest =
                atlas.nearest_cause(id).map(|nearest| format!("; nearest is `{nearest}`")).unwrap_or_default();
            return Err(BadInput(format!("unknown muscle or mimic `{id}`{nearest}")));
        }
    };
    files::print(&text)?;
    Ok(Outcome::Fine)
}

/// Paragraphs under headings; every one says where it comes from.
struct Page(String);

impl Page {
    fn new(title: &str, below: &str) -> Self {
        Self(format!("{title}\n{below}\n"))
    }

    fn block(&mut self, heading: &str, lines: &[String], grade: Grade, sources: &[String]) {
        self.0 += &format!("\n{heading}\n");
        for line in lines {
            self.0 += &format!("  {line}\n");
        }
        let from = if sources.is_empty() { String::new() } else { format!(": {}", sources.join(", ")) };
        self.0 += &format!("  [{}{from}]\n", grade.as_str());
    }

    fn advice(&mut self, heading: &str, advice: &Advice) {
        self.block(heading, std::slice::from_ref(&advice.text), advice.grade, &advice.sources);
    }

    fn pain(&mut self, pain: &PainText) {
        let lines = [
            pain.description.clone(),
            format!("Nearly always: {}", pain.essential.join(", ")),
            format!("Sometimes: {}", pain.spillover.join(", ")),
        ];
        self.block("Pain", &lines, pain.grade, &pain.sources);
        self.0 += &format!("\nIn plain words\n  {}\n", pain.plain);
    }

    fn prior(&mut self, prior: &Prior) {
        let mut lines = vec![format!("{:.2} % of people who come with pain. {}", 100.0 * prior.value, prior.basis)];
        lines.extend(
            prior
                .when
                .iter()
                .map(|factor| format!("{}: odds × {} [{}]", factor.person, factor.odds, factor.grade.as_str())),
        );
        lines.extend(prior.among.iter().map(|counted| {
            let (share, people) = (100.0 * counted.share, counted.people);
            format!("{}: active in {share:.0} % of {people} people [{}]", counted.population, counted.grade.as_str())
        }));
        self.block("How common", &lines, prior.grade, &prior.sources);
    }

    fn codes(&mut self, codes: &Codes) {
        let single = [("FMA", &codes.fma), ("TA2", &codes.ta2), ("TA98", &codes.ta98), ("Uberon", &codes.uberon)];
        let mut all: Vec<String> = codes.icd10cm.iter().map(|code| format!("ICD-10-CM {code}")).collect();
        all.extend(single.into_iter().filter_map(|(name, code)| code.as_ref().map(|code| format!("{name} {code}"))));
        if !all.is_empty() {
            self.0 += &format!("\nCodes\n  {}\n", all.join(", "));
        }
    }

    fn signs(&mut self, atlas: &Atlas, signs: &[SignUse]) {
        for sign in signs {
            let name = atlas.sign(&sign.id).map_or(sign.id.as_str(), |known| known.name.as_str());
            let mut lines: Vec<String> =
                [&sign.how, &sign.note].into_iter().flatten().filter(|text| !text.is_empty()).cloned().collect();
            if let Some(figures) = atlas.figures(sign) {
                let figure = |name: &str, value: Option<f64>| value.map(|value| format!("{name} {value:.2}"));
                let parts = [
                    figure("sensitivity", figures.sensitivity),
                    figure("specificity", figures.specificity),
                    figure("LR+", figures.lr_pos),
                    figure("LR−", figures.lr_neg),
                ];
                lines.push(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
            }
            self.block(&format!("Sign: {name}"), &lines, sign.grade, &sign.sources);
        }
    }
}

fn muscle_page(atlas: &Atlas, muscle: &Muscle) -> String {
    let mut page = Page::new(&muscle.name, &format!("{} · {}", muscle.group, muscle.synonyms.join(", ")));
    let anatomy = &muscle.anatomy;
    let lines = [
        format!("Origin: {}", anatomy.origin),
        format!("Insertion: {}", anatomy.insertion),
        format!("Nerve: {} ({})", anatomy.nerve, anatomy.roots.join(", ")),
        format!("Action: {}", anatomy.actions.join("; ")),
        format!("Movements: {}", anatomy.movements.join(", ")),
    ];
    page.block("Anatomy", &lines, anatomy.grade, &anatomy.sources);
    page.pain(&muscle.pain);
    for point in &muscle.points {
        let mut lines = vec![format!("At: {}", point.at)];
        lines.extend(point.note.clone());
        page.block(&format!("Trigger point: {}", point.name), &lines, point.grade, &point.sources);
    }
    for used in &muscle.loads {
        let name = atlas.load(&used.id).map_or(used.id.as_str(), |load| load.name.as_str());
        let lines: Vec<String> = used.note.iter().cloned().collect();
        page.block(&format!("Load: {name}"), &lines, used.grade, &used.sources);
    }
    page.signs(atlas, &muscle.signs);
    let unit = &muscle.unit;
    let lines = [
        format!("Works with: {}", unit.agonists.join(", ")),
        format!("Against: {}", unit.antagonists.join(", ")),
        format!("Satellites: {}", unit.satellites.join(", ")),
        format!(
            "Satellite of: {}",
            atlas.key_muscles(&muscle.id).map(|key| key.id.as_str()).collect::<Vec<_>>().join(", ")
        ),
    ];
    page.block("Functional unit", &lines, unit.grade, &unit.sources);
    let palpation = &muscle.palpation;
    let lines = [&palpation.position, &palpation.technique, &palpation.feel].map(String::clone);
    page.block("Palpation", &lines, palpation.grade, &palpation.sources);
    page.block("Needling", &needling_lines(&muscle.needling), muscle.needling.grade, &muscle.needling.sources);
    page.advice("Release by hand", &muscle.release);
    page.advice("Stretch", &muscle.stretch);
    page.advice("Exercise", &muscle.exercise);
    page.advice("Self-care", &muscle.self_care);
    page.prior(&muscle.prior);
    page.block(
        "Evidence",
        std::slice::from_ref(&muscle.evidence.text),
        muscle.evidence.grade,
        &muscle.evidence.sources,
    );
    page.codes(&muscle.codes);
    page.0
}

fn needling_lines(needling: &Needling) -> Vec<String> {
    let needle = needling.needle_words();
    let parts = [
        ("Not needled", &needling.why),
        ("Position", &needling.position),
        ("Needle", &needle),
        ("Direction", &needling.direction),
        ("Depth", &needling.depth),
        ("Beneath", &needling.beneath),
        ("Not for", &needling.who_should_not),
    ];
    let texts = parts.into_iter().filter_map(|(name, text)| text.as_ref().map(|text| format!("{name}: {text}")));
    let hazards = (!needling.hazards.is_empty()).then(|| format!("Hazards: {}", needling.hazards.join(", ")));
    texts.chain(hazards).collect()
}

fn mimic_page(atlas: &Atlas, mimic: &Mimic) -> String {
    let mut page =
        Page::new(&mimic.name, &format!("{} · {} · {}", mimic.kind, mimic.urgency.as_str(), mimic.synonyms.join(", ")));
    page.pain(&mimic.pain);
    if let Some(nerve) = &mimic.nerve {
        let reflex = nerve.reflex.iter().map(|reflex| format!("Reflex: {reflex}"));
        let lines: Vec<String> = [format!("Skin: {}", nerve.skin), format!("Weakness: {}", nerve.weakness)]
            .into_iter()
            .chain(reflex)
            .collect();
        page.block("What fails", &lines, nerve.grade, &nerve.sources);
    }
    for flag in mimic.red_flags.iter().filter_map(|id| atlas.red_flag(id)) {
        let lines = [flag.ask.clone(), flag.action.as_str().to_owned()];
        page.block(&format!("Red flag: {}", flag.name), &lines, flag.grade, &flag.sources);
    }
    page.signs(atlas, &mimic.signs);
    for link in &mimic.sensitises {
        let mut lines = vec![format!("odds × {}", link.odds)];
        lines.extend(link.note.clone());
        page.block(&format!("Sensitises {}", link.muscle), &lines, link.grade, &link.sources);
    }
    page.advice("Tell it from a muscle", &mimic.distinguish);
    let lines: Vec<String> = std::iter::once(mimic.action.text.clone()).chain(mimic.action.refer_to.clone()).collect();
    page.block("What to do", &lines, mimic.action.grade, &mimic.action.sources);
    page.prior(&mimic.prior);
    page.block("Evidence", std::slice::from_ref(&mimic.evidence.text), mimic.evidence.grade, &mimic.evidence.sources);
    page.codes(&mimic.codes);
    page.0
}
