//! What a patient sees and sends at the own page.

use ::atlas::{Atlas, Better, FlagAction, SelfReport, UrgencyOfReport};
use care::{Clinic, Episode, HomeItem, Name, Patient, Visit};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use locate::wire::{DrawingWire, PainWire};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The code of an invitation and who claims to hold it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub code: String,
    #[schema(value_type = String, format = Date)]
    pub birth_date: Date,
}

/// All that the page of one patient shows: of the record only what the last signed visit left the patient with.
#[derive(Serialize, ToSchema)]
pub struct OwnPage {
    pub name: String,
    pub clinic: String,
    /// Of the clinic; may be empty.
    pub phone: String,
    pub time_zone: String,
    /// Everything in it is invented.
    pub is_demonstration: bool,
    pub complaint: String,
    /// When the page closes by itself.
    #[schema(value_type = String, format = DateTime)]
    pub open_until: Timestamp,
    /// Absent before the first signed visit.
    pub last: Option<OwnVisit>,
    pub questions: Vec<OwnQuestion>,
    /// What may be noticed after treatment; empty before the first signed visit.
    pub after_effects: Vec<OwnSign>,
    pub warnings: Vec<OwnSign>,
    pub advice: GeneralAdvice,
    /// When the last report was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent: Option<Timestamp>,
}

/// The last signed visit in words for the patient.
#[derive(Serialize, ToSchema)]
pub struct OwnVisit {
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub plan: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub next_visit: Option<Date>,
    pub home: Vec<HomeItem>,
    /// What may be felt in the days after, one text for each technique that was used.
    pub expect: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawing: Option<DrawingWire>,
    pub pain: Vec<PainWire>,
}

/// A value that the patient is asked for.
#[derive(Serialize, ToSchema)]
pub struct OwnQuestion {
    pub measure: String,
    /// As the answer has it.
    pub about: String,
    pub ask: String,
    /// The activity that is asked about; empty: none.
    pub activity: String,
    pub lowest: f64,
    pub highest: f64,
    /// What the lowest value means.
    pub low: String,
    /// What the highest value means.
    pub high: String,
    pub better: Better,
}

/// Something that the patient may say yes to.
#[derive(Serialize, ToSchema)]
pub struct OwnSign {
    pub id: String,
    pub ask: String,
    pub urgency: UrgencyOfReport,
    /// What to do.
    pub advice: String,
}

#[derive(Serialize, ToSchema)]
pub struct GeneralAdvice {
    pub expected: String,
    pub call: String,
    pub emergency: String,
}

/// What the patient sends. At least one thing is in it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    #[serde(default)]
    pub drawing: Option<DrawingWire>,
    #[serde(default)]
    pub pain: Vec<PainWire>,
    #[serde(default)]
    pub answers: Vec<OwnAnswer>,
    /// Ids of `after_effects`.
    #[serde(default)]
    pub after_effects: Vec<String>,
    /// Ids of `warnings`.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Texts of the home programme that were done.
    #[serde(default)]
    pub done_at_home: Vec<String>,
    /// At most 2000 characters.
    #[serde(default)]
    pub words: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnAnswer {
    pub measure: String,
    #[serde(default)]
    pub about: String,
    pub value: f64,
}

/// It has arrived.
#[derive(Serialize, ToSchema)]
pub struct Sent {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub told: UrgencyOfReport,
    /// What to do now, each once; empty where nothing has to be done.
    pub advice: Vec<String>,
}

/// Of what the page is made.
pub struct Behind<'a> {
    pub atlas: &'a Atlas,
    pub patient: &'a Patient,
    pub clinic: &'a Clinic,
    pub zone: &'a TimeZone,
    pub episode: &'a Episode,
    /// Signed visits of the episode, oldest first.
    pub visits: &'a [Visit],
    pub open_until: Timestamp,
    pub sent: Option<Timestamp>,
}

impl OwnPage {
    pub fn new(behind: &Behind) -> Self {
        let Behind { atlas, patient, clinic, visits, .. } = behind;
        let asked = atlas.self_report();
        let Name { given, family } = &patient.name;
        let after_effects = asked.after_effects.iter().map(|effect| OwnSign {
            id: effect.id.clone(),
            ask: effect.ask.clone(),
            urgency: effect.urgency,
            advice: effect.advice.clone(),
        });
        Self {
            name: if given.is_empty() { family.clone() } else { given.clone() },
            clinic: clinic.name.clone(),
            phone: clinic.phone.clone(),
            time_zone: clinic.time_zone.clone(),
            is_demonstration: clinic.is_demonstration,
            complaint: behind.episode.title.clone(),
            open_until: behind.open_until,
            last: visits.last().map(|visit| OwnVisit::new(visit, behind)),
            questions: questions(behind),
            after_effects: after_effects.filter(|_| !visits.is_empty()).collect(),
            warnings: asked.warning.red_flags.iter().filter_map(|id| warning(atlas, id)).collect(),
            advice: GeneralAdvice {
                expected: asked.expected.clone(),
                call: asked.call.clone(),
                emergency: asked.emergency.clone(),
            },
            sent: behind.sent,
        }
    }
}

impl OwnVisit {
    fn new(visit: &Visit, behind: &Behind) -> Self {
        let needled = visit.needles.iter().map(|needle| needle.technique.technique());
        let mut techniques: Vec<&str> = Vec::new();
        for technique in needled.chain(visit.manual.iter().map(|manual| manual.technique.as_str())) {
            if !techniques.contains(&technique) {
                techniques.push(technique);
            }
        }
        let expect = techniques.into_iter().filter_map(|id| behind.atlas.technique(id));
        Self {
            on: visit.begun.to_zoned(behind.zone.clone()).date(),
            plan: visit.plan.text.clone(),
            next_visit: visit.plan.next_visit,
            home: visit.home.clone(),
            expect: expect.map(|technique| technique.expect.clone()).collect(),
            drawing: visit.case.drawing.clone(),
            pain: visit.case.pain.clone(),
        }
    }
}

/// A red flag that is asked of everybody, as a patient is told of it.
pub fn warning(atlas: &Atlas, id: &str) -> Option<OwnSign> {
    let flag = atlas.red_flag(id)?;
    let SelfReport { expected, call, emergency, .. } = atlas.self_report();
    let (urgency, advice) = match flag.action {
        FlagAction::Caution => (UrgencyOfReport::Expected, expected),
        FlagAction::Urgent => (UrgencyOfReport::Call, call),
        FlagAction::Emergency => (UrgencyOfReport::Emergency, emergency),
    };
    Some(OwnSign { id: flag.id.clone(), ask: flag.ask.clone(), urgency, advice: advice.clone() })
}

fn questions(behind: &Behind) -> Vec<OwnQuestion> {
    let mut questions = Vec::new();
    for question in &behind.atlas.self_report().questions {
        let Some(measure) = behind.atlas.measure(&question.measure) else { continue };
        if question.after_treatment && behind.visits.is_empty() {
            continue;
        }
        let about = if question.of_activities {
            activities(&question.measure, behind.visits)
        } else {
            vec![question.about.as_str()]
        };
        questions.extend(about.into_iter().map(|about| OwnQuestion {
            measure: measure.id.clone(),
            about: about.to_owned(),
            ask: question.ask.clone(),
            activity: if question.of_activities { about.to_owned() } else { String::new() },
            lowest: measure.lowest,
            highest: measure.highest,
            low: question.low.clone(),
            high: question.high.clone(),
            better: measure.better,
        }));
    }
    questions
}

/// What the measure was about in earlier visits, each once.
fn activities<'a>(measure: &str, visits: &'a [Visit]) -> Vec<&'a str> {
    let measured = visits.iter().flat_map(|visit| &visit.measures).filter(|measured| measured.measure == measure);
    let mut activities: Vec<&str> = Vec::new();
    for about in measured.map(|measured| measured.about.as_str()) {
        if !about.is_empty() && !activities.contains(&about) {
            activities.push(about);
        }
    }
    activities
}
