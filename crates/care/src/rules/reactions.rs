//! A serious reaction says what was done about it.

use super::{Context, is_blank};
use crate::{Check, Level, Rule, Severity, Visit};

pub(super) fn check(visit: &Visit, _: &Context<'_>, checks: &mut Vec<Check>) {
    for (index, reaction) in visit.reactions.iter().enumerate() {
        if reaction.severity == Severity::Serious && is_blank(&reaction.action) {
            let text = format!("Serious reaction ({}): write what was done about it.", reaction.event);
            let check = Check::new(Rule::Reactions, Level::Missing, format!("reactions[{index}]"), text);
            checks.push(check.at(reaction.muscle.as_deref(), reaction.side));
        }
    }
}
