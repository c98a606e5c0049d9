//! What the pages of muscles and of mimics share.

use super::html::{Blocks, escaped, facts, list, paragraph};
use atlas::{Atlas, Codes, PainText, Prior, RegionRow, SignUse};

pub fn head(name: &str, below: &[String], plain: &str, id: &str, captions: &[String]) -> String {
    let below: Vec<String> = below.iter().filter(|part| !part.is_empty()).map(|part| escaped(part)).collect();
    format!(
        "<header>\n<h1>{name}</h1>\n<p class=\"soft\">{}</p>\n</header>\n<p class=\"plain\">{}</p>\n\
         <img class=\"plate\" src=\"../plates/{id}.png\" alt=\"{name}: where it hurts, drawn on the body\">\n\
         <p class=\"soft\">{shown}.</p>\n<p class=\"legend soft\"><span><i style=\"background:#c41e2a\"></i>nearly always</span>\
         <span><i style=\"background:#f2a05a\"></i>sometimes</span>\
         <span><i style=\"background:#abb1c4\"></i>where the muscle lies</span>\
         <span><i style=\"background:#141418;border-radius:50%\"></i>trigger point</span></p>\n",
        below.join(" · "),
        escaped(plain),
        name = escaped(name),
        shown = escaped(&captions.join("; ")),
    )
}

pub fn pain(blocks: &mut Blocks, atlas: &Atlas, pain: &PainText) {
    let inside = paragraph(&pain.description)
        + &facts([
            ("Nearly always", Some(regions(atlas, &pain.essential))),
            ("Sometimes", Some(regions(atlas, &pain.spillover))),
        ]);
    blocks.block("Pain", &inside, pain.grade, &pain.sources);
}

pub fn regions(atlas: &Atlas, ids: &[String]) -> String {
    let names: Vec<String> = ids
        .iter()
        .map(|id| {
            let (side, base) = match id.strip_prefix("opposite.") {
                Some(base) => ("opposite ", base),
                None => ("", id.as_str()),
            };
            let row = atlas.region_rows().iter().find(|row| row.id == base);
            format!("{side}{}", escaped(row.map_or(base, |row: &RegionRow| &row.name)))
        })
        .collect();
    names.join(", ")
}

pub fn signs(blocks: &mut Blocks, atlas: &Atlas, signs: &[SignUse]) {
    if signs.is_empty() {
        return;
    }
    let items: Vec<String> = signs
        .iter()
        .map(|used| {
            let sign = atlas.sign(&used.id);
            let name = sign.map_or(used.id.as_str(), |sign| sign.name.as_str());
            let how = used.how.as_deref().or(sign.map(|sign| sign.how_to.as_str())).unwrap_or_default();
            let figures = atlas.figures(used);
            let figure = |name: &str, value: Option<f64>| value.map(|value| format!("{name} {value:.2}"));
            let said: Vec<String> = figures
                .map(|f| {
                    let all = [
                        figure("sensitivity", f.sensitivity),
                        figure("specificity", f.specificity),
                        figure("LR+", f.lr_pos),
                        figure("LR−", f.lr_neg),
                    ];
                    all.into_iter().flatten().collect()
                })
                .unwrap_or_default();
            let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
            format!(
                "<strong>{}</strong>{said}. {} {} {}",
                escaped(name),
                escaped(how),
                escaped(used.note.as_deref().unwrap_or_default()),
                blocks.cited(&used.sources),
            )
        })
        .collect();
    blocks.html += &format!("<section>\n<h2>Signs</h2>\n{}</section>\n", list(items));
}

pub fn prior(blocks: &mut Blocks, atlas: &Atlas, prior: &Prior) {
    let mut items: Vec<String> = prior
        .when
        .iter()
        .map(|factor| {
            let note = factor.note.as_deref().unwrap_or_default();
            format!("{}: odds × {} {} [{}]", factor.person, factor.odds, escaped(note), factor.grade.as_str())
        })
        .collect();
    items.extend(prior.among.iter().map(|counted| {
        let population = atlas.populations().iter().find(|population| population.id == counted.population);
        format!(
            "active in {:.0} % of {} people: {} [{}]",
            100.0 * counted.share,
            counted.people,
            escaped(population.map_or(&counted.population, |population| &population.name)),
            counted.grade.as_str()
        )
    }));
    let inside = paragraph(&format!("{:.1} % of people who come with pain. {}", 100.0 * prior.value, prior.basis))
        + &list(items);
    let sources: Vec<String> = prior
        .sources
        .iter()
        .chain(prior.when.iter().flat_map(|factor| &factor.sources))
        .chain(prior.among.iter().flat_map(|counted| &counted.sources))
        .cloned()
        .collect();
    blocks.block("How common", &inside, prior.grade, &sources);
}

pub fn codes(codes: &Codes) -> String {
    let single = |code: &Option<String>| code.as_deref().map(escaped);
    let several = |codes: &[String]| Some(escaped(&codes.join(", ")));
    let inside = facts([
        ("ICD-10-CM", several(&codes.icd10cm)),
        ("ICD-11", several(&codes.icd11)),
        ("FMA", single(&codes.fma)),
        ("TA2", single(&codes.ta2)),
        ("TA98", single(&codes.ta98)),
        ("Uberon", single(&codes.uberon)),
    ]);
    if inside.is_empty() { inside } else { format!("<section>\n<h2>Codes</h2>\n{inside}</section>\n") }
}
