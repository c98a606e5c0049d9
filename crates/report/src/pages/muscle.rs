use super::entry::{codes, head, pain, prior, signs};
use super::html::{Blocks, document, escaped, facts, list, paragraph};
use atlas::{Atlas, FunctionalUnit, Muscle, Needling};

pub fn page(atlas: &Atlas, muscle: &Muscle, captions: &[String]) -> String {
    let below = [muscle.group.clone(), muscle.synonyms.join(", ")];
    let mut blocks = Blocks::new(atlas);
    pain(&mut blocks, atlas, &muscle.pain);
    for point in &muscle.points {
        let text = point.note.clone().unwrap_or_default();
        let title = format!("Trigger point: {}", point.name);
        blocks.text(&title, &text, point.grade, &point.sources);
    }
    let palpation = &muscle.palpation;
    let inside = facts([
        ("Position", Some(escaped(&palpation.position))),
        ("Technique", Some(escaped(&palpation.technique))),
        ("Feel", Some(escaped(&palpation.feel))),
    ]);
    blocks.block("How to find it", &inside, palpation.grade, &palpation.sources);
    signs(&mut blocks, atlas, &muscle.signs);
    blocks.block("Needling", &needling(&muscle.needling), muscle.needling.grade, &muscle.needling.sources);
    for (title, advice) in [("Release", &muscle.release), ("Stretch", &muscle.stretch), ("Exercise", &muscle.exercise)]
    {
        blocks.text(title, &advice.text, advice.grade, &advice.sources);
    }
    let care = &muscle.self_care;
    let inside = format!("<p class=\"care\">{}</p>", escaped(&care.text));
    blocks.block("For the patient at home", &inside, care.grade, &care.sources);
    let anatomy = &muscle.anatomy;
    let movements: Vec<String> = anatomy.movements.iter().map(|id| movement(atlas, id)).collect();
    let inside = facts([
        ("Origin", Some(escaped(&anatomy.origin))),
        ("Insertion", Some(escaped(&anatomy.insertion))),
        ("Nerve", Some(escaped(&anatomy.nerve))),
        ("Roots", Some(escaped(&anatomy.roots.join(", ")))),
        ("Actions", Some(escaped(&anatomy.actions.join("; ")))),
        ("Movements", Some(movements.join(", "))),
    ]);
    blocks.block("Anatomy", &inside, anatomy.grade, &anatomy.sources);
    if !muscle.loads.is_empty() {
        let items: Vec<String> = muscle
            .loads
            .iter()
            .map(|used| {
                let name = atlas.load(&used.id).map_or(used.id.as_str(), |load| &load.name);
                let note = used.note.as_deref().unwrap_or_default();
                format!("<strong>{}.</strong> {} [{}]", escaped(name), escaped(note), used.grade.as_str())
            })
            .collect();
        let sources: Vec<String> = muscle.loads.iter().flat_map(|load| load.sources.iter().cloned()).collect();
        let first = &muscle.loads[0];
        blocks.block("What brings it on and keeps it up", &list(items), first.grade, &sources);
    }
    blocks.block("Works with", &unit(atlas, &muscle.unit, &muscle.id), muscle.unit.grade, &muscle.unit.sources);
    prior(&mut blocks, atlas, &muscle.prior);
    let evidence = &muscle.evidence;
    blocks.text("Evidence and debate", &evidence.text, evidence.grade, &evidence.sources);
    let body =
        head(&muscle.name, &below, &muscle.pain.plain, &muscle.id, captions) + &blocks.finish() + &codes(&muscle.codes);
    document(&muscle.name, "../", atlas, &body)
}

fn needling(needling: &Needling) -> String {
    let mut inside = String::new();
    if !needling.allowed {
        let why = escaped(needling.why.as_deref().unwrap_or_default());
        inside += &format!("<p class=\"alarm\"><strong>Not to be needled.</strong> {why}</p>\n");
    }
    if !needling.hazards.is_empty() {
        inside += &format!(
            "<p class=\"hazard\"><strong>Beneath and beside:</strong> {}. {}</p>\n",
            escaped(&needling.hazards.join(", ")),
            escaped(needling.beneath.as_deref().unwrap_or_default())
        );
    }
    if let Some(none) = &needling.hazards_none {
        inside += &paragraph(none);
    }
    let text = |text: &Option<String>| text.as_deref().map(escaped);
    inside
        + &facts([
            ("Position", text(&needling.position)),
            ("Needle", needling.needle_words().map(|words| escaped(&words))),
            ("Direction", text(&needling.direction)),
            ("Depth", text(&needling.depth)),
            ("Never deeper", needling.max_depth_mm.map(|mm| format!("{mm} mm"))),
            ("Not for", text(&needling.who_should_not)),
        ])
}

fn unit(atlas: &Atlas, unit: &FunctionalUnit, id: &str) -> String {
    let keys: Vec<String> = atlas.key_muscles(id).map(|muscle| muscle.id.clone()).collect();
    facts([
        ("Agonists", Some(links(atlas, &unit.agonists))),
        ("Antagonists", Some(links(atlas, &unit.antagonists))),
        ("Satellites", Some(links(atlas, &unit.satellites))),
        ("Satellite of", Some(links(atlas, &keys))),
    ])
}

/// Names of muscles that lead to their pages.
pub fn links(atlas: &Atlas, ids: &[String]) -> String {
    let links: Vec<String> = ids
        .iter()
        .map(|id| match atlas.muscle(id) {
            Some(muscle) => format!("<a href=\"../muscles/{id}.html\">{}</a>", escaped(&muscle.name)),
            None => escaped(id),
        })
        .collect();
    links.join(", ")
}

fn movement(atlas: &Atlas, id: &str) -> String {
    let row = atlas.vocabulary().movements.iter().find(|row| row.id == id);
    row.map_or_else(|| escaped(id), |row| format!("{}: {}", escaped(&row.joint), escaped(&row.name)))
}
