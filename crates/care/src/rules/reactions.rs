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

#[cfg(test)]
mod tests {
    use crate::rules::tests::check;
    use crate::scene::{Scene, time};
    use crate::{Reaction, Rule, Severity};

    #[test]
    fn a_serious_one_needs_an_action() {
        let reaction = |severity, action: &'static str| {
            move |scene: &mut Scene| {
                scene.visit.reactions.push(Reaction {
                    event: "pneumothorax".to_owned(),
                    severity,
                    began: time("2026-03-02T09:40:00Z"),
                    ended: None,
                    muscle: None,
                    side: None,
                    action: action.to_owned(),
                    note: String::new(),
                });
            }
        };
        check(Rule::Reactions, reaction(Severity::Serious, " "), &["missing reactions[0]"]);
        check(Rule::Reactions, reaction(Severity::Serious, "Ambulance."), &[]);
        check(Rule::Reactions, reaction(Severity::Significant, ""), &[]);
    }
}
