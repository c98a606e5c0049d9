//! The handout: what was found and done, what to expect, when to call, what to do at home, in words for the patient.

use atlas::Technique;
use care::{BodySide, HomeItem};
use serde_json::{Value, json};

use crate::occasion::filled;
use crate::pictures::drawn;
use crate::setting::{Template, pdf};
use crate::{Occasion, PaperError};

/// The handout of a visit, draft or signed, as PDF.
///
/// # Errors
/// [`PaperError`] when the page cannot be set.
pub fn handout(occasion: &Occasion) -> Result<Vec<u8>, PaperError> {
    let drawn = drawn(occasion)?;
    pdf(Template::Handout, &values(occasion, &drawn.told), drawn.pictures)
}

pub(crate) fn values(occasion: &Occasion, body: &Value) -> Value {
    let Occasion { atlas, visit, episode, .. } = occasion;
    let used = used(occasion);
    let found = found(occasion);
    let mut sources: Vec<&str> = used.iter().flat_map(|done| &done.technique.sources).map(String::as_str).collect();
    let muscles = found.iter().filter_map(|(id, _)| atlas.muscle(id));
    sources.extend(muscles.flat_map(|muscle| &muscle.pain.sources).map(String::as_str));
    let plan = &visit.plan;
    json!({
        "head": occasion.head(),
        "complaint": episode.title,
        "body": body,
        "found": found.iter().map(|(id, side)| finding(occasion, id, *side)).collect::<Vec<_>>(),
        "done": used.iter().map(|done| json!({
            "technique": done.technique.name,
            "muscles": done.muscles,
            "expect": done.technique.expect,
        })).collect::<Vec<_>>(),
        "help": once(used.iter().filter_map(|done| done.technique.help.as_deref())),
        "watch": watched(occasion),
        "call": once(used.iter().filter_map(|done| done.technique.call.as_deref())),
        "home": visit.home.iter().map(|item| home(occasion, item)).collect::<Vec<_>>(),
        "plan": filled(&plan.text),
        "next_visit": plan.next_visit.map(|day| occasion.day(day)),
        "reassess_on": plan.reassess_on.map(|day| occasion.day(day)),
        "sources": once(sources.into_iter().filter_map(|key| atlas.source(key)).map(|source| source.citation.as_str())),
    })
}

/// The muscles with something to find on them, and those that were treated: each once, in that order.
fn found(Occasion { visit, .. }: &Occasion) -> Vec<(String, Option<BodySide>)> {
    let side = |word: Option<&str>| match word {
        Some("left") => Some(BodySide::Left),
        Some("right") => Some(BodySide::Right),
        _ => None,
    };
    let present = visit.case.findings.iter().filter(|finding| finding.result == "present");
    let examined = present.filter_map(|finding| Some((finding.muscle.clone()?, side(finding.side.as_deref()))));
    let needled = visit.needles.iter().map(|needle| (needle.muscle.clone(), Some(needle.side)));
    let by_hand = visit.manual.iter().filter_map(|manual| Some((manual.muscle.clone()?, manual.side)));
    once(examined.chain(needled).chain(by_hand))
}

fn finding(occasion: &Occasion, id: &str, side: Option<BodySide>) -> Value {
    let muscle = occasion.atlas.muscle(id);
    json!({
        "name": occasion.sided(id, side),
        "part": muscle.map(|muscle| &muscle.group),
        "plain": muscle.map(|muscle| &muscle.pain.plain),
    })
}

struct Done<'a> {
    technique: &'a Technique,
    /// Such as `Infraspinatus, right`.
    muscles: Vec<String>,
}

/// The techniques that were used, with the muscles that they were used on.
fn used<'a>(occasion: &Occasion<'a>) -> Vec<Done<'a>> {
    let visit = occasion.visit;
    let needled = visit
        .needles
        .iter()
        .map(|needle| (needle.technique.technique(), Some(occasion.sided(&needle.muscle, Some(needle.side)))));
    let by_hand = visit.manual.iter().map(|manual| {
        (manual.technique.as_str(), manual.muscle.as_deref().map(|muscle| occasion.sided(muscle, manual.side)))
    });
    let mut used: Vec<Done> = Vec::new();
    for (id, muscle) in needled.chain(by_hand) {
        let Some(technique) = occasion.atlas.technique(id) else { continue };
        let place = used.iter().position(|done| done.technique.id == id).unwrap_or(used.len());
        if place == used.len() {
            used.push(Done { technique, muscles: Vec::new() });
        }
        let muscles = &mut used[place].muscles;
        muscles.extend(muscle.filter(|muscle| !muscles.contains(muscle)));
    }
    used
}

/// Questions of the red flags that may come up after the visit, where it hurts or was treated.
fn watched(occasion: &Occasion) -> Vec<String> {
    let Occasion { atlas, visit, .. } = occasion;
    let body = atlas.body();
    let mut bases: Vec<&str> = Vec::new();
    for cell in care::painted_cells(visit, atlas).unwrap_or_default() {
        bases.push(&body.region_of(cell).base);
    }
    bases
        .extend(visit.case.pain.iter().filter_map(|pain| body.region(&pain.region)).map(|region| region.base.as_str()));
    let sites = visit.needles.iter().filter_map(|needle| needle.site);
    bases.extend(sites.map(|site| body.region_of(body.nearest_cell(site.point)).base.as_str()));
    let flags = atlas.red_flags().iter().filter(|flag| flag.watch);
    let concerns =
        |regions: &[String]| regions.is_empty() || regions.iter().any(|region| bases.contains(&region.as_str()));
    flags.filter(|flag| concerns(&flag.regions)).map(|flag| flag.ask.clone()).collect()
}

fn home(occasion: &Occasion, item: &HomeItem) -> Value {
    let times = |n: u32| if n == 1 { "once a day".to_owned() } else { format!("{n} times a day") };
    let how_often: Vec<String> = [
        item.times_a_day.map(times),
        item.repetitions.map(|n| if n == 1 { "1 repetition".to_owned() } else { format!("{n} repetitions") }),
        item.seconds.map(|n| if n == 1 { "1 second".to_owned() } else { format!("{n} seconds each") }),
    ]
    .into_iter()
    .flatten()
    .collect();
    json!({
        "muscle": item.muscle.as_deref().map(|muscle| occasion.sided(muscle, item.side)),
        "text": item.text,
        "how_often": how_often,
    })
}

/// Each of some things once, in the order of its first use.
pub(crate) fn once<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen: Vec<T> = Vec::new();
    for thing in things {
        if !seen.contains(&thing) {
            seen.push(thing);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use typst_layout::PagedDocument;

    use super::{handout, values};
    use crate::pictures::drawn;
    use crate::printed::{squeezed, text};
    use crate::scene::{HOSTILE, Scene};
    use crate::setting::{Template, pages};

    fn printed(scene: &Scene) -> PagedDocument {
        let occasion = scene.occasion();
        let drawn = drawn(&occasion).expect("pictures");
        pages(Template::Handout, &values(&occasion, &drawn.told), drawn.pictures).expect("pages")
    }

    #[track_caller]
    fn says(scene: &Scene, words: &[&str]) {
        let text = text(&printed(scene));
        for words in words {
            assert!(text.contains(&squeezed(words)), "`{words}` is missing in {text}");
        }
    }

    #[test]
    fn it_says_what_was_found_and_done_and_what_comes() {
        let atlas = embedded::atlas();
        let muscle = atlas.muscle("infraspinatus").expect("a muscle");
        let needling = atlas.technique("deep_dry_needling").expect("a technique");
        let words = [
            "Your visit on March 2, 2026",
            "For Ada Müller",
            "seen by Ida Kern, PT",
            "Infraspinatus, right",
            &muscle.pain.plain,
            &needling.expect,
            needling.help.as_deref().expect("a warning"),
            needling.call.as_deref().expect("a warning"),
            "Call us: 555 0100",
            "Lean on a ball.",
            "2 times a day",
            "Next visit: March 9, 2026",
            atlas.version(),
        ];
        says(&Scene::new(), &words);
    }

    #[test]
    fn a_flag_is_told_where_it_hurts_and_nowhere_else() {
        let ask = |id: &str| squeezed(&embedded::atlas().red_flag(id).expect("a flag").ask);
        let text = text(&printed(&Scene::new()));
        assert!(text.contains(&ask("spreading_redness")));
        assert!(!text.contains(&ask("saddle_numbness")));
    }

    #[test]
    fn what_a_person_wrote_is_no_markup() {
        let scene = Scene::hostile();
        let places = ["clinic", "address", "family", "title", "licence", "/plan/text", "/home/0/text"];
        let written = places.map(|place| format!("{HOSTILE} {place}"));
        says(&scene, &written.each_ref().map(String::as_str));
    }

    #[test]
    fn an_empty_draft_has_a_page_as_well() {
        let scene = Scene::empty();
        says(&scene, &["Your visit on March 2, 2026"]);
        assert!(!text(&printed(&scene)).contains(&squeezed("What we did")));
    }

    #[test]
    fn it_is_an_accessible_pdf_and_the_same_each_time() {
        let scene = Scene::new();
        let bytes = handout(&scene.occasion()).expect("a paper");
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let holds = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
        assert!(holds(b"pdfuaid"), "not PDF/UA");
        assert_eq!(bytes, handout(&scene.occasion()).expect("a paper"));
    }

    #[test]
    fn a_letter_that_no_font_has_does_not_keep_it_from_being_printed() {
        let mut scene = Scene::new();
        scene.patient.name.family = "山田".to_owned();
        assert!(handout(&scene.occasion()).expect("a paper").starts_with(b"%PDF"));
    }

    #[test]
    fn paper_is_of_the_size_of_the_country() {
        let width = |scene: &Scene| printed(scene).pages()[0].frame.width().to_mm().round();
        let mut scene = Scene::new();
        assert_eq!(width(&scene), 216.0);
        scene.clinic.jurisdiction = care::Jurisdiction::England;
        assert_eq!(width(&scene), 210.0);
    }
}
