use axum::Json;
use axum::http::StatusCode;
use care::{Measured, Report, ReportId, ReportState, UrgencyOfReport};
use jiff::SignedDuration;
use serde_json::json;

use super::page;
use crate::app::{App, new_id};
use crate::extract::Body;
use crate::own_page::AtOwnPage;
use crate::problem::Problem;
use crate::wire::own_page::{NewReport, OwnAnswer, Sent, warning};

const MOST_A_DAY: u32 = 20;
const DAY: SignedDuration = SignedDuration::from_hours(24);
const MOST_CHARACTERS: usize = 2000;
const MOST_ITEMS: usize = 50;

/// Send a drawing, answers, and what was noticed. It stands by itself until a clinician takes it over into a visit.
#[utoipa::path(post, path = "/api/patient/report", request_body = NewReport, responses((status = 201, body = Sent), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn send_report(
    app: App,
    at_page: AtOwnPage,
    Body(asked): Body<NewReport>,
) -> Result<(StatusCode, Json<Sent>), Problem> {
    let AtOwnPage { session, record, now } = &at_page;
    may_be(&app, &asked)?;
    if record.reports_since(session.patient, *now - DAY).await? >= MOST_A_DAY {
        return Err(Problem::too_many_reports(MOST_A_DAY));
    }
    let (told, advice) = advice(&app, &asked);
    let measured = |answer: OwnAnswer| Measured {
        measure: answer.measure,
        value: answer.value,
        at: *now,
        side: None,
        about: answer.about,
        by_patient: true,
    };
    let given: Vec<String> = page::signed_visits(&at_page)
        .await?
        .pop()
        .into_iter()
        .flat_map(|visit| visit.home)
        .map(|item| item.text)
        .collect();
    let report = Report {
        id: ReportId(new_id(*now)?),
        clinic: session.clinic,
        patient: session.patient,
        episode: session.episode,
        at: *now,
        drawing: asked.drawing,
        pain: asked.pain,
        measures: asked.answers.into_iter().map(measured).collect(),
        after_effects: asked.after_effects,
        red_flags: asked.warnings,
        done_at_home: asked.done_at_home.into_iter().filter(|text| given.contains(text)).collect(),
        words: asked.words.trim().to_owned(),
        told,
        state: ReportState::New,
    };
    record.put(&report, 0, *now, "sent by the patient").await?;
    Ok((StatusCode::CREATED, Json(Sent { at: *now, told, advice })))
}

fn may_be(app: &App, asked: &NewReport) -> Result<(), Problem> {
    let NewReport { drawing, pain, answers, after_effects, warnings, done_at_home, words } = asked;
    let is_blank = drawing.is_none() && pain.is_empty() && answers.is_empty() && after_effects.is_empty();
    if is_blank && warnings.is_empty() && done_at_home.is_empty() && words.trim().is_empty() {
        return Err(Problem::refused("words", "the report is empty; expected a drawing, an answer or a word"));
    }
    let length = words.chars().count();
    if length > MOST_CHARACTERS {
        return Err(Problem::refused(
            "words",
            format!("`words` has {length} characters, expected at most {MOST_CHARACTERS}"),
        ));
    }
    for (place, count) in
        [("answers", answers.len()), ("after_effects", after_effects.len()), ("done_at_home", done_at_home.len())]
    {
        if count > MOST_ITEMS {
            return Err(Problem::refused(
                place,
                format!("`{place}` has {count} entries, expected at most {MOST_ITEMS}"),
            ));
        }
    }
    for (index, answer) in answers.iter().enumerate() {
        let place = format!("answers[{index}]");
        let is_asked = app.atlas.self_report().questions.iter().any(|question| question.measure == answer.measure);
        let Some(measure) = app.atlas.measure(&answer.measure).filter(|_| is_asked) else {
            return Err(Problem::refused(&place, format!("nobody asks for `{}` here", answer.measure)));
        };
        if !(measure.lowest..=measure.highest).contains(&answer.value) {
            let detail = format!("`{place}` is {}, expected {} to {}", answer.value, measure.lowest, measure.highest);
            return Err(Problem::refused(&place, detail));
        }
    }
    if let Some(id) = after_effects.iter().find(|id| app.atlas.self_report().after_effect(id).is_none()) {
        return Err(Problem::refused("after_effects", format!("unknown after-effect `{id}`")));
    }
    let asked_flags = &app.atlas.self_report().warning.red_flags;
    if let Some(id) = warnings.iter().find(|id| !asked_flags.contains(id)) {
        return Err(Problem::refused("warnings", format!("unknown warning sign `{id}`")));
    }
    let case = json!({ "id": "report", "drawing": drawing, "pain": pain });
    locate::wire::parse_case(&case.to_string(), app.atlas)?;
    Ok(())
}

/// How soon somebody is needed, and what the patient is told.
fn advice(app: &App, asked: &NewReport) -> (UrgencyOfReport, Vec<String>) {
    let effects = asked.after_effects.iter().filter_map(|id| app.atlas.self_report().after_effect(id));
    let effects = effects.map(|effect| (effect.urgency, effect.advice.clone()));
    let flags = asked.warnings.iter().filter_map(|id| warning(app.atlas, id)).map(|sign| (sign.urgency, sign.advice));
    let mut told: Vec<(UrgencyOfReport, String)> = effects.chain(flags).collect();
    told.sort_by_key(|(urgency, _)| std::cmp::Reverse(*urgency));
    let worst = told.first().map_or(UrgencyOfReport::Expected, |(urgency, _)| *urgency);
    let mut advice: Vec<String> = Vec::new();
    // What can wait would only stand in the way of what cannot.
    for (_, text) in told.into_iter().filter(|(urgency, _)| *urgency == worst) {
        if !advice.contains(&text) {
            advice.push(text);
        }
    }
    (worst, advice)
}
