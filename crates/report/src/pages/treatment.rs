//! Techniques with dose, harm and effect; contraindications; measures; signs.

use super::entry::regions;
use super::html::{Blocks, document, escaped, facts, list, paragraph};
use atlas::{
    Atlas, Better, Contraindication, ContraindicationClass, Dose, Harm, ImportantChange, Measure, Sign, Technique,
};

pub fn treatment(atlas: &Atlas) -> String {
    let mut blocks = Blocks::new(atlas);
    blocks.html += "<h2 id=\"techniques\">Techniques</h2>\n";
    for technique in atlas.techniques() {
        blocks.block(&technique.name, &inside(technique), technique.grade, &sources(technique));
    }
    blocks.html += "<h2 id=\"contraindications\">Who must not be treated so, or only with care</h2>\n";
    for class in [ContraindicationClass::Absolute, ContraindicationClass::Relative, ContraindicationClass::Precaution] {
        for contraindication in atlas.contraindications().iter().filter(|entry| entry.class == class) {
            let Contraindication { name, grade, sources, .. } = contraindication;
            blocks.block(&format!("{}: {name}", class.as_str()), &reasons(atlas, contraindication), *grade, sources);
        }
    }
    blocks.html += "<h2 id=\"measures\">Measures</h2>\n";
    for measure in atlas.measures() {
        let own = measure.sources.iter().chain(measure.changes.iter().flat_map(|change| &change.sources));
        let sources: Vec<String> = own.cloned().collect();
        blocks.block(&format!("{} ({})", measure.name, measure.short), &scale(measure), measure.grade, &sources);
    }
    blocks.html += "<h2 id=\"signs\">Signs</h2>\n";
    for sign in atlas.signs() {
        blocks.block(&sign.name, &finding(sign), sign.grade, &sign.sources);
    }
    let head = "<header>\n<h1>Treatment, safety, measures, signs</h1>\n</header>\n\
                <p><a href=\"#techniques\">Techniques</a> · <a href=\"#contraindications\">Contraindications</a> · \
                <a href=\"#measures\">Measures</a> · <a href=\"#signs\">Signs</a></p>\n";
    document("Treatment, safety, measures, signs", "", atlas, &(head.to_owned() + &blocks.finish()))
}

fn sources(technique: &Technique) -> Vec<String> {
    let Technique { sources, doses, harms, effects, .. } = technique;
    let of_parts = doses.iter().map(|dose| &dose.sources).chain(harms.iter().map(|harm| &harm.sources));
    let all = std::iter::once(sources).chain(of_parts).chain(effects.iter().map(|effect| &effect.sources));
    all.flatten().cloned().collect()
}

fn inside(technique: &Technique) -> String {
    let mut inside = paragraph(&technique.what);
    let steps: String = technique.how_to.iter().map(|step| format!("<li>{}</li>\n", escaped(step))).collect();
    inside += &format!("<ol>\n{steps}</ol>\n");
    let plain = |text: &Option<String>| text.as_deref().map(escaped);
    inside += &facts([
        ("The patient may feel", Some(escaped(&technique.expect))),
        ("Help at once", plain(&technique.help)),
        ("Call", plain(&technique.call)),
    ]);
    for (title, items) in [
        ("Doses that were tried", technique.doses.iter().map(dose).collect::<Vec<_>>()),
        ("Harms", technique.harms.iter().map(harm).collect()),
        (
            "Effects",
            technique
                .effects
                .iter()
                .map(|effect| {
                    let about =
                        [&effect.complaint, &effect.against, &effect.outcome, &effect.timepoint].map(|t| escaped(t));
                    format!(
                        "{} against {}, {}, {}: {}",
                        about[0],
                        about[1],
                        about[2],
                        about[3],
                        escaped(&effect.result)
                    )
                })
                .collect(),
        ),
    ] {
        if !items.is_empty() {
            inside += &format!("<h3>{title}</h3>\n{}", list(items));
        }
    }
    inside
}

fn dose(dose: &Dose) -> String {
    let range = if dose.low < dose.high { format!("{} to {}", dose.low, dose.high) } else { dose.low.to_string() };
    let about = dose.applies_to.as_ref().map(|text| format!(" ({})", escaped(text))).unwrap_or_default();
    let note = escaped(dose.note.as_deref().unwrap_or_default());
    format!("{}{about}: {range} {}. {note} [{}]", escaped(&dose.parameter), escaped(&dose.unit), dose.grade.as_str())
}

fn harm(harm: &Harm) -> String {
    let often = match (harm.percent, harm.of) {
        (Some(percent), Some(of)) => format!(", {percent} % of {}", of.as_str()),
        (Some(percent), None) => format!(", {percent} %"),
        (None, _) => String::new(),
    };
    let note = escaped(harm.note.as_deref().unwrap_or_default());
    format!("{} ({}{often}). {note} [{}]", escaped(&harm.event), harm.severity.as_str(), harm.grade.as_str())
}

fn reasons(atlas: &Atlas, contraindication: &Contraindication) -> String {
    let kinds: Vec<&str> = contraindication.kinds.iter().map(|kind| kind.as_str()).collect();
    facts([
        ("Ask", contraindication.ask.as_deref().map(escaped)),
        ("Holds for", Some(kinds.join(", "))),
        ("Where", Some(regions(atlas, &contraindication.regions))),
        ("Do", Some(escaped(&contraindication.action))),
        ("Why", Some(escaped(&contraindication.basis))),
    ])
}

fn scale(measure: &Measure) -> String {
    let better = match measure.better {
        Better::Lower => "lower is better",
        Better::Higher => "higher is better",
    };
    let range = format!("{} to {} {}, {better}", measure.lowest, measure.highest, escaped(&measure.unit));
    facts([
        ("Range", Some(range)),
        ("How", Some(escaped(&measure.how_to))),
        ("About", measure.recall.as_deref().map(escaped)),
        ("Licence", Some(escaped(&measure.licence))),
        ("LOINC", measure.loinc.as_deref().map(escaped)),
    ]) + &list(measure.changes.iter().map(change))
}

fn change(change: &ImportantChange) -> String {
    let figure = |name: &str, value: Option<f64>, unit: &str| value.map(|value| format!("{name} {value}{unit}"));
    let said = [
        figure("matters from", change.important, ""),
        figure("matters from", change.important_percent, " % of the first value"),
        figure("beyond error from", change.detectable, ""),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let note = escaped(change.note.as_deref().unwrap_or_default());
    format!("{}: {}. {note} [{}]", escaped(&change.population), said.join(", "), change.grade.as_str())
}

fn finding(sign: &Sign) -> String {
    let figure = |value: Option<f64>| value.map(|value| format!("{value:.2}"));
    facts([
        ("How", Some(escaped(&sign.how_to))),
        ("Present when", Some(escaped(&sign.positive))),
        ("Sensitivity", figure(sign.sensitivity)),
        ("Specificity", figure(sign.specificity)),
        ("LR+", figure(sign.lr_pos)),
        ("LR−", figure(sign.lr_neg)),
        ("Kappa", figure(sign.kappa)),
        ("Figures", Some(escaped(&sign.basis))),
    ])
}
