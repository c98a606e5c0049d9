//! The rules that a visit must obey, one module each, and what becomes of a visit that obeys them.
//!
//! What is clinical in a rule is data of the atlas; a rule finds where it applies.

mod consent;
mod contraindications;
mod course;
mod dates;
mod measures;
mod names;
mod needle_count;
mod needling;
mod pleura;
mod reactions;
mod red_flags;
mod screen;
mod sign;
mod site;
#[cfg(test)]
mod tests;
mod training;
mod treatment;

pub use sign::{add, as_last_time, sign};

use atlas::Atlas;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{BodySide, Check, Episode, Jurisdiction, Level, Needle, Patient, Practitioner, Rule, Visit};

/// What a visit is held against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub atlas: &'a Atlas,
    /// Of the clinic: whose consent form is asked for.
    pub jurisdiction: Jurisdiction,
    pub patient: &'a Patient,
    pub episode: &'a Episode,
    /// Who treats.
    pub clinician: &'a Practitioner,
    /// Signed visits of the episode, oldest first.
    pub earlier: &'a [Visit],
    pub now: Timestamp,
    /// The day in the clinic's time zone.
    pub today: Date,
}

type Ask = fn(&Visit, &Context<'_>, &mut Vec<Check>);

const RULES: [Ask; 14] = [
    names::check,
    red_flags::check,
    screen::check,
    consent::check,
    training::check,
    contraindications::check,
    needling::check,
    pleura::check,
    needle_count::check,
    site::check,
    dates::check,
    measures::check,
    reactions::check,
    course::check,
];

/// Everything that the rules say about a visit, rule by rule in a fixed order.
pub fn checks(visit: &Visit, context: &Context<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for rule in RULES {
        rule(visit, context, &mut checks);
    }
    checks
}

impl Check {
    fn new(rule: Rule, level: Level, place: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            rule,
            level,
            place: place.into(),
            text: text.into(),
            muscle: None,
            side: None,
            contraindication: None,
            sources: Vec::new(),
        }
    }

    fn at(mut self, muscle: Option<&str>, side: Option<BodySide>) -> Self {
        self.muscle = muscle.map(str::to_owned);
        self.side = side;
        self
    }

    fn citing(mut self, sources: &[String]) -> Self {
        self.sources = sources.to_vec();
        self
    }
}

/// `needle 3 (Infraspinatus, left)`.
fn named(needle: &Needle, atlas: &Atlas) -> String {
    format!("needle {} ({}, {})", needle.number, muscle_name(&needle.muscle, atlas), needle.side)
}

fn muscle_name<'a>(id: &'a str, atlas: &'a Atlas) -> &'a str {
    atlas.muscle(id).map_or(id, |muscle| muscle.name.as_str())
}

/// With a capital letter.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
