//! Signs worth looking for together.

use crate::engine::Engine;
use crate::next::effort::minutes;
use crate::next::joint::Joint;
use crate::next::look::Look;
use crate::next::results::information;
use crate::next::worthiest;

/// Signs among which the set is sought, and of these at most so many of one subject.
const SHORTLIST: usize = 24;
const OF_ONE_SUBJECT: usize = 3;

/// Signs that together tell most for their minutes.
///
/// # Formula
/// Greedy: next comes the sign with the largest gain of joint information per added minute, until none gains `bits_per_minute` or the
/// set is full. Signs that repeat each other gain little, and so do not come together.
///
/// # Limits
/// Tells at least as much as any one sign: where the greedy set does not, it is begun again with the most telling sign.
pub(crate) fn batch<'l>(engine: &Engine<'_>, joint: &Joint, looks: &'l [Look]) -> Vec<&'l Look> {
    let shortlist = worthiest(engine, looks.iter(), SHORTLIST, OF_ONE_SUBJECT);
    let Some(most_telling) = looks.iter().reduce(|best, look| if look.bits > best.bits { look } else { best }) else {
        return Vec::new();
    };
    let chosen = grown(engine, joint, &shortlist, Vec::new());
    if information(joint, &chosen) >= most_telling.bits {
        return chosen;
    }
    grown(engine, joint, &shortlist, vec![most_telling])
}

fn grown<'l>(engine: &Engine<'_>, joint: &Joint, shortlist: &[&'l Look], mut chosen: Vec<&'l Look>) -> Vec<&'l Look> {
    let figures = &engine.atlas.defaults().examination;
    let mut known = information(joint, &chosen);
    let mut spent = minutes(engine, &chosen);
    while chosen.len() < figures.batch_signs {
        let mut best: Option<(f64, f64, f64, &Look)> = None;
        for &look in shortlist {
            if chosen.iter().any(|other| std::ptr::eq(*other, look)) {
                continue;
            }
            chosen.push(look);
            let (bits, cost) = (information(joint, &chosen), minutes(engine, &chosen));
            chosen.pop();
            let worth = (bits - known) / (cost - spent).max(f64::MIN_POSITIVE);
            if best.is_none_or(|(most, ..)| worth > most) {
                best = Some((worth, bits, cost, look));
            }
        }
        match best {
            Some((worth, bits, cost, look)) if worth >= figures.bits_per_minute || chosen.is_empty() => {
                (known, spent) = (bits, cost);
                chosen.push(look);
            }
            _ => break,
        }
    }
    chosen
}
