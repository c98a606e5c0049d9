//! The written form of reasons in numbers.

use atlas::Atlas;
use serde::Serialize;

use super::answer::{AssessmentWire, CauseRef, assessment, cause_ref, rounded};
use crate::case::Case;
use crate::ledger::{Change, Contrast, Contribution, Explained, Item, Speaks};

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContributionWire {
    /// `pain`, `missing`, `finding`, `person` or `prior`.
    pub part: &'static str,
    /// Id of the region, sign, load or red flag that it is owed to, or null.
    pub id: Option<String>,
    pub words: String,
    /// Added to the log-odds of the cause; all of a cause add up to ln(p / (1 − p)). e to the power of it multiplies the odds.
    pub nats: f64,
    /// What it would be if no other cause explained it.
    pub alone: f64,
    /// `strongly for`, `for`, `weakly for`, `hardly`, `weakly against`, `against` or `strongly against`; null for the prior.
    pub speaks: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AwayWire {
    pub words: String,
    /// What other causes take of all items together; below 0 and not among those that add up.
    pub nats: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContrastWire {
    pub one: CauseRef,
    pub other: CauseRef,
    /// Log-odds of `one` less those of `other`, item by item, largest first: above 0 speaks for `one`.
    pub items: Vec<ContributionWire>,
    /// How to tell them apart.
    pub distinguish: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChangeWire {
    pub words: String,
    /// Probability of the first cause now and then.
    pub p_now: f64,
    pub p_then: f64,
}

/// An explained assessment in its written form: [`assessment`] with contributions, contrasts and changes.
pub fn explained(explained: &Explained, case: &Case, atlas: &Atlas, with_cells: bool) -> AssessmentWire {
    let mut written = assessment(&explained.assessment, atlas, with_cells);
    for (cause, ledger) in written.causes.iter_mut().zip(&explained.ledgers) {
        cause.contributions = Some(ledger.items.iter().map(|item| contribution(item, case, atlas)).collect());
        cause.explained_away =
            ledger.away.as_ref().map(|away| AwayWire { words: away.words.clone(), nats: rounded(away.nats) });
    }
    written.contrast = Some(explained.contrasts.iter().map(|one| contrast(one, case, atlas)).collect());
    let change = |change: &Change| ChangeWire {
        words: change.words.clone(),
        p_now: rounded(change.p_now),
        p_then: rounded(change.p_then),
    };
    written.change = Some(explained.changes.iter().map(change).collect());
    written
}

/// A contrast in its written form.
pub fn contrast(contrast: &Contrast, case: &Case, atlas: &Atlas) -> ContrastWire {
    ContrastWire {
        one: cause_ref(contrast.one, atlas),
        other: cause_ref(contrast.other, atlas),
        items: contrast.items.iter().map(|item| contribution(item, case, atlas)).collect(),
        distinguish: contrast.distinguish.clone(),
    }
}

/// One item in its written form.
pub fn contribution(contribution: &Contribution, case: &Case, atlas: &Atlas) -> ContributionWire {
    let Contribution { item, nats, alone, words } = contribution;
    ContributionWire {
        part: item.part().as_str(),
        id: item.id(atlas, case).map(str::to_owned),
        words: words.clone(),
        nats: rounded(*nats),
        alone: rounded(*alone),
        speaks: (*item != Item::Prior).then(|| Speaks::of(*nats, atlas).as_str()),
    }
}
