//! Which causes are active, and which come together.

use atlas::{Atlas, CauseKind, Side};

use crate::dice::{Dice, Use};
use crate::format::World;
use crate::person::Someone;

/// Priors of a world, and who is related to whom.
pub(crate) struct Company {
    /// Odds of each cause among all comers of this world.
    odds: Vec<f64>,
    /// First cause of each muscle; its points follow, each right then left.
    first_of_muscle: Vec<usize>,
    first_mimic: usize,
    /// For each population: whether a cause's pain is its complaint, and the odds ratio of each muscle in it.
    complaints: Vec<Complaint>,
}

struct Complaint {
    is_of_cause: Vec<bool>,
    muscle_odds: Vec<f64>,
}

impl Company {
    pub fn new(atlas: &Atlas, world: &World) -> Company {
        let odds = atlas.causes().iter().enumerate().map(|(index, cause)| {
            let mut dice = Dice::new(world.seed, 0, index as u64, Use::Prior, 0);
            cause.prior / (1.0 - cause.prior) * libm::exp(*world.causes.prior_log_sd * dice.normal())
        });
        let mut first_of_muscle = Vec::new();
        let mut next = 0;
        for muscle in atlas.muscles() {
            first_of_muscle.push(next);
            next += 2 * muscle.points.len();
        }
        Company { odds: odds.collect(), first_of_muscle, first_mimic: next, complaints: complaints(atlas) }
    }

    /// The active causes of a person, ascending.
    pub fn causes(&self, atlas: &Atlas, world: &World, someone: &Someone, dice: &mut Dice) -> Vec<usize> {
        let number = dice.pick(world.causes.number_shares.iter().copied()).unwrap_or(0);
        let odds = self.odds_of(atlas, someone);
        let mut active: Vec<usize> = Vec::new();
        if number > 0 {
            active.extend(dice.pick(odds.iter().copied()));
        }
        self.join(atlas, world, &odds, number, &mut active, dice);
        active.sort_unstable();
        active
    }

    /// A given cause with its company, ascending.
    pub fn with(&self, atlas: &Atlas, world: &World, someone: &Someone, cause: usize, dice: &mut Dice) -> Vec<usize> {
        let shares = world.causes.number_shares.iter().copied().enumerate();
        let number = dice.pick(shares.map(|(number, share)| if number > 0 { share } else { 0.0 })).unwrap_or(1);
        let mut active = vec![cause];
        self.join(atlas, world, &self.odds_of(atlas, someone), number, &mut active, dice);
        active.sort_unstable();
        active
    }

    /// Odds of each cause in a person; loads raise those of the muscles that name them.
    fn odds_of(&self, atlas: &Atlas, someone: &Someone) -> Vec<f64> {
        let default = atlas.defaults().load.odds;
        let acts = |id: &str| atlas.loads().iter().zip(&someone.under_load).any(|(load, &acts)| acts && load.id == id);
        let of_muscle: Vec<f64> = atlas
            .muscles()
            .iter()
            .map(|muscle| {
                let loads = muscle.loads.iter().filter(|load| acts(&load.id));
                let loads: f64 = loads.map(|load| load.odds.unwrap_or(default)).product();
                loads * someone.odds(&muscle.prior)
            })
            .collect();
        let of_mimic: Vec<f64> = atlas.mimics().iter().map(|mimic| someone.odds(&mimic.prior)).collect();
        let causes = atlas.causes().iter().zip(&self.odds);
        let adjusted = causes.map(|(cause, odds)| match cause.kind {
            CauseKind::Point { muscle, .. } => odds * of_muscle[muscle],
            CauseKind::Mimic(mimic) => odds * of_mimic[mimic],
        });
        adjusted.collect()
    }

    /// Adds causes until there are `number`, each related to an earlier one or by prior.
    fn join(
        &self,
        atlas: &Atlas,
        world: &World,
        odds: &[f64],
        number: usize,
        active: &mut Vec<usize>,
        dice: &mut Dice,
    ) {
        let causes = &world.causes;
        while active.len() < number {
            let Some(earlier) = dice.pick(active.iter().map(|_| 1.0)).map(|at| active[at]) else { return };
            let is_mimic = earlier >= self.first_mimic;
            let share = if is_mimic { *causes.sensitised_share } else { *causes.related_share };
            let related =
                if dice.happens(share) { self.related(atlas, world, odds, earlier, active, dice) } else { None };
            let next = related.or_else(|| {
                let complaint = self.complaint_odds(atlas, active[0]);
                let odds = odds.iter().zip(complaint).enumerate();
                dice.pick(odds.map(|(cause, (odds, shift))| if active.contains(&cause) { 0.0 } else { odds * shift }))
            });
            let Some(next) = next else { return };
            active.push(next);
        }
    }

    /// A cause related to another: of one kind of relation, drawn by weight, the likelier the oftener.
    fn related(
        &self,
        atlas: &Atlas,
        world: &World,
        odds: &[f64],
        of: usize,
        active: &[usize],
        dice: &mut Dice,
    ) -> Option<usize> {
        let weights = &world.causes;
        let relations: Vec<(f64, Vec<usize>)> = match atlas.causes()[of].kind {
            CauseKind::Mimic(mimic) => vec![(1.0, self.sensitised(atlas, mimic, atlas.causes()[of].side))],
            CauseKind::Point { muscle, .. } => {
                let side = atlas.causes()[of].side.unwrap_or(Side::Right);
                let unit = &atlas.muscles()[muscle].unit;
                let points = |ids: &mut dyn Iterator<Item = &String>| -> Vec<usize> {
                    ids.filter_map(|id| atlas.muscle_index(id))
                        .flat_map(|other| self.points(atlas, other, side))
                        .collect()
                };
                vec![
                    (*weights.same_muscle, self.points(atlas, muscle, side).collect()),
                    (*weights.unit, points(&mut unit.agonists.iter().chain(&unit.antagonists))),
                    (*weights.satellites, points(&mut unit.satellites.iter())),
                    (*weights.contralateral, vec![of ^ 1]),
                ]
            }
        };
        let free: Vec<(f64, Vec<usize>)> = relations
            .into_iter()
            .map(|(weight, causes)| (weight, causes.into_iter().filter(|cause| !active.contains(cause)).collect()))
            .filter(|(_, causes): &(f64, Vec<usize>)| !causes.is_empty())
            .collect();
        let (_, causes) = &free[dice.pick(free.iter().map(|(weight, _)| *weight))?];
        dice.pick(causes.iter().map(|&cause| odds[cause])).map(|at| causes[at])
    }

    /// Causes of a muscle on a side.
    pub fn points(&self, atlas: &Atlas, muscle: usize, side: Side) -> impl Iterator<Item = usize> + use<> {
        let first = self.first_of_muscle[muscle] + usize::from(side == Side::Left);
        (0..atlas.muscles()[muscle].points.len()).map(move |point| first + 2 * point)
    }

    /// Causes of the muscles that a mimic sensitises, on its side or on both.
    pub fn sensitised(&self, atlas: &Atlas, mimic: usize, side: Option<Side>) -> Vec<usize> {
        let sides = side.map_or(vec![Side::Right, Side::Left], |side| vec![side]);
        let muscles =
            atlas.mimics()[mimic].sensitises.iter().filter_map(|sensitised| atlas.muscle_index(&sensitised.muscle));
        muscles.flat_map(|muscle| sides.iter().flat_map(move |&side| self.points(atlas, muscle, side))).collect()
    }

    /// Odds ratio of every cause among people who come with the pain of `cause`.
    fn complaint_odds(&self, atlas: &Atlas, cause: usize) -> Vec<f64> {
        let mine: Vec<&Complaint> = self.complaints.iter().filter(|complaint| complaint.is_of_cause[cause]).collect();
        let all = atlas.causes().iter().map(|other| match other.kind {
            CauseKind::Point { muscle, .. } => mine.iter().map(|complaint| complaint.muscle_odds[muscle]).product(),
            CauseKind::Mimic(_) => 1.0,
        });
        all.collect()
    }
}

/// # Formula
/// A cause has a population's complaint when at least `part` of its expected pain lies in the population's regions.
/// The odds ratio of a counted muscle is its odds over the geometric mean of those counted, to the power `n / (n + people)`: few
/// people say little, as in the priors of the atlas.
fn complaints(atlas: &Atlas) -> Vec<Complaint> {
    let defaults = &atlas.defaults().population;
    let body = atlas.body();
    let populations = atlas.populations().iter().map(|population| {
        let is_theirs: Vec<bool> =
            body.regions().iter().map(|region| population.regions.contains(&region.base)).collect();
        let is_of_cause = atlas.causes().iter().map(|cause| {
            let expected = cause.cells.iter().map(|&(cell, r)| (body.cell(cell), f64::from(r)));
            let (mut all, mut theirs) = (0.0, 0.0);
            for (cell, r) in expected {
                let pain = r * cell.area_cm2;
                all += pain;
                theirs += if is_theirs[cell.region.index()] { pain } else { 0.0 };
            }
            all > 0.0 && theirs / all >= defaults.part
        });
        let mut counted: Vec<(usize, f64, f64)> = Vec::new();
        for (muscle, entry) in atlas.muscles().iter().enumerate() {
            for count in entry.prior.among.iter().filter(|count| count.population == population.id) {
                let people = f64::from(count.people);
                let share = (count.share * people + 0.5) / (people + 1.0);
                counted.push((muscle, libm::log(share / (1.0 - share)), people));
            }
        }
        let mean = counted.iter().map(|(_, log_odds, _)| log_odds).sum::<f64>() / counted.len().max(1) as f64;
        let mut muscle_odds = vec![1.0; atlas.muscles().len()];
        for (muscle, log_odds, people) in counted {
            muscle_odds[muscle] *= libm::exp((log_odds - mean) * people / (people + defaults.people));
        }
        Complaint { is_of_cause: is_of_cause.collect(), muscle_odds }
    });
    populations.collect()
}
