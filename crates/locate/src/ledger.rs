//! Why a cause has its probability, in items that add up.
//!
//! # Formula
//! `logit(p) = Σ nats` over the items of a [`Ledger`], the prior among them; the unit is the nat: `e^nats` is what an item
//! multiplies the odds of the cause by. Where each item comes from stands at [`Item`].
//!
//! # Source
//! Log-odds as weights of evidence that add up: Good IJ, Weight of evidence: a brief survey, Bayesian Statistics 2 (1985).

use atlas::{Atlas, RegionId};

use crate::assessment::Assessment;
use crate::case::{Case, Subject};
use crate::odds::logit;

/// What speaks for and against one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    pub subject: Subject,
    /// The subject's probability, within 10⁻¹² of neither 0 nor 1: beyond, a logarithm of odds says nothing.
    pub p: f64,
    /// The trigger point whose items these are: the likeliest, as an index into the muscle's points.
    pub point: Option<usize>,
    /// Largest first, whichever way they speak.
    pub items: Vec<Contribution>,
    /// What other likely causes explain already; in none of the sums, for the items stand without it.
    pub away: Option<Away>,
}

/// Explaining away: what a cause gains less than it would if no other cause explained the same pain and findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Away {
    /// < 0: `Σ nats − Σ alone` of the items.
    pub nats: f64,
    pub words: String,
}

/// One item of a [`Ledger`], or of a [`Contrast`].
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    pub item: Item,
    /// Added to the log-odds of the subject.
    pub nats: f64,
    /// What the item would be if no other cause explained it; as `nats` where none can.
    pub alone: f64,
    pub words: String,
}

/// What an item of a ledger is owed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Log-odds before anything is known.
    Prior,
    /// That a muscle has several points, and any of them will do: `logit p(any) − logit p(likeliest)`.
    Points,
    Age,
    Sex,
    Duration,
    /// How often the muscle is found in people with this complaint.
    Population,
    /// Index into [`atlas::Atlas::loads`].
    Load(usize),
    /// Index into [`atlas::Atlas::red_flags`].
    RedFlag(usize),
    /// Pain that the cause explains: what it gains beside other likely causes, with how surely a cause is felt where it hurts
    /// and that its own territory is complained of.
    Pain(RegionId),
    /// The pain lies where the cause hurts less often than its own territory speaks for it.
    Elsewhere,
    /// What the search left open: the items are averaged over the likeliest sets of causes, its answer is not.
    Open,
    /// Pain that the cause leads one to expect and that is not there.
    Missing(RegionId),
    /// Index into [`Case::findings`]: what the finding says beside other causes that may have produced it.
    Finding(usize),
    /// For a point, mimics that may sensitise it; for a mimic, points that it may sensitise.
    Sensitised,
}

/// The parts of a ledger, as a reader takes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Pain,
    Missing,
    Finding,
    Person,
    Prior,
}

/// How much an item says; limits in `[explanation]` of atlas/defaults.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaks {
    StronglyAgainst,
    Against,
    WeaklyAgainst,
    Hardly,
    WeaklyFor,
    For,
    StronglyFor,
}

/// Why one subject rather than another: the differences of their ledgers.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    pub one: Subject,
    pub other: Subject,
    /// Log-odds of `one` less those of `other`, item by item, largest first; they add up to
    /// `logit(p_one) − logit(p_other)`.
    pub items: Vec<Contribution>,
    /// How to tell them apart, as the entries of the mimics among them say.
    pub distinguish: Vec<String>,
}

/// One thing that may be learned or may have been told otherwise, and what the first cause would then be.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub words: String,
    /// Probability of the first cause as the case stands, and with the change.
    pub p_now: f64,
    pub p_then: f64,
}

/// An assessment with its reasons in numbers.
#[derive(Debug, Clone)]
pub struct Explained {
    pub assessment: Assessment,
    /// Of the first causes of the ranking, in its order.
    pub ledgers: Vec<Ledger>,
    /// The first cause against the next ones.
    pub contrasts: Vec<Contrast>,
    /// What would move the first cause, most first.
    pub changes: Vec<Change>,
}

impl Ledger {
    /// `logit(p)`.
    pub fn total(&self) -> f64 {
        logit(self.p)
    }

    /// Log-odds that an item adds; 0 for an item that the ledger does not hold.
    pub fn nats(&self, item: Item) -> f64 {
        self.items.iter().find(|contribution| contribution.item == item).map_or(0.0, |contribution| contribution.nats)
    }
}

/// Whichever way they speak; of equals in the order of the items.
pub(crate) fn largest_first(items: &mut [Contribution]) {
    items.sort_by(|a, b| b.nats.abs().total_cmp(&a.nats.abs()).then(a.item.cmp(&b.item)));
}

impl Item {
    /// The part of a ledger that the item stands in.
    pub fn part(self) -> Part {
        match self {
            Item::Prior | Item::Points | Item::Open => Part::Prior,
            Item::Age | Item::Sex | Item::Duration | Item::Population | Item::Load(_) | Item::RedFlag(_) => {
                Part::Person
            }
            Item::Pain(_) | Item::Elsewhere => Part::Pain,
            Item::Missing(_) => Part::Missing,
            Item::Finding(_) | Item::Sensitised => Part::Finding,
        }
    }

    /// Id of the region, sign, load or red flag that the item is owed to.
    pub fn id<'a>(self, atlas: &'a Atlas, case: &Case) -> Option<&'a str> {
        match self {
            Item::Pain(region) | Item::Missing(region) => Some(&atlas.body().regions()[region.index()].id),
            Item::Finding(at) => Some(&atlas.signs()[case.findings[at].sign].id),
            Item::Load(load) => Some(&atlas.loads()[load].id),
            Item::RedFlag(flag) => Some(&atlas.red_flags()[flag].id),
            _ => None,
        }
    }
}

impl Speaks {
    /// What an item of so many nats says.
    pub fn of(nats: f64, atlas: &Atlas) -> Speaks {
        let limits = &atlas.defaults().explanation;
        let reaches = |ratio: f64| nats.abs() >= libm::log(ratio);
        match (nats > 0.0, reaches(limits.weak_ratio), reaches(limits.plain_ratio), reaches(limits.strong_ratio)) {
            (true, _, _, true) => Speaks::StronglyFor,
            (true, _, true, _) => Speaks::For,
            (true, true, _, _) => Speaks::WeaklyFor,
            (false, _, _, true) => Speaks::StronglyAgainst,
            (false, _, true, _) => Speaks::Against,
            (false, true, _, _) => Speaks::WeaklyAgainst,
            _ => Speaks::Hardly,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Speaks::StronglyAgainst => "strongly against",
            Speaks::Against => "against",
            Speaks::WeaklyAgainst => "weakly against",
            Speaks::Hardly => "hardly",
            Speaks::WeaklyFor => "weakly for",
            Speaks::For => "for",
            Speaks::StronglyFor => "strongly for",
        }
    }
}

impl Part {
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Pain => "pain",
            Part::Missing => "missing",
            Part::Finding => "finding",
            Part::Person => "person",
            Part::Prior => "prior",
        }
    }
}
