//! One episode: how the pain goes from visit to visit.

use std::collections::BTreeSet;

use ::atlas::CellId;
use ::cohort::{Simulator, protocol};
use ::locate::Engine;
use ::locate::wire::{self, CaseWire, DrawingWire};
use care::{
    AssessmentSnapshot, Clinic, Diagnosis, Episode, EpisodeId, EpisodeState, Measured, Nrs, Outcome, Patient, Plan,
    Practitioner, RankedCause, SafetyScreen, Visit, VisitId, VisitKind, VisitState,
};
use jiff::{Timestamp, ToSpan};

use super::assumptions::Assumptions;
use super::dice::Dice;
use super::{scribble, treated, weeks_before};

/// Where an episode stands today.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    Past,
    ComesToday,
    HalfWritten,
}

/// Writes the episodes of one patient.
pub struct Teller<'a> {
    pub engine: &'a Engine<'a>,
    pub simulator: &'a Simulator<'a>,
    pub assumed: &'a Assumptions,
    pub clinic: &'a Clinic,
    pub clinician: &'a Practitioner,
    pub patient: &'a Patient,
    pub now: Timestamp,
    pub dice: &'a mut Dice,
}

/// What a visit of an episode begins with.
struct Before {
    at: Timestamp,
    number: u32,
    pain: f64,
    share: f64,
}

impl Teller<'_> {
    pub fn episode(&mut self, one: &::cohort::Patient, when: When) -> (Episode, Vec<Visit>) {
        let course = &self.assumed.course;
        let [fewest, most] = course.visits;
        let n_visits = self.dice.whole(fewest, most);
        let gaps: Vec<u32> =
            (1..n_visits).map(|_| self.dice.whole(course.days_between[0], course.days_between[1])).collect();
        let first = self.first_visit(when, &gaps);
        let fall = if self.dice.chance(course.responds) { self.dice.between(course.weekly_fall) } else { 0.02 };
        let first_pain = self.dice.between(course.first_pain);
        let activity = self.dice.one(&self.assumed.person.activities).clone();
        let mut episode = Episode {
            id: EpisodeId(self.dice.id()),
            clinic: self.clinic.id,
            patient: self.patient.id,
            title: String::new(),
            opened: date(first),
            onset: Some(date(weeks_before(first, one.weeks as u32))),
            diagnoses: Vec::new(),
            goals: vec![care::Goal { text: capitalised(&activity), by: None, is_reached: false }],
            state: EpisodeState::Open,
        };
        let ends_with = matches!(when, When::Past).then_some(n_visits);
        let mut visits: Vec<Visit> = Vec::new();
        let mut days = 0;
        for number in 0..n_visits {
            days += if number == 0 { 0 } else { gaps[number as usize - 1] };
            let left = (1.0 - fall).powf(f64::from(days) / 7.0);
            let noise = course.noise;
            let pain = (first_pain * left + self.dice.between([-noise, noise])).clamp(0.0, 10.0).round();
            let share = 1.0 - course.drawing_follows * (1.0 - left);
            let at = first.saturating_add((i64::from(days) * 24).hours()).unwrap_or(first);
            let visit = self.visit(one, &episode, Before { at, number, pain, share }, ends_with, &activity);
            visits.push(visit);
        }
        self.close(&mut episode, &mut visits, when);
        (episode, visits)
    }

    fn first_visit(&mut self, when: When, gaps: &[u32]) -> Timestamp {
        let days: u32 = gaps.iter().sum();
        let hour = i64::from(self.dice.whole(8, 16));
        let morning = |at: Timestamp| {
            let midnight = date(at).to_zoned(jiff::tz::TimeZone::UTC).map_or(at, |midnight| midnight.timestamp());
            midnight.saturating_add(hour.hours()).unwrap_or(at)
        };
        match when {
            When::Past => morning(weeks_before(self.now, self.dice.whole(days / 7 + 3, self.assumed.weeks))),
            When::ComesToday => {
                morning(self.now.saturating_sub((i64::from(days + 7) * 24).hours()).unwrap_or(self.now))
            }
            When::HalfWritten => self.now.saturating_sub((i64::from(days) * 24 + 1).hours()).unwrap_or(self.now),
        }
    }

    fn visit(
        &mut self,
        one: &::cohort::Patient,
        episode: &Episode,
        before: Before,
        ends_with: Option<u32>,
        activity: &str,
    ) -> Visit {
        let atlas = self.engine.atlas();
        let Before { at, number, pain, share } = before;
        let id = VisitId(self.dice.id());
        let findings = if number == 0 { protocol::examined(self.simulator, self.engine, one) } else { Vec::new() };
        let painted: BTreeSet<CellId> = one.cells.iter().map(|&(cell, _)| cell).collect();
        let painted = scribble::shrunk(atlas.body(), &painted, share);
        let case = CaseWire {
            id: id.to_string(),
            drawing: Some(DrawingWire {
                atlas: None,
                cells: None,
                strokes: scribble::strokes(atlas.body(), &painted, pain.max(1.0)),
            }),
            ..wire::case(&one.case(findings), atlas)
        };
        let assessment = self.assessed(&case, at);
        let kind = match number {
            0 => VisitKind::First,
            _ if Some(number + 1) == ends_with && pain <= 2.0 => VisitKind::Discharge,
            _ => VisitKind::FollowUp,
        };
        let mut measures = vec![measured("nprs", pain, at, "")];
        measures.push(measured("psfs", (10.0 - pain).round(), at, activity));
        let mut visit = Visit {
            id,
            clinic: self.clinic.id,
            patient: self.patient.id,
            episode: episode.id,
            clinician: self.clinician.id,
            kind,
            begun: at,
            case,
            assessment: Some(assessment),
            safety: SafetyScreen { is_complete: true, ..SafetyScreen::default() },
            consent: None,
            plan: Plan {
                text: String::new(),
                visits: Some(self.assumed.course.reassess_after),
                reassess_on: Some(date(at.saturating_add((28 * 24).hours()).unwrap_or(at))),
                next_visit: None,
            },
            needles: Vec::new(),
            manual: Vec::new(),
            responses: Vec::new(),
            reactions: Vec::new(),
            home: Vec::new(),
            measures,
            reports: Vec::new(),
            note: String::new(),
            state: VisitState::Signed { at: at.saturating_add(30.minutes()).unwrap_or(at), by: self.clinician.id },
            addenda: Vec::new(),
        };
        if kind != VisitKind::Discharge {
            treated::treat(&mut visit, atlas, &self.assumed.visit, Nrs::new(pain).ok(), self.dice);
            if !visit.needles.is_empty() {
                visit.consent = Some(treated::consent(&visit, self.clinic, self.clinician, self.patient, atlas));
            }
        }
        visit
    }

    fn assessed(&self, case: &CaseWire, at: Timestamp) -> AssessmentSnapshot {
        let atlas = self.engine.atlas();
        let json = serde_json::to_string(case).expect("a case is plain data");
        let case = wire::parse_case(&json, atlas).expect("made from the atlas");
        let answer = wire::assessment(&self.engine.assess(&case), atlas, false);
        let side = |side| match side {
            "left" => care::BodySide::Left,
            _ => care::BodySide::Right,
        };
        let mut causes = Vec::new();
        for kind in ["muscle", "mimic"] {
            let of_kind = answer.causes.iter().filter(|cause| cause.kind == kind).take(10);
            causes.extend(of_kind.map(|cause| RankedCause {
                cause: cause.cause.clone(),
                side: cause.side.map(side),
                p: cause.p,
                lower: cause.lower,
                upper: cause.upper,
            }));
        }
        AssessmentSnapshot {
            at,
            atlas_version: answer.atlas.version,
            atlas_hash: answer.atlas.hash,
            causes,
            red_flags: answer.red_flags.into_iter().map(|flag| flag.id).collect(),
            unexplained: answer.unexplained,
        }
    }

    /// Names the episode after its first drawing, and ends it or leaves it open.
    fn close(&self, episode: &mut Episode, visits: &mut [Visit], when: When) {
        let atlas = self.engine.atlas();
        episode.title = title(atlas, &visits[0]);
        episode.diagnoses = vec![Diagnosis { code: String::new(), text: episode.title.clone() }];
        let today = date(self.now);
        for at in 1..visits.len() {
            visits[at - 1].plan.next_visit = Some(date(visits[at].begun));
        }
        let (Some(first), Some(last)) = (pain_of(&visits[0]), visits.last().and_then(pain_of)) else { return };
        let Some(latest) = visits.last_mut() else { return };
        match when {
            When::ComesToday => latest.plan.next_visit = Some(today),
            When::HalfWritten => {
                latest.state = VisitState::Draft;
                latest.begun = self.now.saturating_sub(40.minutes()).unwrap_or(self.now);
                latest.plan.next_visit = None;
                // Half written: what follows the examination is not there yet.
                latest.needles.clear();
                latest.manual.clear();
                latest.home.clear();
                latest.reactions.clear();
            }
            When::Past => {
                let outcome = match last {
                    last if last <= 1.0 => Outcome::Resolved,
                    last if last <= 0.7 * first => Outcome::Improved,
                    last if last > first + 1.0 => Outcome::Worse,
                    _ => Outcome::Unchanged,
                };
                episode.state = EpisodeState::Closed { on: date(latest.begun), outcome };
            }
        }
        episode.goals.iter_mut().for_each(|goal| goal.is_reached = when == When::Past && last <= 2.0);
    }
}

fn pain_of(visit: &Visit) -> Option<f64> {
    visit.measures.iter().find(|measured| measured.measure == "nprs").map(|measured| measured.value)
}

/// The region with most of the paint, with a capital.
fn title(atlas: &::atlas::Atlas, visit: &Visit) -> String {
    let strokes = visit.case.drawing.iter().flat_map(|drawing| &drawing.strokes);
    let mut counts = std::collections::BTreeMap::new();
    for point in strokes.flat_map(|stroke| &stroke.points) {
        let cell = atlas.body().nearest_cell(point.map(|number| number.0));
        *counts.entry(atlas.body().region_of(cell).name.as_str()).or_insert(0) += 1;
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count).map_or("Pain", |(name, _)| name);
    capitalised(most)
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn measured(measure: &str, value: f64, at: Timestamp, about: &str) -> Measured {
    Measured { measure: measure.to_owned(), value, at, side: None, about: about.to_owned(), by_patient: false }
}

fn date(at: Timestamp) -> jiff::civil::Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}
