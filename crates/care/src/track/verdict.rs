//! Whether a course helps, and what should be thought of again when it does not.

use atlas::{Atlas, Better, Urgency};
use jiff::tz::TimeZone;

use crate::{OpenMimic, Plan, Series, Verdict, Visit};

/// Judged by the first measure of each visit, from its first value to the last that is not soreness.
pub(super) fn verdict(visits: &[Visit], series: &[Series], atlas: &Atlas) -> Verdict {
    let course = &atlas.defaults().course;
    let judged = course.each_visit.first().and_then(|id| series.iter().find(|series| series.measure == *id));
    let (text, is_not_responding) = match judged.map(change) {
        None | Some(Change::Unknown) => (&course.not_measured, false),
        Some(Change::Important) => (&course.responding, false),
        Some(_) if !is_due(visits) => (&course.early, false),
        Some(Change::Sore) => (&course.sore, false),
        Some(Change::Unimportant) => (&course.not_responding, true),
    };
    Verdict { text: text.clone(), is_not_responding, open_mimics: open_mimics(visits, atlas) }
}

enum Change {
    /// Fewer than two values, or no study says which change matters.
    Unknown,
    /// Every later value may be soreness.
    Sore,
    Important,
    Unimportant,
}

fn change(series: &Series) -> Change {
    let Some((first, later)) = series.points.split_first() else { return Change::Unknown };
    if later.is_empty() {
        return Change::Unknown;
    }
    let better = |value: f64| match series.better {
        Better::Lower => first.value - value,
        Better::Higher => value - first.value,
    };
    let of_first = series.important_percent.map(|percent| percent / 100.0 * first.value);
    let Some(important) = series.important.or(of_first) else { return Change::Unknown };
    // A value that is better in spite of soreness counts; a worse one waits.
    match later.iter().rev().find(|point| !point.is_sore || better(point.value) >= important) {
        None => Change::Sore,
        Some(point) if better(point.value) >= important => Change::Important,
        Some(_) => Change::Unimportant,
    }
}

/// Whether the last visit has reached the newest reassessment that was agreed before it.
fn is_due(visits: &[Visit]) -> bool {
    let Some((last, before)) = visits.split_last() else { return false };
    let is_agreed = |plan: &Plan| plan.visits.is_some() || plan.reassess_on.is_some();
    let Some(agreed) = before.iter().rposition(|visit| is_agreed(&visit.plan)) else { return false };
    let plan = &before[agreed].plan;
    let n_since = before.len() - agreed;
    let today = last.begun.to_zoned(TimeZone::UTC).date();
    plan.visits.is_some_and(|visits| n_since >= visits as usize) || plan.reassess_on.is_some_and(|day| today >= day)
}

/// Those at least as likely as what the atlas would have ruled out, by their urgency, and not ruled out since.
fn open_mimics(visits: &[Visit], atlas: &Atlas) -> Vec<OpenMimic> {
    let Some((visit, assessment)) = visits.iter().rev().find_map(|visit| Some((visit, visit.assessment.as_ref()?)))
    else {
        return Vec::new();
    };
    let defaults = atlas.defaults();
    let mut open: Vec<OpenMimic> = assessment
        .causes
        .iter()
        .filter_map(|cause| {
            let mimic = atlas.mimic(&cause.cause)?;
            let limit = match mimic.urgency {
                Urgency::Routine => defaults.examination.exclude_probability,
                Urgency::Urgent => defaults.model.urgent_probability,
                Urgency::Emergency => defaults.model.emergency_probability,
            };
            let sided = cause.side.map(|side| format!("{}.{side}", cause.cause));
            let is_excluded = visit
                .case
                .excluded
                .iter()
                .any(|id| *id == cause.cause || sided.as_ref().is_some_and(|sided| id == sided));
            (cause.p >= limit && !is_excluded).then(|| OpenMimic {
                mimic: cause.cause.clone(),
                name: mimic.name.clone(),
                side: cause.side,
                p: cause.p,
            })
        })
        .collect();
    open.sort_by(|a, b| b.p.total_cmp(&a.p));
    open
}
