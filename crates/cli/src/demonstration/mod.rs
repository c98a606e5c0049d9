//! A clinic to look at: invented patients with two years of visits, made from the simulated world.
//!
//! The same on every run but for the day that it ends on. Nobody here is real, and nothing that happens to them says how well a
//! treatment works: `clinic.toml` holds every assumption.

mod assumptions;
mod course;
mod dice;
mod fill;
mod people;
mod scribble;
mod treated;

use ::cohort::{Simulator, World};
use ::locate::Engine;
use ::locate::case::{Sex, SubjectKind};
use care::{Clinic, Episode, Patient, Practitioner, Role, Visit};
use jiff::{Timestamp, ToSpan};

use self::assumptions::Assumptions;
use self::course::Teller;
use self::dice::Dice;
pub use self::fill::{PASSWORD, fill};

const SEED: u64 = 60;

pub struct Demonstration {
    pub clinic: Clinic,
    /// The owner first.
    pub practitioners: Vec<Practitioner>,
    pub people: Vec<Person>,
}

/// A patient with all that happened.
pub struct Person {
    pub patient: Patient,
    /// Each with its visits, oldest first.
    pub episodes: Vec<(Episode, Vec<Visit>)>,
}

/// The clinic as it stands at `now`.
pub fn demonstration(engine: &Engine<'_>, now: Timestamp) -> Demonstration {
    let assumed = Assumptions::read();
    let atlas = engine.atlas();
    let world = World::named("near").expect("a world that is carried along");
    let simulator = Simulator::new(atlas, &world);
    let mut dice = Dice::new(SEED);
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let clinic = people::clinic(&mut dice);
    let practitioners = people::practitioners(atlas, clinic.id, today, &mut dice);
    let clinicians: Vec<Practitioner> =
        practitioners.iter().filter(|one| one.role != Role::FrontDesk).cloned().collect();
    let has_muscle = |patient: &::cohort::Patient| {
        let is_muscle = |kind| matches!(kind, SubjectKind::Muscle(_));
        patient.red_flags.is_empty() && patient.subjects(atlas).iter().any(|subject| is_muscle(subject.kind))
    };
    let mut simulated = (0..).map(|index| simulator.simulate(SEED, index)).filter(has_muscle);
    let mut people = Vec::new();
    for number in 0..assumed.patients {
        let one = simulated.next().expect("without end");
        let clinician = dice.one(&clinicians).clone();
        let sex = match one.sex {
            Sex::Female => care::Sex::Female,
            Sex::Male => care::Sex::Male,
            Sex::Other => care::Sex::Other,
        };
        let patient = people::patient(clinic.id, clinician.id, sex, one.age, today, &assumed.person, &mut dice);
        let mut teller = Teller {
            engine,
            simulator: &simulator,
            assumed: &assumed,
            clinic: &clinic,
            clinician: &clinician,
            patient: &patient,
            now,
            dice: &mut dice,
        };
        // The first come today, the next are half written; all others began some time in the two years.
        let place = number as usize;
        let is_current = place < assumed.expected + assumed.unfinished;
        let mut episodes = Vec::new();
        if teller.dice.chance(assumed.second_episode) {
            let other = simulated.next().expect("without end");
            episodes.push(teller.episode(&other, course::When::Past));
        }
        let when = match is_current {
            true if place < assumed.expected => course::When::ComesToday,
            true => course::When::HalfWritten,
            false => course::When::Past,
        };
        episodes.push(teller.episode(&one, when));
        people.push(Person { patient, episodes });
    }
    Demonstration { clinic, practitioners, people }
}

/// Whole weeks before `now`.
fn weeks_before(now: Timestamp, weeks: u32) -> Timestamp {
    now.saturating_sub((i64::from(weeks) * 7 * 24).hours()).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use ::locate::wire::parse_case;
    use care::{EpisodeState, VisitState};

    use super::*;

    fn now() -> Timestamp {
        "2026-11-20T15:00:00Z".parse().unwrap()
    }

    fn made() -> &'static Demonstration {
        static MADE: OnceLock<Demonstration> = OnceLock::new();
        MADE.get_or_init(|| demonstration(&Engine::new(embedded::atlas()), now()))
    }

    fn visits() -> impl Iterator<Item = &'static Visit> {
        made().people.iter().flat_map(|person| &person.episodes).flat_map(|(_, visits)| visits)
    }

    #[test]
    fn sixty_patients_with_two_years_of_visits() {
        assert_eq!(made().people.len(), 60);
        let count = visits().count();
        assert!((200..600).contains(&count), "{count}");
        let first = visits().map(|visit| visit.begun).min().unwrap();
        assert!(first < weeks_before(now(), 80), "{first}");
    }

    #[test]
    fn time_goes_forward_and_not_beyond_today() {
        for (episode, visits) in made().people.iter().flat_map(|person| &person.episodes) {
            assert!(visits.is_sorted_by_key(|visit| visit.begun), "{}", episode.title);
            assert!(visits.iter().all(|visit| visit.begun <= now()));
            for needle in visits.iter().flat_map(|visit| &visit.needles) {
                assert!(needle.out.as_ref().is_some_and(|out| out.at > needle.inserted));
            }
        }
    }

    #[test]
    fn somebody_comes_today_and_something_is_unfinished() {
        let today = now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let latest = made().people.iter().flat_map(|person| &person.episodes).filter_map(|(_, visits)| visits.last());
        assert_eq!(latest.filter(|visit| visit.plan.next_visit == Some(today)).count(), 6);
        assert_eq!(visits().filter(|visit| visit.state == VisitState::Draft).count(), 3);
        let open = made().people.iter().flat_map(|person| &person.episodes);
        assert_eq!(open.filter(|(episode, _)| episode.state == EpisodeState::Open).count(), 9);
    }

    #[test]
    fn every_case_is_one_that_the_engine_reads() {
        for visit in visits().step_by(7) {
            let json = serde_json::to_string(&visit.case).unwrap();
            let case = parse_case(&json, embedded::atlas()).unwrap_or_else(|error| panic!("{error}"));
            assert!(!case.drawing.unwrap().cells.is_empty());
        }
    }
}
