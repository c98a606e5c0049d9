//! Who comes: age, sex, duration and loads.

use atlas::{Atlas, Person, Prior};
use locate::case::Sex;

use crate::dice::{Dice, Use};
use crate::format::World;

/// A person before anything hurts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Someone {
    pub age: f64,
    pub sex: Sex,
    pub weeks: f64,
    /// Loads that act, by index.
    pub under_load: Vec<bool>,
    /// Of these, what is reported.
    pub reported: Vec<usize>,
}

impl Someone {
    pub fn new(atlas: &Atlas, world: &World, seed: u64, index: u64) -> Someone {
        let mut dice = Dice::new(world.seed, seed, index, Use::Person, 0);
        let person = &world.person;
        let [mean, sd, youngest, oldest] = *person.age_years;
        let age = (mean + sd * dice.normal()).round().clamp(youngest, oldest);
        let sex = if dice.happens(*person.female_share) { Sex::Female } else { Sex::Male };
        let weeks = (*person.weeks_median * libm::exp(*person.weeks_log_sd * dice.normal())).round().max(1.0);
        let mut under_load = vec![false; atlas.loads().len()];
        let mut reported = Vec::new();
        for (load, acts) in under_load.iter_mut().enumerate() {
            *acts = dice.happens(*person.load_share);
            if !dice.happens(*person.load_unreported) && *acts {
                reported.push(load);
            }
        }
        Someone { age, sex, weeks, under_load, reported }
    }

    /// Odds ratio of a cause in this person against all comers.
    pub fn odds(&self, prior: &Prior) -> f64 {
        let within = |value: f64, [from, to]: [f64; 2]| (from..to).contains(&value);
        let holds = |person: Person| match person {
            Person::Sex(atlas::Sex::Female) => self.sex == Sex::Female,
            Person::Sex(atlas::Sex::Male) => self.sex == Sex::Male,
            Person::Age(years) => within(self.age, years),
            Person::Weeks(weeks) => within(self.weeks, weeks),
        };
        prior.when.iter().filter(|factor| holds(factor.person)).map(|factor| factor.odds).product()
    }
}
