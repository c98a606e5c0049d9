//! The blocks and sentences of every file, in file order: what laws and reference checks go through.

mod self_report;

use crate::format::Compiled;
use crate::{
    Advice, BillingCodes, Contraindication, Defaults, Grade, Measure, Mimic, Muscle, PainText, Prior, SignUse,
    Technique, Zone,
};

/// A block that states something and says on what grounds.
pub(crate) struct Block<'a> {
    pub file: String,
    pub block: String,
    pub sources: &'a [String],
    pub grade: Grade,
}

/// A text that somebody reads.
pub(crate) struct Text<'a> {
    pub file: String,
    pub block: String,
    pub text: &'a str,
    pub reader: Reader,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Clinician,
    Patient,
}

pub(crate) fn muscle_file(id: &str) -> String {
    format!("muscles/{id}.toml")
}

pub(crate) fn mimic_file(id: &str) -> String {
    format!("mimics/{id}.toml")
}

pub(crate) fn blocks(atlas: &Compiled) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for muscle in &atlas.muscles {
        let file = muscle_file(&muscle.id);
        muscle_blocks(muscle, &mut |block, sources, grade| {
            blocks.push(Block { file: file.clone(), block, sources, grade });
        });
    }
    for mimic in &atlas.mimics {
        let file = mimic_file(&mimic.id);
        mimic_blocks(mimic, &mut |block, sources, grade| {
            blocks.push(Block { file: file.clone(), block, sources, grade });
        });
    }
    for sign in &atlas.signs {
        let block = format!("sign `{}`", sign.id);
        blocks.push(Block { file: "signs.toml".to_owned(), block, sources: &sign.sources, grade: sign.grade });
    }
    for technique in &atlas.techniques {
        technique_blocks(technique, &mut |block, sources, grade| {
            blocks.push(Block { file: "techniques.toml".to_owned(), block, sources, grade });
        });
    }
    for contraindication in &atlas.contraindications {
        let block = format!("contraindication `{}`", contraindication.id);
        let Contraindication { sources, grade, .. } = contraindication;
        blocks.push(Block { file: "contraindications.toml".to_owned(), block, sources, grade: *grade });
    }
    for measure in &atlas.measures {
        let block = format!("measure `{}`", measure.id);
        let file = || "measures.toml".to_owned();
        blocks.push(Block { file: file(), block: block.clone(), sources: &measure.sources, grade: measure.grade });
        for change in &measure.changes {
            let block = format!("{block}, change in {}", change.population);
            blocks.push(Block { file: file(), block, sources: &change.sources, grade: change.grade });
        }
    }
    for flag in &atlas.red_flags {
        let block = format!("red_flag `{}`", flag.id);
        blocks.push(Block { file: "red_flags.toml".to_owned(), block, sources: &flag.sources, grade: flag.grade });
    }
    let defaults = &atlas.defaults;
    for (block, sources, grade) in [
        ("[zone]", &defaults.zone.sources, defaults.zone.grade),
        ("[population]", &defaults.population.sources, defaults.population.grade),
        ("[load]", &defaults.load.sources, defaults.load.grade),
        ("[model]", &defaults.model.sources, defaults.model.grade),
        ("[explanation]", &defaults.explanation.sources, defaults.explanation.grade),
        ("[examination]", &defaults.examination.sources, defaults.examination.grade),
        ("[prior]", &defaults.prior.sources, defaults.prior.grade),
        ("[pleura]", &defaults.pleura.sources, defaults.pleura.grade),
        ("[drawing]", &defaults.drawing.sources, defaults.drawing.grade),
        ("[course]", &defaults.course.sources, defaults.course.grade),
    ] {
        blocks.push(Block { file: "defaults.toml".to_owned(), block: block.to_owned(), sources, grade });
    }
    let BillingCodes { sources, grade, .. } = &atlas.billing;
    blocks.push(Block { file: "billing.toml".to_owned(), block: "file".to_owned(), sources, grade: *grade });
    self_report::blocks(&atlas.self_report, &mut |block, sources, grade| {
        blocks.push(Block { file: "self_report.toml".to_owned(), block, sources, grade });
    });
    blocks
}

type Visit<'v, 'a> = &'v mut dyn FnMut(String, &'a [String], Grade);

fn muscle_blocks<'a>(muscle: &'a Muscle, visit: Visit<'_, 'a>) {
    visit("[anatomy]".to_owned(), &muscle.anatomy.sources, muscle.anatomy.grade);
    visit("[pain]".to_owned(), &muscle.pain.sources, muscle.pain.grade);
    for point in &muscle.points {
        visit(format!("point `{}`", point.id), &point.sources, point.grade);
        for (index, zone) in point.zones.iter().enumerate() {
            visit(point_zone(&point.id, index), &zone.sources, zone.grade);
        }
    }
    prior_blocks(&muscle.prior, visit);
    for load in &muscle.loads {
        visit(format!("load `{}`", load.id), &load.sources, load.grade);
    }
    for sign in muscle.signs.iter().filter(|sign| says_something(sign)) {
        visit(format!("sign `{}`", sign.id), &sign.sources, sign.grade);
    }
    visit("[unit]".to_owned(), &muscle.unit.sources, muscle.unit.grade);
    visit("[palpation]".to_owned(), &muscle.palpation.sources, muscle.palpation.grade);
    visit("[needling]".to_owned(), &muscle.needling.sources, muscle.needling.grade);
    for (name, advice) in muscle_advice(muscle) {
        visit(name.to_owned(), &advice.sources, advice.grade);
    }
    visit("[evidence]".to_owned(), &muscle.evidence.sources, muscle.evidence.grade);
}

fn mimic_blocks<'a>(mimic: &'a Mimic, visit: Visit<'_, 'a>) {
    visit("[pain]".to_owned(), &mimic.pain.sources, mimic.pain.grade);
    for (index, zone) in mimic.zones.iter().enumerate() {
        visit(mimic_zone(index), &zone.sources, zone.grade);
    }
    if let Some(nerve) = &mimic.nerve {
        visit("[nerve]".to_owned(), &nerve.sources, nerve.grade);
    }
    prior_blocks(&mimic.prior, visit);
    for muscle in &mimic.sensitises {
        visit(format!("sensitises `{}`", muscle.muscle), &muscle.sources, muscle.grade);
    }
    for sign in mimic.signs.iter().filter(|sign| says_something(sign)) {
        visit(format!("sign `{}`", sign.id), &sign.sources, sign.grade);
    }
    visit("[distinguish]".to_owned(), &mimic.distinguish.sources, mimic.distinguish.grade);
    visit("[action]".to_owned(), &mimic.action.sources, mimic.action.grade);
    visit("[evidence]".to_owned(), &mimic.evidence.sources, mimic.evidence.grade);
}

fn prior_blocks<'a>(prior: &'a Prior, visit: Visit<'_, 'a>) {
    visit("[prior]".to_owned(), &prior.sources, prior.grade);
    for factor in &prior.when {
        visit("[[prior.when]]".to_owned(), &factor.sources, factor.grade);
    }
    for prevalence in &prior.among {
        visit(format!("prior among `{}`", prevalence.population), &prevalence.sources, prevalence.grade);
    }
}

fn technique_blocks<'a>(technique: &'a Technique, visit: Visit<'_, 'a>) {
    let name = format!("technique `{}`", technique.id);
    visit(name.clone(), &technique.sources, technique.grade);
    for dose in &technique.doses {
        visit(format!("{name}, dose of {}", dose.parameter), &dose.sources, dose.grade);
    }
    for harm in &technique.harms {
        visit(format!("{name}, harm `{}`", harm.event), &harm.sources, harm.grade);
    }
    for effect in &technique.effects {
        visit(format!("{name}, effect on {}", effect.complaint), &effect.sources, effect.grade);
    }
}

/// A sign that an entry only lists leans on `signs.toml` and needs no source of its own.
fn says_something(sign: &SignUse) -> bool {
    let text = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let figures = [sign.sensitivity, sign.specificity, sign.lr_pos, sign.lr_neg];
    !sign.sources.is_empty() || text(&sign.how) || text(&sign.note) || figures.iter().any(Option::is_some)
}

fn muscle_advice(muscle: &Muscle) -> [(&'static str, &Advice); 4] {
    [
        ("[release]", &muscle.release),
        ("[stretch]", &muscle.stretch),
        ("[exercise]", &muscle.exercise),
        ("[self_care]", &muscle.self_care),
    ]
}

/// How messages call a zone of a trigger point; counted from 1 as a reader of the file would.
pub(crate) fn point_zone(point: &str, index: usize) -> String {
    format!("point `{point}`, zone {}", index + 1)
}

pub(crate) fn mimic_zone(index: usize) -> String {
    format!("zone {}", index + 1)
}

/// Texts that are sentences; lists, names and keys are left out.
pub(crate) fn texts(atlas: &Compiled) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    for muscle in &atlas.muscles {
        let mut add = collect(muscle_file(&muscle.id), &mut texts);
        add("[anatomy] origin", Some(&muscle.anatomy.origin));
        add("[anatomy] insertion", Some(&muscle.anatomy.insertion));
        pain_texts(&muscle.pain, &mut add);
        for point in &muscle.points {
            add(&format!("point `{}` note", point.id), point.note.as_deref());
            zone_texts(&point.zones, &|index| point_zone(&point.id, index), &mut add);
        }
        prior_text(&muscle.prior, &mut add);
        for load in &muscle.loads {
            add(&format!("load `{}` note", load.id), load.note.as_deref());
        }
        sign_texts(&muscle.signs, &mut add);
        add("[palpation] position", Some(&muscle.palpation.position));
        add("[palpation] technique", Some(&muscle.palpation.technique));
        add("[palpation] feel", Some(&muscle.palpation.feel));
        let needling = &muscle.needling;
        for (block, text) in [
            ("[needling] why", &needling.why),
            ("[needling] position", &needling.position),
            ("[needling] needle", &needling.needle),
            ("[needling] direction", &needling.direction),
            ("[needling] depth", &needling.depth),
            ("[needling] beneath", &needling.beneath),
            ("[needling] hazards_none", &needling.hazards_none),
            ("[needling] who_should_not", &needling.who_should_not),
        ] {
            add(block, text.as_deref());
        }
        for (block, advice) in muscle_advice(muscle) {
            add(block, Some(&advice.text));
        }
        add("[evidence]", Some(&muscle.evidence.text));
    }
    for mimic in &atlas.mimics {
        let mut add = collect(mimic_file(&mimic.id), &mut texts);
        pain_texts(&mimic.pain, &mut add);
        if let Some(nerve) = &mimic.nerve {
            add("[nerve] skin", Some(&nerve.skin));
            add("[nerve] weakness", Some(&nerve.weakness));
            add("[nerve] reflex", nerve.reflex.as_deref());
        }
        zone_texts(&mimic.zones, &mimic_zone, &mut add);
        prior_text(&mimic.prior, &mut add);
        for muscle in &mimic.sensitises {
            add(&format!("sensitises `{}` note", muscle.muscle), muscle.note.as_deref());
        }
        sign_texts(&mimic.signs, &mut add);
        add("[distinguish]", Some(&mimic.distinguish.text));
        add("[action]", Some(&mimic.action.text));
        add("[action] refer_to", mimic.action.refer_to.as_deref());
        add("[evidence]", Some(&mimic.evidence.text));
    }
    for sign in &atlas.signs {
        let mut add = collect("signs.toml".to_owned(), &mut texts);
        add(&format!("sign `{}` how_to", sign.id), Some(&sign.how_to));
        add(&format!("sign `{}` positive", sign.id), Some(&sign.positive));
        add(&format!("sign `{}` basis", sign.id), Some(&sign.basis));
    }
    for flag in &atlas.red_flags {
        let mut add = collect("red_flags.toml".to_owned(), &mut texts);
        add(&format!("red_flag `{}` ask", flag.id), Some(&flag.ask));
        add(&format!("red_flag `{}` basis", flag.id), Some(&flag.basis));
    }
    for technique in &atlas.techniques {
        technique_texts(technique, &mut collect("techniques.toml".to_owned(), &mut texts));
    }
    for contraindication in &atlas.contraindications {
        let mut add = collect("contraindications.toml".to_owned(), &mut texts);
        let name = format!("contraindication `{}`", contraindication.id);
        add(&format!("{name} ask"), contraindication.ask.as_deref());
        add(&format!("{name} action"), Some(&contraindication.action));
        add(&format!("{name} basis"), Some(&contraindication.basis));
    }
    for measure in &atlas.measures {
        measure_texts(measure, &mut collect("measures.toml".to_owned(), &mut texts));
    }
    for population in &atlas.populations {
        let mut add = collect("populations.toml".to_owned(), &mut texts);
        add(&format!("population `{}` note", population.id), Some(&population.note));
    }
    defaults_texts(&atlas.defaults, &mut collect("defaults.toml".to_owned(), &mut texts));
    collect("billing.toml".to_owned(), &mut texts)("basis", Some(&atlas.billing.basis));
    self_report::texts(&atlas.self_report, &mut collect("self_report.toml".to_owned(), &mut texts));
    texts
}

type Add<'v, 'a> = &'v mut dyn FnMut(&str, Option<&'a str>);

fn collect<'t, 'a>(file: String, texts: &'t mut Vec<Text<'a>>) -> impl FnMut(&str, Option<&'a str>) + use<'t, 'a> {
    move |block, text| {
        let for_patient = matches!(block, "[pain] plain" | "[self_care]")
            || [" ask", " expect", " help", " call", " advice"].iter().any(|end| block.ends_with(end));
        let reader = if for_patient { Reader::Patient } else { Reader::Clinician };
        // An empty string says no more than an absent key.
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            texts.push(Text { file: file.clone(), block: block.to_owned(), text, reader });
        }
    }
}

fn defaults_texts<'a>(defaults: &'a Defaults, add: Add<'_, 'a>) {
    add("[pleura] both_sides", Some(&defaults.pleura.both_sides));
    let course = &defaults.course;
    for (block, text) in [
        ("[course] no_reassessment", &course.no_reassessment),
        ("[course] not_measured", &course.not_measured),
        ("[course] early", &course.early),
        ("[course] sore", &course.sore),
        ("[course] responding", &course.responding),
        ("[course] not_responding", &course.not_responding),
    ] {
        add(block, Some(text));
    }
}

fn technique_texts<'a>(technique: &'a Technique, add: Add<'_, 'a>) {
    let name = format!("technique `{}`", technique.id);
    add(&format!("{name} what"), Some(&technique.what));
    for (step, text) in technique.how_to.iter().enumerate() {
        add(&format!("{name} how_to, step {}", step + 1), Some(text));
    }
    add(&format!("{name} expect"), Some(&technique.expect));
    add(&format!("{name} help"), technique.help.as_deref());
    add(&format!("{name} call"), technique.call.as_deref());
    for dose in &technique.doses {
        add(&format!("{name}, dose of {}", dose.parameter), dose.note.as_deref());
    }
    for harm in &technique.harms {
        add(&format!("{name}, harm `{}`", harm.event), harm.note.as_deref());
    }
    for effect in &technique.effects {
        add(&format!("{name}, effect on {}", effect.complaint), Some(&effect.result));
    }
}

fn measure_texts<'a>(measure: &'a Measure, add: Add<'_, 'a>) {
    let name = format!("measure `{}`", measure.id);
    add(&format!("{name} how_to"), Some(&measure.how_to));
    add(&format!("{name} licence"), Some(&measure.licence));
    for change in &measure.changes {
        add(&format!("{name}, change in {}", change.population), change.note.as_deref());
    }
}

fn pain_texts<'a>(pain: &'a PainText, add: Add<'_, 'a>) {
    add("[pain] description", Some(&pain.description));
    add("[pain] plain", Some(&pain.plain));
}

fn zone_texts<'a>(zones: &'a [Zone], name: &dyn Fn(usize) -> String, add: Add<'_, 'a>) {
    for (index, zone) in zones.iter().enumerate() {
        add(&format!("{} note", name(index)), zone.note.as_deref());
    }
}

fn prior_text<'a>(prior: &'a Prior, add: Add<'_, 'a>) {
    add("[prior] basis", Some(&prior.basis));
    for factor in &prior.when {
        add("[[prior.when]] note", factor.note.as_deref());
    }
    for prevalence in &prior.among {
        add(&format!("prior among `{}` note", prevalence.population), prevalence.note.as_deref());
    }
}

fn sign_texts<'a>(signs: &'a [SignUse], add: Add<'_, 'a>) {
    for sign in signs {
        add(&format!("sign `{}` how", sign.id), sign.how.as_deref());
        add(&format!("sign `{}` note", sign.id), sign.note.as_deref());
    }
}
