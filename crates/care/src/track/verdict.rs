//! Whether a course helps, and what should be thought of again when it does not.

use atlas::{Atlas, Better, Urgency};
use jiff::tz::TimeZone;

use crate::{OpenMimic, Plan, Series, Verdict, Visit};

/// Judged by the first measure of each visit, from its first value to the last that is not soreness.
pub(super) fn verdict(visits: &[Visit], series: &[Series], atlas: &Atlas) -> Verdict {
    let course = &atlas.defaults().course;
    // Pain now rather than pain at its worst, where both were asked.
    let judged = course.each_visit.first().and_then(|id| {
        series.iter().filter(|series| series.measure == *id).min_by_key(|series| !series.about.is_empty())
    });
    let (text, is_not_responding) = match judged.map(change) {
        None | Some(Change::Unknown) => (&course.not_measured, false),
        Some(Change::Important) => (&course.responding, false),
        Some(_) if !is_due(visits) => (&course.early, false),
        Some(Change::Sore) => (&course.sore, false),
        Some(Change::Unimportant) => (&course.not_responding, true),
    };
    Verdict {
        text: text.clone(),
        is_not_responding,
        open_mimics: open_mimics(visits, atlas),
        basis: course.basis.clone(),
        grade: course.grade,
        sources: course.sources.clone(),
    }
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

#[cfg(test)]
mod tests {
    use crate::scene::{Scene, before, nprs, time};
    use crate::{AssessmentSnapshot, BodySide, Plan, RankedCause, Verdict, Visit, track};

    /// Visits a week apart with these ratings, the first with a plan of two visits, no needle unless told.
    fn visits(ratings: &[f64]) -> Vec<Visit> {
        let mut scene = Scene::new();
        scene.visit.needles.clear();
        let days = ["2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"];
        let visits = (20..).zip(days).zip(ratings).enumerate();
        visits
            .map(|(index, ((number, day), rating))| {
                let begun = format!("{day}T09:00:00Z");
                let plan = if index == 0 { Plan { visits: Some(2), ..Plan::default() } } else { Plan::default() };
                Visit { measures: vec![nprs(*rating, &begun)], plan, ..before(&scene, number, &begun) }
            })
            .collect()
    }

    fn verdict(visits: &[Visit]) -> Verdict {
        track(visits, embedded::atlas()).verdict
    }

    #[track_caller]
    fn check(visits: &[Visit], expected: &str, is_not_responding: bool) {
        let verdict = verdict(visits);
        assert_eq!((verdict.text.as_str(), verdict.is_not_responding), (expected, is_not_responding));
    }

    #[test]
    fn it_is_judged_when_the_reassessment_is_due() {
        let course = &embedded::atlas().defaults().course;
        check(&visits(&[6.0]), &course.not_measured, false);
        check(&visits(&[6.0, 6.0]), &course.early, false);
        check(&visits(&[6.0, 6.0, 5.0]), &course.not_responding, true);
        check(&visits(&[6.0, 6.0, 4.5]), &course.responding, false);
        check(&visits(&[6.0, 4.0]), &course.responding, false);
        check(&visits(&[6.0, 4.0, 6.0]), &course.not_responding, true);
    }

    #[test]
    fn a_day_can_be_agreed_instead_of_a_number() {
        let course = &embedded::atlas().defaults().course;
        let mut visits = visits(&[6.0, 6.0]);
        visits[0].plan = Plan { reassess_on: Some("2026-02-09".parse().expect("a day")), ..Plan::default() };
        check(&visits, &course.not_responding, true);
        visits[0].plan.reassess_on = Some("2026-02-10".parse().expect("a day"));
        check(&visits, &course.early, false);
    }

    #[test]
    fn pain_at_its_worst_does_not_stand_for_pain_now() {
        let course = &embedded::atlas().defaults().course;
        let mut visits = visits(&[6.0, 4.0]);
        for visit in &mut visits {
            let worst =
                crate::Measured { about: "worst in 24 hours".to_owned(), value: 9.0, ..visit.measures[0].clone() };
            visit.measures.insert(0, worst);
        }
        check(&visits, &course.responding, false);
    }

    #[test]
    fn soreness_is_not_read_as_failure() {
        let course = &embedded::atlas().defaults().course;
        let mut visits = visits(&[6.0, 5.0, 8.0]);
        visits[1].measures.clear();
        let mut needle = Scene::new().visit.needles.remove(0);
        needle.inserted = time("2026-02-15T09:00:00Z");
        visits[1].needles.push(needle);
        check(&visits, &course.sore, false);
        visits[2].measures[0].value = 4.0;
        check(&visits, &course.responding, false);
        visits[2].measures[0] = nprs(8.0, "2026-02-18T09:00:00Z");
        check(&visits, &course.not_responding, true);
    }

    #[test]
    fn mimics_that_are_likely_enough_stay_open_until_they_are_ruled_out() {
        let mut visits = visits(&[6.0, 6.0, 6.0]);
        let ranked = |cause: &str, side, p| RankedCause { cause: cause.to_owned(), side, p, lower: p, upper: p };
        visits[1].assessment = Some(AssessmentSnapshot {
            at: visits[1].begun,
            atlas_version: String::new(),
            atlas_hash: String::new(),
            causes: vec![
                ranked("gluteus_medius", Some(BodySide::Right), 0.9),
                ranked("hip_joint", Some(BodySide::Right), 0.2),
                ranked("sacroiliac_joint", Some(BodySide::Right), 0.19),
                ranked("trochanteric_pain", Some(BodySide::Right), 0.6),
                ranked("aortic_dissection", None, 0.02),
            ],
            red_flags: Vec::new(),
            unexplained: 0.0,
        });
        let open = |visits: &[Visit]| -> Vec<String> {
            verdict(visits).open_mimics.into_iter().map(|open| open.mimic).collect()
        };
        assert_eq!(open(&visits), ["trochanteric_pain", "hip_joint", "aortic_dissection"]);
        visits[1].case.excluded = vec!["trochanteric_pain.left".to_owned(), "hip_joint.right".to_owned()];
        assert_eq!(open(&visits), ["trochanteric_pain", "aortic_dissection"]);
    }
}
