use super::entry::{codes, head, pain, prior, signs};
use super::html::{Blocks, document, escaped, facts, list, paragraph};
use super::muscle::links;
use atlas::{Atlas, FlagAction, Mimic, Urgency};

pub fn page(atlas: &Atlas, mimic: &Mimic, captions: &[String]) -> String {
    let below = [format!("mimic, {}", mimic.kind), mimic.synonyms.join(", ")];
    let mut blocks = Blocks::new(atlas);
    let urgency = match mimic.urgency {
        Urgency::Routine => None,
        Urgency::Urgent => Some("Urgent when likely: refer promptly."),
        Urgency::Emergency => Some("An emergency when likely: act now."),
    };
    let mut inside =
        urgency.map(|words| format!("<p class=\"alarm\"><strong>{words}</strong></p>\n")).unwrap_or_default();
    inside += &paragraph(&mimic.action.text);
    inside += &facts([("Refer to", mimic.action.refer_to.as_deref().map(escaped))]);
    blocks.block("What to do", &inside, mimic.action.grade, &mimic.action.sources);
    let flags: Vec<String> = mimic
        .red_flags
        .iter()
        .filter_map(|id| atlas.red_flag(id))
        .map(|flag| {
            let action = match flag.action {
                FlagAction::Caution => "weigh with the rest",
                FlagAction::Urgent => "refer promptly",
                FlagAction::Emergency => "act now",
            };
            format!("<strong>{}</strong> {} <em>{action}</em>", escaped(&flag.name), escaped(&flag.ask))
        })
        .collect();
    if !flags.is_empty() {
        blocks.html += &format!("<section>\n<h2>Red flags</h2>\n{}</section>\n", list(flags));
    }
    pain(&mut blocks, atlas, &mimic.pain);
    if let Some(nerve) = &mimic.nerve {
        let inside = facts([
            ("Skin", Some(escaped(&nerve.skin))),
            ("Weakness", Some(escaped(&nerve.weakness))),
            ("Muscles", Some(links(atlas, &nerve.weakens))),
            ("Reflex", nerve.reflex.as_deref().map(escaped)),
        ]);
        blocks.block("What fails", &inside, nerve.grade, &nerve.sources);
    }
    blocks.text(
        "How to tell it from a muscle",
        &mimic.distinguish.text,
        mimic.distinguish.grade,
        &mimic.distinguish.sources,
    );
    signs(&mut blocks, atlas, &mimic.signs);
    if let Some(first) = mimic.sensitises.first() {
        let items = mimic.sensitises.iter().map(|link| {
            let name = links(atlas, std::slice::from_ref(&link.muscle));
            format!("{name}: odds × {} {}", link.odds, escaped(link.note.as_deref().unwrap_or_default()))
        });
        let sources: Vec<String> = mimic.sensitises.iter().flat_map(|link| link.sources.iter().cloned()).collect();
        blocks.block("Muscles it makes tender", &list(items), first.grade, &sources);
    }
    prior(&mut blocks, atlas, &mimic.prior);
    blocks.text("Evidence and debate", &mimic.evidence.text, mimic.evidence.grade, &mimic.evidence.sources);
    let body =
        head(&mimic.name, &below, &mimic.pain.plain, &mimic.id, captions) + &blocks.finish() + &codes(&mimic.codes);
    document(&mimic.name, "../", atlas, &body)
}
