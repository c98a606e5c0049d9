//! What an order of examining is worth, on simulated patients.
//!
//! `cargo run --release -p cohort --example examination [patients] [seed] [cells]`
//!
//! Each patient is examined by every policy until twenty signs have been looked for; the examiner errs as the world says, and the same
//! sign always has the same answer. Patients who painted more than so many cells are left out.
//! All policies share one posterior and one price list of minutes; they differ in the order alone.

use cohort::{Patient, Simulator, World};
use embedded::atlas;
use locate::assessment::NextSign;
use locate::case::{Finding, Subject, SubjectKind};
use locate::{Engine, Walk};

#[path = "../parallel/mod.rs"]
mod parallel;
mod table;

use parallel::in_order;
use table::{Course, Step};

const MOST_SIGNS: usize = 20;
/// A subject this likely is settled: the next most probable is examined.
const SETTLED: f64 = 0.95;
/// Signs of one subject before a fixed order goes on to the next.
const OF_ONE_SUBJECT: usize = 2;
const PLAUSIBLE: f64 = 0.01;

#[derive(Clone, Copy, PartialEq)]
pub enum Policy {
    InformationPerMinute,
    Information,
    MostProbable,
    FirstProbabilities,
    Chart,
    Random,
    Batches,
}

pub const POLICIES: [(Policy, &str); 7] = [
    (Policy::InformationPerMinute, "information per minute"),
    (Policy::Information, "information"),
    (Policy::Batches, "batches as proposed, until it says stop"),
    (Policy::MostProbable, "most probable first"),
    (Policy::FirstProbabilities, "order of the first probabilities"),
    (Policy::Chart, "order of the printed chart"),
    (Policy::Random, "random among the plausible"),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: u64| arguments.next().and_then(|n| n.parse().ok()).unwrap_or(default);
    let (patients, seed, most_cells) = (number(400), number(2026), number(u64::MAX));
    let engine = Engine::new(atlas());
    for id in World::IDS {
        let world = World::named(id).expect("a world that is carried along");
        let simulator = Simulator::new(atlas(), &world);
        let indices: Vec<u64> = (0..patients).collect();
        let all = in_order(&indices, |&index| courses(&engine, &simulator, seed, index, most_cells));
        table::print(id, &all.into_iter().flatten().collect::<Vec<_>>());
    }
}

/// The course of one patient under each policy; none for a patient without a cause of the atlas.
fn courses(
    engine: &Engine<'_>,
    simulator: &Simulator<'_>,
    seed: u64,
    index: u64,
    most_cells: u64,
) -> Option<Vec<Course>> {
    let patient = simulator.simulate(seed, index);
    if patient.causes.is_empty() || patient.cells.len() as u64 > most_cells {
        return None;
    }
    let courses = POLICIES.iter().map(|&(policy, _)| Examination::new(engine, simulator, &patient, policy).course());
    Some(courses.collect())
}

struct Examination<'e> {
    engine: &'e Engine<'e>,
    simulator: &'e Simulator<'e>,
    patient: &'e Patient,
    policy: Policy,
    findings: Vec<Finding>,
    walk: Walk<'e, 'e>,
    /// Signs that the policy has settled on already.
    planned: Vec<(usize, Subject)>,
}

impl<'e> Examination<'e> {
    fn new(engine: &'e Engine<'e>, simulator: &'e Simulator<'e>, patient: &'e Patient, policy: Policy) -> Self {
        let walk = Walk::new(engine);
        Examination { engine, simulator, patient, policy, findings: Vec::new(), walk, planned: Vec::new() }
    }

    fn course(mut self) -> Course {
        let truth = self.patient.subjects(atlas());
        let mut steps = Vec::new();
        loop {
            let case = self.patient.case(self.findings.clone());
            let (posterior, open) = self.engine.open_signs(&case);
            steps.push(Step::new(&posterior, &truth, self.walk.minutes));
            if steps.len() > MOST_SIGNS {
                break;
            }
            let Some((sign, subject)) = self.next(&posterior, &open) else { break };
            self.walk.look(sign, subject);
            let muscle = match (atlas().signs()[sign].scope, subject.kind) {
                (atlas::SignScope::Muscle, SubjectKind::Muscle(muscle)) => Some(muscle),
                _ => None,
            };
            let result = self.simulator.examine(self.patient, sign, muscle, subject.side);
            self.findings.push(Finding { sign, muscle, side: subject.side, result });
        }
        Course { steps }
    }

    fn next(&mut self, posterior: &[(Subject, f64)], open: &[NextSign]) -> Option<(usize, Subject)> {
        let is_first = self.findings.is_empty();
        let best = |worth: &dyn Fn(&NextSign) -> f64| {
            let best = open.iter().reduce(|best, sign| if worth(sign) > worth(best) { sign } else { best });
            best.map(|sign| (sign.sign, sign.subject))
        };
        match self.policy {
            Policy::InformationPerMinute => best(&|sign| sign.bits / self.walk.clone().look(sign.sign, sign.subject)),
            Policy::Information => best(&|sign| sign.bits),
            Policy::MostProbable => {
                best(&|sign| if sign.p_now < SETTLED { sign.p_now + 1e-6 * sign.bits } else { 1e-6 * sign.bits })
            }
            Policy::FirstProbabilities => {
                if is_first {
                    let mut order = posterior.to_vec();
                    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
                    self.planned = planned(order.into_iter().map(|(subject, _)| subject), open);
                }
                self.planned.pop()
            }
            Policy::Chart => {
                if is_first {
                    let chart = locate::baseline::chart(self.engine, &self.patient.case(Vec::new()));
                    let order: Vec<Subject> = chart.into_iter().map(|(subject, _)| subject).collect();
                    self.planned = chart_signs(&order);
                }
                self.planned.pop()
            }
            Policy::Random => {
                let plausible: Vec<&NextSign> = open.iter().filter(|sign| sign.p_now >= PLAUSIBLE).collect();
                let draw = mixed(self.patient.index << 8 | self.findings.len() as u64);
                plausible.get((draw % plausible.len().max(1) as u64) as usize).map(|sign| (sign.sign, sign.subject))
            }
            Policy::Batches => {
                if self.planned.is_empty() {
                    let examination = self.engine.assess(&self.patient.case(self.findings.clone())).examination;
                    if !examination.stop {
                        self.planned = examination.batch.iter().rev().map(|sign| (sign.sign, sign.subject)).collect();
                    }
                }
                self.planned.pop()
            }
        }
    }
}

/// The most telling signs of each subject in turn, last first.
fn planned(order: impl Iterator<Item = Subject>, open: &[NextSign]) -> Vec<(usize, Subject)> {
    let mut signs = Vec::new();
    for subject in order.take(3 * MOST_SIGNS) {
        let mut own: Vec<&NextSign> = open.iter().filter(|sign| sign.subject == subject).collect();
        own.sort_by(|a, b| b.bits.total_cmp(&a.bits));
        signs.extend(own.iter().take(OF_ONE_SUBJECT).map(|sign| (sign.sign, sign.subject)));
    }
    signs.truncate(MOST_SIGNS);
    signs.reverse();
    signs
}

/// Who goes by the chart presses for tenderness and recognition, the first signs of the atlas.
fn chart_signs(order: &[Subject]) -> Vec<(usize, Subject)> {
    let signs = |subject: &Subject| -> Vec<(usize, Subject)> {
        let SubjectKind::Muscle(muscle) = subject.kind else { return Vec::new() };
        let listed = atlas().muscles()[muscle].signs.iter();
        let known = listed.filter_map(|entry| atlas().signs().iter().position(|sign| sign.id == entry.id));
        let palpated = known.filter(|&sign| atlas().signs()[sign].scope == atlas::SignScope::Muscle);
        let mut palpated: Vec<usize> = palpated.collect();
        palpated.sort_unstable();
        palpated.into_iter().take(OF_ONE_SUBJECT).map(|sign| (sign, *subject)).collect()
    };
    let mut all: Vec<(usize, Subject)> = order.iter().take(MOST_SIGNS).flat_map(signs).collect();
    all.truncate(MOST_SIGNS);
    all.reverse();
    all
}

/// SplitMix64: enough to shuffle.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
