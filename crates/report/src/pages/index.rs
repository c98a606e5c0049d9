use super::html::{document, escaped, list};
use super::path;
use atlas::{Atlas, PainText};
use std::collections::BTreeSet;

/// The entries by body part, by pain ("what sends pain here?") and by movement.
pub fn index(atlas: &Atlas) -> String {
    let body = format!(
        "<header>\n<h1>Palpate atlas</h1>\n<p class=\"soft\">{} muscles and {} mimics, each with its sources. Version {}, {}.</p>\n</header>\n\
         <p><a href=\"#parts\">By body part</a> · <a href=\"#mimics\">Mimics</a> · <a href=\"#pain\">What sends pain here?</a> · \
         <a href=\"#movements\">By movement</a></p>\n{}{}{}{}",
        atlas.muscles().len(),
        atlas.mimics().len(),
        escaped(atlas.version()),
        atlas.hash(),
        parts(atlas),
        mimics(atlas),
        pain(atlas),
        movements(atlas),
    );
    document("Index", "", atlas, &body)
}

fn link(atlas: &Atlas, id: &str, name: &str) -> String {
    format!("<a href=\"{}\">{}</a>", path(atlas, id), escaped(name))
}

/// Values in the order of their first use.
fn in_order<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    values.filter(|value| seen.insert(*value)).collect()
}

fn columns(items: Vec<String>) -> String {
    format!("<div class=\"columns\">{}</div>\n", list(items))
}

fn parts(atlas: &Atlas) -> String {
    let groups = in_order(atlas.vocabulary().muscles.iter().map(|row| row.group.as_str()));
    let lists: String = groups
        .iter()
        .map(|group| {
            let here = atlas.muscles().iter().filter(|muscle| muscle.group == *group);
            let items = here.map(|muscle| link(atlas, &muscle.id, &muscle.name)).collect();
            format!("<h3>{}</h3>\n{}", escaped(group), columns(items))
        })
        .collect();
    format!("<section id=\"parts\">\n<h2>Muscles by body part</h2>\n{lists}</section>\n")
}

fn mimics(atlas: &Atlas) -> String {
    let kinds = in_order(atlas.vocabulary().mimics.iter().map(|row| row.kind.as_str()));
    let lists: String = kinds
        .iter()
        .map(|kind| {
            let here = atlas.mimics().iter().filter(|mimic| mimic.kind == *kind);
            let items = here.map(|mimic| link(atlas, &mimic.id, &mimic.name)).collect();
            format!("<h3>{}</h3>\n{}", escaped(kind), columns(items))
        })
        .collect();
    format!("<section id=\"mimics\">\n<h2>Mimics by kind</h2>\n{lists}</section>\n")
}

fn pain(atlas: &Atlas) -> String {
    let muscles = atlas.muscles().iter().map(|muscle| (&muscle.id, &muscle.name, &muscle.pain, muscle.prior.value));
    let mimics = atlas.mimics().iter().map(|mimic| (&mimic.id, &mimic.name, &mimic.pain, mimic.prior.value));
    let mut entries: Vec<(&String, &String, &PainText, f64)> = muscles.chain(mimics).collect();
    entries.sort_by(|a, b| b.3.total_cmp(&a.3));
    let lists: String = atlas
        .region_rows()
        .iter()
        .map(|region| {
            let of = |ids: fn(&PainText) -> &Vec<String>| -> String {
                let here = entries.iter().filter(|(_, _, pain, _)| ids(pain).contains(&region.id));
                here.map(|(id, name, _, _)| link(atlas, id, name)).collect::<Vec<_>>().join(", ")
            };
            format!(
                "<h3>{}</h3>\n<p><strong>Nearly always:</strong> {}.</p>\n<p><strong>Sometimes:</strong> {}.</p>\n",
                escaped(&region.name),
                of(|pain| &pain.essential),
                of(|pain| &pain.spillover),
            )
        })
        .collect();
    format!(
        "<section id=\"pain\">\n<h2>What sends pain here?</h2>\n\
         <p class=\"soft\">The commonest first; muscles and mimics together.</p>\n{lists}</section>\n"
    )
}

fn movements(atlas: &Atlas) -> String {
    let joints = in_order(atlas.vocabulary().movements.iter().map(|row| row.joint.as_str()));
    let lists: String = joints
        .iter()
        .map(|joint| {
            let rows = atlas.vocabulary().movements.iter().filter(|row| row.joint == *joint);
            let items = rows.map(|row| {
                let here = atlas.muscles().iter().filter(|muscle| muscle.anatomy.movements.contains(&row.id));
                let names: Vec<String> = here.map(|muscle| link(atlas, &muscle.id, &muscle.name)).collect();
                format!("<strong>{}:</strong> {}", escaped(&row.name), names.join(", "))
            });
            format!("<h3>{}</h3>\n{}", escaped(joint), list(items))
        })
        .collect();
    format!("<section id=\"movements\">\n<h2>Muscles by movement</h2>\n{lists}</section>\n")
}
