//! From draft to signed visit, what comes after, and how the next one starts.

use jiff::Timestamp;
use locate::wire::CaseWire;

use super::{Context, checks, is_blank};
use crate::{
    Addendum, CareError, Check, Level, Plan, PractitionerId, Rule, SafetyScreen, Visit, VisitId, VisitKind, VisitState,
};

/// The visit, signed by the clinician of the context; from then on it only gets addenda.
///
/// # Errors
/// Every check that keeps it from being signed.
pub fn sign(visit: &Visit, context: &Context<'_>) -> Result<Visit, Vec<Check>> {
    if let VisitState::Signed { .. } = visit.state {
        let text = "The visit is signed already: add an addendum.";
        return Err(vec![Check::new(Rule::Signed, Level::Stop, "state", text)]);
    }
    let mut stops = checks(visit, context);
    stops.retain(|check| check.level.keeps_from_signing());
    if !stops.is_empty() {
        return Err(stops);
    }
    let state = VisitState::Signed { at: context.now, by: context.clinician.id };
    Ok(Visit { state, ..visit.clone() })
}

/// The visit with an addendum at its end.
///
/// # Errors
/// [`CareError::NotSigned`] for a draft, [`CareError::Empty`] without text.
pub fn add(visit: &Visit, addendum: Addendum) -> Result<Visit, CareError> {
    if visit.state == VisitState::Draft {
        return Err(CareError::NotSigned { id: visit.id.to_string() });
    }
    if is_blank(&addendum.text) {
        return Err(CareError::Empty { what: "an addendum", expected: "text" });
    }
    let mut visit = visit.clone();
    visit.addenda.push(addendum);
    Ok(visit)
}

/// A draft that starts from a visit before: the plan in words, the home programme and what loads the patient.
///
/// Nothing that was felt, measured, screened or done is taken over, and no date.
pub fn as_last_time(previous: &Visit, id: VisitId, begun: Timestamp, clinician: PractitionerId) -> Visit {
    Visit {
        id,
        clinic: previous.clinic,
        patient: previous.patient,
        episode: previous.episode,
        clinician,
        kind: VisitKind::FollowUp,
        begun,
        case: CaseWire {
            id: id.to_string(),
            age: None,
            sex: previous.case.sex.clone(),
            duration_weeks: None,
            pain: Vec::new(),
            drawing: None,
            findings: Vec::new(),
            history: previous.case.history.clone(),
            red_flags: Vec::new(),
            excluded: Vec::new(),
            confirmed: Vec::new(),
            true_cause: None,
            source: None,
            note: None,
        },
        assessment: None,
        safety: SafetyScreen::default(),
        consent: None,
        plan: Plan { text: previous.plan.text.clone(), ..Plan::default() },
        needles: Vec::new(),
        manual: Vec::new(),
        responses: Vec::new(),
        reactions: Vec::new(),
        home: previous.home.clone(),
        measures: Vec::new(),
        reports: Vec::new(),
        note: String::new(),
        state: VisitState::Draft,
        addenda: Vec::new(),
    }
}
