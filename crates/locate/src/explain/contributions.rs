//! The ledger of a subject: every item that makes up its log-odds.
//!
//! # Formula
//! What concerns a cause alone was added to its log-odds by [`evidence`](crate::evidence) item by item, and stands in the
//! ledger as it was added. Pain and findings that others may explain as well stand with what the cause gains by them alone;
//! sensitisation with its part of the [gain among the others](super::interplay). What then is left up to
//! `logit p`, which the search found, is [`Item::Others`]. It is 0 for a cause that shares nothing with any other.
//!
//! Items that grow with the weight of the drawing are taken at the weights' [shares](super::weight).

use std::collections::BTreeMap;

use atlas::RegionId;

use super::WORDED;
use super::change::changes;
use super::contrast::contrast;
use super::interplay::{Interplay, explained};
use super::phrase::{Told, words};
use super::weight;
use crate::case::{Case, Subject, SubjectKind};
use crate::engine::{Engine, Solved};
use crate::evidence::{Origin, Why};
use crate::ledger::{Contrast, Contribution, Explained, Item, Ledger, logit};

/// Next causes that the first one is held against.
const RIVALS: usize = 3;
/// No logarithm of odds is taken of a probability closer to 0 or 1.
const SUREST: f64 = 1e-12;
/// Rounding errors are no items.
const NOTHING: f64 = 1e-12;

impl Engine<'_> {
    /// An assessment with the reasons of its first causes in numbers.
    ///
    /// The answer of [`assess`](Engine::assess), at the cost of half a dozen of them.
    pub fn explain(&self, case: &Case) -> Explained {
        let solved = self.solve(case);
        let assessment = self.assessment(&solved);
        let mut interplay = Interplay::new(self, &solved);
        let first = assessment.causes.iter().take(WORDED);
        let summed: Vec<Summed> =
            first.filter_map(|ranked| summed(&mut interplay, self, &solved, ranked.subject)).collect();
        let ledgers: Vec<Ledger> = summed.iter().map(|summed| summed.ledger(self, case)).collect();
        let rivals = summed.iter().skip(1).take(RIVALS);
        let contrasts = rivals.map(|rival| contrast(self, case, &summed[0], rival)).collect();
        let changes = changes(self, &solved, &assessment, ledgers.first());
        Explained { assessment, ledgers, contrasts, changes }
    }

    /// Whether a subject is of this atlas, on that side, and not excluded in the case.
    pub fn is_ranked(&self, case: &Case, subject: Subject) -> bool {
        let is_excluded = case.excluded.iter().any(|excluded| {
            excluded.kind == subject.kind
                && (excluded.side.is_none() || subject.side.is_none() || excluded.side == subject.side)
        });
        self.subjects.number(subject).is_some() && !is_excluded
    }

    /// What makes up the log-odds of one subject; none for one that was excluded or is not of this atlas.
    pub fn ledger(&self, case: &Case, subject: Subject) -> Option<Ledger> {
        let solved = self.solve(case);
        let summed = summed(&mut Interplay::new(self, &solved), self, &solved, subject)?;
        Some(summed.ledger(self, case))
    }

    /// Why `one` rather than `other`; none where one of them was excluded or is not of this atlas.
    pub fn contrast(&self, case: &Case, one: Subject, other: Subject) -> Option<Contrast> {
        let solved = self.solve(case);
        let mut interplay = Interplay::new(self, &solved);
        let one = summed(&mut interplay, self, &solved, one)?;
        let other = summed(&mut interplay, self, &solved, other)?;
        Some(contrast(self, case, &one, &other))
    }
}

/// A ledger before it is put into words.
pub(super) struct Summed {
    pub number: usize,
    pub p: f64,
    /// Index into the subject's causes.
    pub point: usize,
    /// None of them 0.
    pub items: BTreeMap<Item, f64>,
    pub told: Told,
}

impl Summed {
    fn ledger(&self, engine: &Engine<'_>, case: &Case) -> Ledger {
        let subject = engine.subjects.all[self.number];
        let mut items: Vec<Contribution> = self
            .items
            .iter()
            .map(|(&item, &nats)| Contribution {
                item,
                nats,
                words: words(engine, case, self.number, &self.told, item, nats),
            })
            .collect();
        items.sort_by(|a, b| b.nats.abs().total_cmp(&a.nats.abs()).then(a.item.cmp(&b.item)));
        let is_muscle = matches!(subject.kind, SubjectKind::Muscle(_));
        Ledger { subject, p: self.p, point: is_muscle.then_some(self.point), items }
    }
}

/// Items of a subject under construction.
#[derive(Default)]
struct Sheet(BTreeMap<Item, f64>);

impl Sheet {
    fn add(&mut self, item: Item, nats: f64) {
        *self.0.entry(item).or_insert(0.0) += nats;
    }

    fn sum(&self) -> f64 {
        self.0.values().sum()
    }
}

fn summed(
    interplay: &mut Interplay<'_, '_>,
    engine: &Engine<'_>,
    solved: &Solved<'_>,
    subject: Subject,
) -> Option<Summed> {
    let number = engine.subjects.number(subject)?;
    let causes = &engine.subjects.causes[number];
    let p = |cause: usize| solved.pooled.causes[cause].p;
    let here = (0..causes.len()).filter(|&point| !solved.evidence.is_excluded[causes[point]]);
    let point = here.reduce(|best, point| if p(causes[point]) > p(causes[best]) { point } else { best })?;
    let cause = causes[point];
    let local = solved.evidence.causes.binary_search(&cause).ok();
    let weights = &engine.weights;
    let whole = sure(solved.pooled.subjects[number].p);
    let own = if causes.len() > 1 { sure(p(cause)) } else { whole };

    let mut sheet = Sheet::default();
    sheet.add(Item::Prior, engine.prior[cause]);
    let mut felt = 0.0;
    for entry in solved.evidence.ledger.iter().filter(|entry| entry.cause == cause) {
        match item(entry.why) {
            Some(item) => sheet.add(item, entry.nats),
            None => felt += entry.nats,
        }
    }
    let gain = local.map(|k| interplay.gain(k));
    let log_odds: Vec<f64> = weights
        .iter()
        .enumerate()
        .map(|(at, &weight)| {
            let among = gain.as_ref().map_or(0.0, |gain| gain.whole[at]);
            solved.evidence.log_odds[cause] - engine.cost(&solved.evidence, cause, weight) + among
        })
        .collect();
    let shares = weight::shares(&log_odds);
    let mean_weight: f64 = shares.iter().zip(weights).map(|(share, weight)| share * weight).sum();

    let unpainted = engine.atlas.defaults().model.unpainted_share;
    for (share, weight) in shares.iter().zip(weights) {
        let cost = solved.evidence.absent.cost_by_region(engine.atlas, &engine.territory, cause, weight * unpainted);
        cost.into_iter().for_each(|(region, cost)| sheet.add(Item::Missing(region), -share * cost));
    }
    let pain = local.map_or_else(BTreeMap::new, |k| alone(engine, solved, k, mean_weight, &mut sheet));
    fold(&mut sheet, &pain, felt);
    if let Some(gain) = &gain {
        sheet.add(Item::Sensitised, shares.iter().zip(&gain.links).map(|(share, links)| share * links).sum());
    }
    sheet.add(Item::Others, logit(own) - sheet.sum());
    sheet.add(Item::Points, logit(whole) - logit(own));
    sheet.0.retain(|_, nats| nats.abs() > NOTHING);
    let told = gain.map_or_else(Told::default, |gain| Told::new(number, gain.takers, gain.linked));
    Some(Summed { number, p: whole, point, items: sheet.0, told })
}

fn sure(p: f64) -> f64 {
    p.clamp(SUREST, 1.0 - SUREST)
}

/// None for what belongs to the regions that hurt.
fn item(why: Why) -> Option<Item> {
    Some(match why {
        Why::Age => Item::Age,
        Why::Sex => Item::Sex,
        Why::Duration => Item::Duration,
        Why::Population => Item::Population,
        Why::Load(load) => Item::Load(load),
        Why::RedFlag(flag) => Item::RedFlag(flag),
        Why::Finding(at) => Item::Finding(at),
        Why::Sensitises => Item::Sensitised,
        Why::Felt => return None,
    })
}

/// What cause `k` of the net gains by each region that hurts when nothing else explains it; findings go to the sheet.
fn alone(
    engine: &Engine<'_>,
    solved: &Solved<'_>,
    k: usize,
    weight: f64,
    sheet: &mut Sheet,
) -> BTreeMap<RegionId, f64> {
    let evidence = &solved.evidence;
    let mut pain: BTreeMap<RegionId, f64> = BTreeMap::new();
    for (at, row) in evidence.net.rows.iter().enumerate() {
        let Ok(found) = row.causes.binary_search_by_key(&k, |producer| producer.cause) else { continue };
        let row_weight = weight * evidence.count_cm2[at] + evidence.row_fixed[at];
        let nats = f64::from(row.count) * row_weight * explained(row.silent, 0.0, row.causes[found].strength);
        match &evidence.origin[at] {
            Origin::Test(finding) => sheet.add(Item::Finding(*finding), nats),
            Origin::Region(region) => *pain.entry(*region).or_insert(0.0) += nats,
            Origin::Skin(cells) => {
                *pain.entry(engine.atlas.body().cell(cells[0]).region).or_insert(0.0) += nats;
            }
        }
    }
    for (any, findings) in evidence.net.any.iter().zip(&evidence.any_of) {
        if any.members.contains(&k) {
            findings.iter().for_each(|&(finding, nats)| sheet.add(Item::Finding(finding), nats));
        }
    }
    pain
}

/// Adds pain and how surely it is felt: as a factor of what each region says, as far as that leaves any of it.
fn fold(sheet: &mut Sheet, pain: &BTreeMap<RegionId, f64>, felt: f64) {
    let all: f64 = pain.values().sum();
    let folded = felt.max(-all);
    for (&region, &nats) in pain {
        sheet.add(Item::Pain(region), nats + if all > 0.0 { folded * nats / all } else { 0.0 });
    }
    sheet.add(Item::Elsewhere, if all > 0.0 { felt - folded } else { felt });
}
