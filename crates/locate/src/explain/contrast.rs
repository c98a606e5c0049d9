//! Why one cause rather than another.

use std::collections::BTreeMap;

use super::contributions::Summed;
use super::phrase::said;
use crate::case::{Case, Subject, SubjectKind};
use crate::engine::Engine;
use crate::ledger::{Contrast, Contribution, Item, largest_first};
use crate::words::subject_name;

/// Differences below this, in nats, are not worth a line; rounding among them.
const SMALLEST: f64 = 1e-12;
/// Pain that says less than this share of what it says for the other is hardly the cause's own.
const SELDOM_SHARE: f64 = 0.25;

/// Item by item: the log-odds of `one` less those of `other`.
pub(super) fn contrast(engine: &Engine<'_>, case: &Case, one: &Summed, other: &Summed) -> Contrast {
    let mut pairs: BTreeMap<Item, (f64, f64)> = BTreeMap::new();
    one.items.iter().for_each(|(&item, &nats)| pairs.entry(item).or_default().0 = nats);
    other.items.iter().for_each(|(&item, &nats)| pairs.entry(item).or_default().1 = nats);
    let mut items: Vec<Contribution> = pairs
        .into_iter()
        .map(|(item, (a, b))| {
            let words = if a >= b {
                words(engine, case, item, (one.number, a), (other.number, b))
            } else {
                words(engine, case, item, (other.number, b), (one.number, a))
            };
            Contribution { item, nats: a - b, alone: a - b, words }
        })
        .filter(|contribution| contribution.nats.abs() > SMALLEST)
        .collect();
    largest_first(&mut items);
    let subject = |summed: &Summed| engine.subjects.all[summed.number];
    let texts = [one, other].into_iter().filter_map(|summed| match subject(summed).kind {
        SubjectKind::Mimic(mimic) => Some(engine.atlas.mimics()[mimic].distinguish.text.clone()),
        SubjectKind::Muscle(_) => None,
    });
    let mut distinguish: Vec<String> = texts.collect();
    distinguish.dedup();
    Contrast { one: subject(one), other: subject(other), items, distinguish }
}

/// Why an item speaks for the first subject rather than the second: subjects with what the item says of each.
fn words(engine: &Engine<'_>, case: &Case, item: Item, favoured: (usize, f64), other: (usize, f64)) -> String {
    let subjects = [favoured.0, other.0].map(|number| engine.subjects.all[number]);
    let is_one_side = subjects[0].side == subjects[1].side && subjects[0].kind != subjects[1].kind;
    let [a, b] = subjects.map(|subject| {
        let side = subject.side.filter(|_| !is_one_side);
        subject_name(engine, Subject { side, ..subject })
    });
    let said = said(engine, case, item);
    match item {
        Item::Prior => format!("{a} is commoner than {b}"),
        Item::Points => format!("another point of {a} may be the cause as well"),
        Item::Pain(_) if other.1 <= 0.0 => format!("{said}: {b} does not hurt there"),
        Item::Pain(_) if other.1 < SELDOM_SHARE * favoured.1 => format!("{said}: {b} seldom hurts there"),
        Item::Pain(_) => format!("{said}: {a} explains it better than {b}"),
        Item::Missing(_) if favoured.1 >= 0.0 => format!("{said}: {b} would hurt there"),
        Item::Missing(_) => format!("{said}: {b} would hurt there more surely than {a}"),
        Item::Elsewhere => format!("the pain lies where {b} seldom hurts"),
        Item::Open => "what the search left open".to_owned(),
        Item::Sensitised => format!("sensitisation speaks more for {a} than for {b}"),
        _ if favoured.1 > 0.0 && other.1 == 0.0 => format!("{said}: speaks for {a}"),
        _ if favoured.1 == 0.0 => format!("{said}: speaks against {b}"),
        _ => format!("{said}: speaks more for {a} than for {b}"),
    }
}
