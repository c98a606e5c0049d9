//! A visit to which no rule objects, for tests.

use jiff::Timestamp;
use jiff::civil::Date;
use locate::wire::CaseWire;
use uuid::Uuid;

use crate::{
    BodySide, ClinicId, Consent, ConsentItem, Contact, Context, Episode, EpisodeId, EpisodeState, Jurisdiction,
    ManualTreatment, Measured, Name, Needle, NeedleOut, NeedleTechnique, Patient, PatientId, Plan, Practitioner,
    PractitionerId, Role, SafetyAnswer, SafetyScreen, Sex, Training, Visit, VisitId, VisitKind, VisitState, form, hash,
};

pub struct Scene {
    pub visit: Visit,
    pub patient: Patient,
    pub episode: Episode,
    pub clinician: Practitioner,
    pub jurisdiction: Jurisdiction,
    pub earlier: Vec<Visit>,
}

pub const NOW: &str = "2026-03-02T10:00:00Z";

pub fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

impl Scene {
    /// One needle in the right gluteus medius, with all that belongs to it.
    pub fn new() -> Self {
        let (clinic, patient, episode) = (ClinicId(id(1)), PatientId(id(3)), EpisodeId(id(4)));
        let practitioner = PractitionerId(id(2));
        let safety = SafetyScreen { is_complete: true, ..SafetyScreen::default() };
        let visit = Visit {
            id: VisitId(id(10)),
            clinic,
            patient,
            episode,
            clinician: practitioner,
            kind: VisitKind::First,
            begun: time("2026-03-02T09:00:00Z"),
            case: case("10"),
            assessment: None,
            safety,
            consent: Some(consent(Jurisdiction::General, practitioner)),
            plan: Plan { text: "Needling.".to_owned(), visits: Some(3), ..Plan::default() },
            needles: vec![needle(1, "gluteus_medius", BodySide::Right)],
            manual: Vec::new(),
            responses: Vec::new(),
            reactions: Vec::new(),
            home: Vec::new(),
            measures: vec![nprs(6.0, "2026-03-02T09:05:00Z")],
            reports: Vec::new(),
            note: String::new(),
            state: VisitState::Draft,
            addenda: Vec::new(),
        };
        Self {
            visit,
            patient: Patient {
                id: patient,
                clinic,
                name: Name { family: "Ärmel".to_owned(), given: "Jo".to_owned() },
                birth_date: Some(day("1970-05-01")),
                sex: Sex::Female,
                contact: Contact::default(),
                language: "en".to_owned(),
                standing: Vec::new(),
                practitioner: None,
                alert: String::new(),
                is_in_research: false,
                merged_into: None,
            },
            episode: Episode {
                id: episode,
                clinic,
                patient,
                title: "Right hip".to_owned(),
                opened: day("2026-03-02"),
                onset: None,
                diagnoses: Vec::new(),
                goals: Vec::new(),
                state: EpisodeState::Open,
            },
            clinician: Practitioner {
                id: practitioner,
                clinic,
                name: Name { family: "Kern".to_owned(), given: "Ida".to_owned() },
                role: Role::Clinician,
                licence: String::new(),
                training: vec![training("pelvis and hip"), training("shoulder and arm")],
                has_left: false,
            },
            jurisdiction: Jurisdiction::General,
            earlier: Vec::new(),
        }
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            atlas: embedded::atlas(),
            jurisdiction: self.jurisdiction,
            patient: &self.patient,
            episode: &self.episode,
            clinician: &self.clinician,
            earlier: &self.earlier,
            now: time(NOW),
            today: day("2026-03-02"),
        }
    }
}

pub fn needle(number: u32, muscle: &str, side: BodySide) -> Needle {
    Needle {
        number,
        muscle: muscle.to_owned(),
        side,
        site: None,
        technique: NeedleTechnique::Pistoning,
        diameter: None,
        length: None,
        depth: None,
        direction: String::new(),
        twitches: 2,
        is_familiar_pain: Some(true),
        lot: String::new(),
        expires: None,
        inserted: time("2026-03-02T09:20:00Z"),
        out: Some(NeedleOut { at: time("2026-03-02T09:21:00Z"), is_whole: true }),
        note: String::new(),
    }
}

pub fn manual(technique: &str, muscle: &str) -> ManualTreatment {
    ManualTreatment {
        technique: technique.to_owned(),
        muscle: Some(muscle.to_owned()),
        side: Some(BodySide::Right),
        site: None,
        seconds: Some(60),
        repetitions: None,
        pain: None,
        note: String::new(),
    }
}

pub fn nprs(value: f64, at: &str) -> Measured {
    Measured { measure: "nprs".to_owned(), value, at: time(at), side: None, about: String::new(), by_patient: false }
}

pub fn training(part: &str) -> Training {
    Training {
        part: part.to_owned(),
        course: "Course".to_owned(),
        hours: Some(60),
        completed: day("2024-01-10"),
        expires: None,
    }
}

pub fn answer(contraindication: &str, reason: &str) -> SafetyAnswer {
    SafetyAnswer {
        contraindication: contraindication.to_owned(),
        is_present: true,
        regions: Vec::new(),
        reason: reason.to_owned(),
    }
}

/// Agreed to everything in the form.
pub fn consent(jurisdiction: Jurisdiction, explained_by: PractitionerId) -> Consent {
    let form = form(jurisdiction);
    let items: Vec<ConsentItem> = form
        .items
        .iter()
        .map(|item| ConsentItem { item: item.id.clone(), text: item.text.clone(), is_agreed: true })
        .collect();
    Consent {
        form: form.id.clone(),
        hash: hash(&items),
        items,
        signed_name: "Jo Ärmel".to_owned(),
        at: time("2026-03-02T09:10:00Z"),
        explained_by,
        copy_given: true,
    }
}

pub fn case(id: &str) -> CaseWire {
    serde_json::from_value(serde_json::json!({ "id": id })).expect("a case of nothing but an id")
}

/// The scene's visit of another number on a day before.
pub fn before(scene: &Scene, number: u128, begun: &str) -> Visit {
    let state = VisitState::Signed { at: time(begun), by: scene.clinician.id };
    Visit { id: VisitId(id(number)), begun: time(begun), state, ..scene.visit.clone() }
}
