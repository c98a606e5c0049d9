//! The note of a visit, for the record and for whoever sent the patient: everything that was written, in the order of the visit.

use care::{Consent, EpisodeState, Goal, VisitKind, VisitState};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::occasion::filled;
use crate::pictures::drawn;
use crate::setting::{Template, pdf};
use crate::{Occasion, PaperError};

mod examination;
mod treatment;

/// The version of the visit that is printed.
pub struct Kept {
    pub version: u32,
    pub at: Timestamp,
    /// SHA-256 in the chain of versions.
    pub hash: [u8; 32],
}

/// The note of a visit as PDF; a draft is stamped as one.
///
/// # Errors
/// [`PaperError`] when the page cannot be set.
pub fn note(occasion: &Occasion, kept: &Kept) -> Result<Vec<u8>, PaperError> {
    let drawn = drawn(occasion)?;
    pdf(Template::Note, &values(occasion, kept, &drawn.told), drawn.pictures)
}

pub(crate) fn values(occasion: &Occasion, kept: &Kept, body: &Value) -> Value {
    let Occasion { patient, visit, .. } = occasion;
    let hash: String = kept.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let signed = match &visit.state {
        VisitState::Draft => Value::Null,
        VisitState::Signed { at, by } => json!({"at": occasion.moment(*at), "by": occasion.person(*by)}),
    };
    json!({
        "head": occasion.head(),
        "kind": kind(visit.kind),
        "begun": occasion.moment(visit.begun),
        "born": patient.birth_date.map(|date| occasion.day(date)),
        "sex": word(&patient.sex),
        "alert": filled(&patient.alert),
        "signed": signed,
        "kept": {"version": kept.version, "at": occasion.moment(kept.at), "hash": hash},
        "complaint": complaint(occasion),
        "body": body,
        "assessment": examination::assessment(occasion),
        "findings": examination::findings(occasion),
        "safety": examination::safety(occasion),
        "consent": visit.consent.as_ref().map(|consent| agreed(occasion, consent)),
        "needles": treatment::needles(occasion),
        "manual": treatment::manual(occasion),
        "responses": treatment::responses(occasion),
        "reactions": treatment::reactions(occasion),
        "measures": examination::measures(occasion),
        "plan": plan(occasion),
        "home": treatment::home(occasion),
        "note": filled(&visit.note),
        "billing": care::billing(visit, occasion.atlas).map(|bill| json!({
            "code": format!("{} {}", bill.system, bill.code),
            "name": bill.name,
            "muscles": bill.muscles,
        })),
        "addenda": visit.addenda.iter().map(|addendum| json!({
            "at": occasion.moment(addendum.at),
            "by": occasion.person(addendum.by),
            "text": addendum.text,
        })).collect::<Vec<_>>(),
    })
}

fn kind(kind: VisitKind) -> &'static str {
    match kind {
        VisitKind::First => "First visit",
        VisitKind::FollowUp => "Follow-up visit",
        VisitKind::Discharge => "Discharge visit",
    }
}

fn complaint(occasion: &Occasion) -> Value {
    let Occasion { atlas, episode, visit, .. } = occasion;
    let goal = |goal: &Goal| {
        let by = goal.by.filter(|_| !goal.is_reached).map(|day| format!(" (by {})", occasion.day(day)));
        format!("{}{}", goal.text, if goal.is_reached { " (reached)".to_owned() } else { by.unwrap_or_default() })
    };
    let diagnosis = |diagnosis: &care::Diagnosis| match diagnosis.code.as_str() {
        "" => diagnosis.text.clone(),
        code => format!("{} ({code})", diagnosis.text),
    };
    let load = |id: &String| atlas.load(id).map_or_else(|| id.replace('_', " "), |load| load.name.clone());
    let closed = match &episode.state {
        EpisodeState::Open => None,
        EpisodeState::Closed { on, outcome } => Some(format!("{}, {}", occasion.day(*on), word(outcome))),
    };
    json!({
        "title": episode.title,
        "opened": occasion.day(episode.opened),
        "onset": episode.onset.map(|day| occasion.day(day)),
        "closed": closed,
        "weeks": visit.case.duration_weeks.map(|weeks| number(weeks.0)),
        "diagnoses": episode.diagnoses.iter().map(diagnosis).collect::<Vec<_>>(),
        "goals": episode.goals.iter().map(goal).collect::<Vec<_>>(),
        "loads": visit.case.history.iter().map(load).collect::<Vec<_>>(),
        "pains": examination::pains(occasion),
    })
}

fn agreed(occasion: &Occasion, consent: &Consent) -> Value {
    let refused = consent.items.iter().filter(|item| !item.is_agreed);
    json!({
        "form": consent.form.replace('_', " "),
        "signed_name": consent.signed_name,
        "at": occasion.moment(consent.at),
        "explained_by": occasion.person(consent.explained_by),
        "n_agreed": consent.items.iter().filter(|item| item.is_agreed).count(),
        "refused": refused.map(|item| item.text.as_str()).collect::<Vec<_>>(),
        "hash": consent.hash,
        "copy_given": consent.copy_given,
    })
}

fn plan(occasion: &Occasion) -> Value {
    let plan = &occasion.visit.plan;
    json!({
        "text": filled(&plan.text),
        "visits": plan.visits,
        "reassess_on": plan.reassess_on.map(|day| occasion.day(day)),
        "next_visit": plan.next_visit.map(|day| occasion.day(day)),
    })
}

/// A choice as it is written, such as `front_desk`, in words.
fn word(choice: &impl serde::Serialize) -> String {
    let written = serde_json::to_value(choice).unwrap_or_default();
    written.as_str().unwrap_or_default().replace('_', " ")
}

/// Without decimals where there are none.
fn number(value: f64) -> String {
    let tenths = (10.0 * value).round() / 10.0;
    tenths.to_string()
}

#[cfg(test)]
mod tests {
    use super::{note, values};
    use crate::pictures::drawn;
    use crate::printed::{squeezed, text};
    use crate::scene::{HOSTILE, Scene};
    use crate::setting::{Template, pages};

    fn printed(scene: &Scene) -> String {
        let occasion = scene.occasion();
        let drawn = drawn(&occasion).expect("pictures");
        text(&pages(Template::Note, &values(&occasion, &scene.kept(), &drawn.told), drawn.pictures).expect("pages"))
    }

    #[track_caller]
    fn says(scene: &Scene, words: &[&str]) {
        let text = printed(scene);
        for words in words {
            assert!(text.contains(&squeezed(words)), "`{words}` is missing in {text}");
        }
    }

    #[test]
    fn it_says_everything_that_was_written() {
        let words = [
            "Ada Müller",
            "Faints easily.",
            "March 2, 2026, 2:40 PM by Ida Kern, PT",
            &"ab".repeat(32),
            "Right shoulder",
            "Myalgia, other site (M79.18)",
            "Put on a coat (by April 1, 2026)",
            "C5 radiculopathy, right",
            "83 %",
            "82 to 84 %",
            "History of cancer",
            "Cleared by the family doctor.",
            "Superficial only.",
            "c0ffee",
            "0.25 × 40 mm",
            "lot A17",
            "2:22 PM",
            "1 in, 1 out",
            "90 s",
            "the familiar pain",
            "bruising",
            "6 point",
            "Needle infraspinatus again.",
            "Lean on a ball.",
            "Slept badly.",
            "CPT 20560",
            "Called: sore, no breathlessness.",
        ];
        says(&Scene::new(), &words);
        assert!(!printed(&Scene::new()).contains(&squeezed("Draft, not signed")));
    }

    #[test]
    fn a_draft_is_stamped_and_a_needle_that_is_in_is_told() {
        let mut scene = Scene::new();
        scene.visit.state = care::VisitState::Draft;
        scene.visit.needles[0].out = None;
        says(&scene, &["Draft, not signed", "not out", "1 in, 0 out"]);
    }

    #[test]
    fn what_a_person_wrote_is_no_markup() {
        let places = [
            "/plan/text",
            "/note",
            "/home/0/text",
            "/needles/0/note",
            "/manual/0/note",
            "/reactions/0/action",
            "/addenda/0/text",
            "clinic",
            "family",
            "title",
            "licence",
        ];
        let written = places.map(|place| format!("{HOSTILE} {place}"));
        says(&Scene::hostile(), &written.each_ref().map(String::as_str));
    }

    #[test]
    fn an_empty_draft_has_a_page_as_well() {
        says(&Scene::empty(), &["Visit note", "No finding was written."]);
    }

    #[test]
    fn it_is_an_accessible_pdf() {
        let scene = Scene::new();
        let bytes = note(&scene.occasion(), &scene.kept()).expect("a paper");
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert!(bytes.windows(7).any(|window| window == b"pdfuaid"), "not PDF/UA");
    }
}
