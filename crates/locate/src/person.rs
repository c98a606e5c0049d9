//! Priors of this person rather than of all comers.

use atlas::{Atlas, Person, Prior};

use crate::case::{Case, Sex, SubjectKind};
use crate::evidence::Why;
use crate::odds::logit;

/// Populations in which trigger points were counted, laid out for inference.
pub(crate) struct Populations {
    all: Vec<Counted>,
}

struct Counted {
    /// By sided region.
    is_theirs: Vec<bool>,
    /// Muscles by index, with how much commoner than the average counted muscle each was found, as log-odds, and in how many
    /// people.
    muscles: Vec<(usize, f64, f64)>,
}

impl Populations {
    /// # Formula
    /// `relative = ln odds(s̃) − mean over the muscles counted in the population`, with `s̃ = (s·n + ½) / (n + 1)`.
    /// Only the order among the muscles is used: the level in a clinic of shoulder pain is not that of all comers, and the
    /// drawing has already said that it is the shoulder.
    pub fn new(atlas: &Atlas) -> Populations {
        let all = atlas.populations().iter().map(|population| {
            let counted = atlas.muscles().iter().enumerate().flat_map(|(index, muscle)| {
                let mine = muscle.prior.among.iter().filter(|prevalence| prevalence.population == population.id);
                mine.map(move |prevalence| {
                    let people = f64::from(prevalence.people);
                    let share = (prevalence.share * people + 0.5) / (people + 1.0);
                    (index, logit(share), people)
                })
            });
            let mut muscles: Vec<(usize, f64, f64)> = counted.collect();
            let mean = muscles.iter().map(|(_, log_odds, _)| log_odds).sum::<f64>() / muscles.len().max(1) as f64;
            muscles.iter_mut().for_each(|(_, log_odds, _)| *log_odds -= mean);
            let regions = atlas.body().regions().iter();
            Counted { is_theirs: regions.map(|region| population.regions.contains(&region.base)).collect(), muscles }
        });
        Populations { all: all.collect() }
    }

    /// Log-odds that the populations of this complaint add to each muscle.
    ///
    /// # Formula
    /// A complaint is a population's when at least `part` of the painful skin, or of the regions named, is theirs.
    /// `Σ n·relative / (Σ n + people)` over these populations: few people shift little.
    /// Equation (11) of `docs/how-it-computes.md`.
    fn shifts(&self, atlas: &Atlas, case: &Case) -> Vec<f64> {
        let defaults = &atlas.defaults().population;
        let mut sums = vec![(0.0, 0.0); atlas.muscles().len()];
        for counted in self.all.iter().filter(|counted| counted.holds(atlas, case) >= defaults.part) {
            for &(muscle, relative, people) in &counted.muscles {
                sums[muscle].0 += people * relative;
                sums[muscle].1 += people;
            }
        }
        sums.into_iter().map(|(sum, people)| sum / (people + defaults.people)).collect()
    }
}

impl Counted {
    /// Share of the complaint that lies in the population's regions; 0 for a case without pain.
    fn holds(&self, atlas: &Atlas, case: &Case) -> f64 {
        let drawn = case.drawing.iter().flat_map(|drawing| &drawing.cells).map(|&(cell, _)| {
            let cell = atlas.body().cell(cell);
            (cell.region, cell.area_cm2)
        });
        let mut pain: Vec<_> = drawn.collect();
        if pain.is_empty() {
            pain = case.pain.iter().map(|pain| (pain.region, 1.0)).collect();
        }
        let all: f64 = pain.iter().map(|(_, weight)| weight).sum();
        let theirs = pain.iter().filter(|(region, _)| self.is_theirs[region.index()]);
        if all > 0.0 { theirs.map(|(_, weight)| weight).sum::<f64>() / all } else { 0.0 }
    }
}

/// Log-odds that age, sex, duration and complaint add to the prior of each kind of subject.
pub(crate) struct PriorShifts<'a> {
    atlas: &'a Atlas,
    case: &'a Case,
    muscles: Vec<f64>,
}

impl<'a> PriorShifts<'a> {
    pub fn new(atlas: &'a Atlas, populations: &Populations, case: &'a Case) -> PriorShifts<'a> {
        PriorShifts { atlas, case, muscles: populations.shifts(atlas, case) }
    }

    /// Each shift with what it is owed to.
    pub fn of(&self, kind: SubjectKind) -> Vec<(Why, f64)> {
        match kind {
            SubjectKind::Muscle(muscle) => {
                let mut shifts = person(&self.atlas.muscles()[muscle].prior, self.case);
                shifts.push((Why::Population, self.muscles[muscle]));
                shifts
            }
            SubjectKind::Mimic(mimic) => person(&self.atlas.mimics()[mimic].prior, self.case),
        }
    }
}

fn person(prior: &Prior, case: &Case) -> Vec<(Why, f64)> {
    let within = |value: Option<f64>, [from, to]: [f64; 2]| value.is_some_and(|value| (from..to).contains(&value));
    let holds = |person: Person| match person {
        Person::Sex(atlas::Sex::Female) => case.sex == Some(Sex::Female),
        Person::Sex(atlas::Sex::Male) => case.sex == Some(Sex::Male),
        Person::Age(years) => within(case.age, years),
        Person::Weeks(weeks) => within(case.duration_weeks, weeks),
    };
    let why = |person: Person| match person {
        Person::Sex(_) => Why::Sex,
        Person::Age(_) => Why::Age,
        Person::Weeks(_) => Why::Duration,
    };
    let factors = prior.when.iter().filter(|factor| holds(factor.person));
    factors.map(|factor| (why(factor.person), libm::log(factor.odds))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Populations, PriorShifts};
    use crate::case::{Case, RegionPain, SubjectKind};
    use atlas::toy;

    /// `toy` in half of 30 people, `other` in a tenth: the log-odds of 15.5 and 3.5 of 31 lie 1.03 on either side of their mean, and
    /// 30 people of 30 + 30 shift by half of it.
    #[test]
    fn a_count_shifts_by_its_distance_from_the_mean() {
        let mut files = toy::files();
        let text = files["muscles/toy.toml"].clone();
        let other = text.replace("id = \"toy\"", "id = \"other\"").replace("Toy muscle", "Other muscle");
        files.insert("muscles/other.toml".to_owned(), other.replace("share = 0.5", "share = 0.1"));
        let mut files: Vec<_> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        files.push(("body/body.bin".to_owned(), toy::body()));
        let atlas = atlas::compile(&atlas::Sources::new(files)).expect("the toys compile");
        let region = atlas.body().regions().iter().position(|region| region.id == "chest.right").expect("a region");
        let region = atlas::RegionId(region as u8);
        let case = Case { pain: vec![RegionPain { region, intensity: None, quality: None }], ..Case::default() };
        let shifts = PriorShifts::new(&atlas, &Populations::new(&atlas), &case);
        let expected = 0.25 * (libm::log(15.5 / 15.5) - libm::log(3.5 / 27.5));
        for (id, expected) in [("toy", expected), ("other", -expected)] {
            let muscle = atlas.muscle_index(id).expect("a muscle of the toys");
            let shift: f64 = shifts.of(SubjectKind::Muscle(muscle)).iter().map(|(_, nats)| nats).sum();
            assert!((shift - expected).abs() < 1e-12);
        }
    }
}
