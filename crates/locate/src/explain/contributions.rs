//! The ledger of a subject: every item that makes up its log-odds.
//!
//! # Formula
//! What concerns a cause alone was added to its log-odds by [`evidence`](crate::evidence) item by item, and stands in the
//! ledger as it was added. Pain and findings that others may explain as well, and sensitisation, stand with what they are owed
//! of the [gain among the others](super::interplay). What then is left up to `logit p`, which the search found, is
//! [`Item::Open`].
//!
//! Items that grow with the weight of the drawing are taken at the weights' [shares](super::weight).

use std::collections::BTreeMap;

use atlas::RegionId;

use super::WORDED;
use super::change::changes;
use super::contrast::contrast;
use super::interplay::{Interplay, Owed};
use super::phrase::{Told, away, words};
use super::weight;
use crate::case::{Case, Subject, SubjectKind};
use crate::engine::{Engine, Solved};
use crate::evidence::{Origin, Why};
use crate::ledger::{Away, Contrast, Contribution, Explained, Item, Ledger, largest_first};
use crate::odds::logit;

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
        let summed: Vec<Summed> = first.filter_map(|ranked| summed(&mut interplay, ranked.subject)).collect();
        let ledgers: Vec<Ledger> = summed.iter().map(|summed| summed.ledger(self, case)).collect();
        let rivals = summed.iter().skip(1).take(RIVALS);
        let contrasts = rivals.map(|rival| contrast(self, case, &summed[0], rival)).collect();
        let changes = changes(self, &solved, &assessment, ledgers.first());
        Explained { assessment, ledgers, contrasts, changes }
    }

    /// Whether a subject is of this atlas, on that side, and not excluded in the case.
    pub fn is_ranked(&self, case: &Case, subject: Subject) -> bool {
        self.subjects.number(subject).is_some_and(|number| !self.subjects.is_excluded(number, case))
    }

    /// What makes up the log-odds of one subject; none for one that was excluded or is not of this atlas.
    pub fn ledger(&self, case: &Case, subject: Subject) -> Option<Ledger> {
        let solved = self.solve(case);
        let summed = summed(&mut Interplay::new(self, &solved), subject)?;
        Some(summed.ledger(self, case))
    }

    /// Why `one` rather than `other`; none where one of them was excluded or is not of this atlas.
    pub fn contrast(&self, case: &Case, one: Subject, other: Subject) -> Option<Contrast> {
        let solved = self.solve(case);
        let mut interplay = Interplay::new(self, &solved);
        let one = summed(&mut interplay, one)?;
        let other = summed(&mut interplay, other)?;
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
    /// What others explain of some of them.
    taken: BTreeMap<Item, f64>,
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
                alone: nats + self.taken.get(&item).copied().unwrap_or(0.0),
                words: words(engine, case, self.number, &self.told, item, nats),
            })
            .collect();
        largest_first(&mut items);
        let is_muscle = matches!(subject.kind, SubjectKind::Muscle(_));
        let nats = -self.taken.values().sum::<f64>();
        let away = (nats < -NOTHING).then(|| Away { nats, words: away(engine, &self.told) });
        Ledger { subject, p: self.p, point: is_muscle.then_some(self.point), items, away }
    }
}

/// Items of a subject under construction.
#[derive(Default)]
struct Sheet {
    items: BTreeMap<Item, f64>,
    /// What others explain of an item: what it would be alone less what it is.
    taken: BTreeMap<Item, f64>,
}

impl Sheet {
    fn add(&mut self, item: Item, nats: f64) {
        *self.items.entry(item).or_insert(0.0) += nats;
    }

    fn take(&mut self, item: Item, nats: f64) {
        *self.taken.entry(item).or_insert(0.0) += nats;
    }

    fn sum(&self) -> f64 {
        self.items.values().sum()
    }

    /// Pain with how surely it is felt: as a factor of what each region says, as far as that leaves any of it.
    fn pain(&mut self, pain: &BTreeMap<RegionId, f64>, felt: f64) {
        let all: f64 = pain.values().sum();
        let folded = if all > NOTHING { felt.max(-all) } else { 0.0 };
        for (&region, &nats) in pain {
            self.add(Item::Pain(region), nats + if all > NOTHING { folded * nats / all } else { 0.0 });
        }
        self.add(Item::Elsewhere, felt - folded);
    }
}

fn summed(interplay: &mut Interplay<'_, '_>, subject: Subject) -> Option<Summed> {
    let (engine, solved) = (interplay.engine, interplay.solved);
    let number = engine.subjects.number(subject)?;
    if engine.subjects.is_excluded(number, solved.case) {
        return None;
    }
    let causes = &engine.subjects.causes[number];
    let point = solved.likeliest(causes);
    let cause = causes[point];
    let local = solved.evidence.causes.binary_search(&cause).ok();
    let weights = &engine.weights;
    let whole = sure(solved.pooled.subjects[number].p);
    let own = if causes.len() > 1 { sure(solved.pooled.causes[cause].p) } else { whole };

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

    let unpainted = engine.atlas.defaults().model.unpainted_share;
    for (share, weight) in shares.iter().zip(weights) {
        let cost = solved.evidence.absent.cost_by_region(engine.atlas, &engine.territory, cause, weight * unpainted);
        cost.into_iter().for_each(|(region, cost)| sheet.add(Item::Missing(region), -share * cost));
    }
    let mut pain = BTreeMap::new();
    if let (Some(k), Some(gain)) = (local, &gain) {
        for owed in interplay.rows(k, gain, &shares) {
            row(engine, solved, owed, &mut pain, &mut sheet);
        }
        for Owed { at, net, alone } in interplay.any(k, gain, &shares) {
            for &(finding, nats) in &solved.evidence.any_of[at] {
                let part = nats / solved.evidence.net.any[at].ln_ratio;
                sheet.add(Item::Finding(finding), part * net);
                sheet.take(Item::Finding(finding), part * (alone - net));
            }
        }
        sheet.add(Item::Sensitised, interplay.links(gain, &shares));
    }
    sheet.pain(&pain, felt);
    sheet.add(Item::Open, logit(own) - sheet.sum());
    sheet.add(Item::Points, logit(whole) - logit(own));
    sheet.items.retain(|_, nats| nats.abs() > NOTHING);
    let told = gain.map_or_else(Told::default, |gain| Told::new(number, gain.takers, gain.linked));
    Some(Summed { number, p: whole, point, items: sheet.items, taken: sheet.taken, told })
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

/// What a row is owed goes to its region or to its finding.
fn row(engine: &Engine<'_>, solved: &Solved<'_>, owed: Owed, pain: &mut BTreeMap<RegionId, f64>, sheet: &mut Sheet) {
    let Owed { at, net, alone } = owed;
    let region = match &solved.evidence.origin[at] {
        Origin::Test(finding) => {
            sheet.add(Item::Finding(*finding), net);
            return sheet.take(Item::Finding(*finding), alone - net);
        }
        Origin::Region(region) => *region,
        Origin::Skin(cells) => engine.atlas.body().cell(cells[0]).region,
    };
    *pain.entry(region).or_insert(0.0) += net;
    sheet.take(Item::Pain(region), alone - net);
}
