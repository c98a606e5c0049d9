//! The visit that a paper is about, with all that it is read together with, in the words of a page.

use atlas::Atlas;
use care::{BodySide, Clinic, Episode, Jurisdiction, Patient, Practitioner, PractitionerId, Visit};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// A visit and its surroundings.
pub struct Occasion<'a> {
    pub atlas: &'a Atlas,
    pub clinic: &'a Clinic,
    /// The clinic's: what a day and an hour are.
    pub zone: &'a TimeZone,
    pub patient: &'a Patient,
    pub episode: &'a Episode,
    pub visit: &'a Visit,
    /// Everybody who works or worked in the clinic.
    pub people: &'a [Practitioner],
}

impl Occasion<'_> {
    /// What stands at the head of every paper.
    pub(crate) fn head(&self) -> Value {
        json!({
            "format": if self.is_american() { "us-letter" } else { "a4" },
            "clinic": self.clinic.name,
            "address": self.clinic.address,
            "phone": self.clinic.phone,
            "is_demonstration": self.clinic.is_demonstration,
            "patient": self.patient.name.to_string(),
            "clinician": self.person(self.visit.clinician),
            "day": self.day_of(self.visit.begun),
            "atlas": {"version": self.atlas.version(), "hash": self.atlas.hash()},
        })
    }

    /// Where paper is of the size US Letter and the month comes before the day.
    fn is_american(&self) -> bool {
        match self.clinic.jurisdiction {
            Jurisdiction::NewJersey | Jurisdiction::Virginia | Jurisdiction::Colorado | Jurisdiction::Kansas => true,
            Jurisdiction::General | Jurisdiction::England => false,
        }
    }

    pub(crate) fn day(&self, date: Date) -> String {
        let form = if self.is_american() { "%B %-d, %Y" } else { "%-d %B %Y" };
        date.strftime(form).to_string()
    }

    pub(crate) fn day_of(&self, at: Timestamp) -> String {
        self.day(at.to_zoned(self.zone.clone()).date())
    }

    pub(crate) fn hour(&self, at: Timestamp) -> String {
        let form = if self.is_american() { "%-I:%M %p" } else { "%H:%M" };
        at.to_zoned(self.zone.clone()).strftime(form).to_string()
    }

    pub(crate) fn moment(&self, at: Timestamp) -> String {
        format!("{}, {}", self.day_of(at), self.hour(at))
    }

    /// Name and licence.
    pub(crate) fn person(&self, id: PractitionerId) -> String {
        let Some(person) = self.people.iter().find(|person| person.id == id) else { return String::new() };
        match person.licence.as_str() {
            "" => person.name.to_string(),
            licence => format!("{}, {licence}", person.name),
        }
    }

    /// Of a muscle or mimic by its id.
    pub(crate) fn cause(&self, id: &str) -> String {
        let muscle = self.atlas.muscle(id).map(|muscle| &muscle.name);
        let name = muscle.or_else(|| self.atlas.mimic(id).map(|mimic| &mimic.name));
        name.cloned().unwrap_or_else(|| id.replace('_', " "))
    }

    /// Such as `Infraspinatus, right`.
    pub(crate) fn sided(&self, id: &str, side: Option<BodySide>) -> String {
        match side {
            Some(side) => format!("{}, {side}", self.cause(id)),
            None => self.cause(id),
        }
    }
}

/// An empty text is nothing to print.
pub(crate) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
