//! What the demonstration assumes: `clinic.toml`.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumptions {
    pub patients: u64,
    pub weeks: u32,
    pub second_episode: f64,
    pub unfinished: usize,
    pub expected: usize,
    pub person: Person,
    pub course: Course,
    pub visit: Visit,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub family: Vec<String>,
    pub female: Vec<String>,
    pub male: Vec<String>,
    pub activities: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    pub visits: [u32; 2],
    pub days_between: [u32; 2],
    pub first_pain: [f64; 2],
    pub responds: f64,
    pub weekly_fall: [f64; 2],
    pub noise: f64,
    pub drawing_follows: f64,
    pub reassess_after: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    pub treated: f64,
    pub most_muscles: usize,
    pub familiar: f64,
    pub most_twitches: u32,
    pub sore: f64,
    pub bruised: f64,
    pub hand_seconds: [u32; 2],
}

impl Assumptions {
    pub fn read() -> Self {
        toml::from_str(include_str!("clinic.toml")).expect("a test reads it")
    }
}
