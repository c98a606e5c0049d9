//! Danger: what people answer to the questions for it, and who comes with it.

use atlas::{Atlas, CauseKind, CellId, RedFlag, Urgency};

use crate::dice::{Dice, Use};
use crate::format::World;
use crate::patient::subject_of;

/// Indices of the flags answered with yes, ascending.
///
/// A flag is asked where its regions hurt, or wherever when it names none.
/// At least one flag that names `danger`, an active cause, is among them.
pub(crate) fn answers(
    atlas: &Atlas,
    world: &World,
    causes: &[usize],
    cells: &[(CellId, f64)],
    danger: Option<usize>,
    dice: &mut Dice,
) -> Vec<usize> {
    let mut hurts = vec![false; atlas.body().regions().len()];
    cells.iter().for_each(|&(cell, _)| hurts[atlas.body().cell(cell).region.index()] = true);
    let hurts_in = |flag: &RedFlag| {
        let mut regions = atlas.body().regions().iter().zip(&hurts);
        flag.regions.is_empty() || regions.any(|(region, &hurts)| hurts && flag.regions.contains(&region.base))
    };
    let mut yes = Vec::new();
    let mut telling: Vec<(usize, f64)> = Vec::new();
    for (index, flag) in atlas.red_flags().iter().enumerate() {
        let rates = rates(world, flag);
        let mut named = causes.iter().filter(|&&cause| names(atlas, flag, cause));
        let is_named = named.clone().next().is_some();
        let is_danger = named.any(|&cause| is_dangerous(atlas, cause));
        if danger.is_some_and(|cause| names(atlas, flag, cause)) {
            telling.push((index, rates.0));
        }
        let is_yes = dice.happens(match (is_danger, is_named) {
            (true, _) => rates.0,
            (false, true) => rates.1.max(*world.red_flags.sensitivity_routine),
            (false, false) => rates.1,
        });
        if is_yes && hurts_in(flag) {
            yes.push(index);
        }
    }
    if !telling.iter().any(|(flag, _)| yes.contains(flag)) {
        yes.extend(dice.pick(telling.iter().map(|(_, weight)| *weight)).map(|at| telling[at].0));
        yes.sort_unstable();
    }
    yes
}

/// Probability of a yes with the condition and without.
///
/// # Formula
/// Both likelihood ratios give both, as `sp = (LR⁺ − 1) / (LR⁺ − LR⁻)` and `se = LR⁺ (1 − sp)`; a positive ratio alone gives the
/// second from the assumed first, never more than the assumed second.
fn rates(world: &World, flag: &RedFlag) -> (f64, f64) {
    let assumed = &world.red_flags;
    let most = *assumed.sensitivity_most;
    match (flag.lr_pos, flag.lr_neg) {
        (Some(pos), Some(neg)) if pos > 1.0 && neg < 1.0 => {
            let specificity = (pos - 1.0) / (pos - neg);
            ((pos * (1.0 - specificity)).min(most), 1.0 - specificity)
        }
        (Some(pos), _) => {
            let sensitivity = *assumed.sensitivity_unknown;
            (sensitivity, (sensitivity / pos).min(*assumed.false_positive))
        }
        _ => (*assumed.sensitivity_unknown, *assumed.false_positive),
    }
}

/// Whether a flag makes a cause likelier.
///
/// The flags that a mimic's own entry lists are those to ask for: most speak for something else.
fn names(atlas: &Atlas, flag: &RedFlag, cause: usize) -> bool {
    match atlas.causes()[cause].kind {
        CauseKind::Mimic(mimic) => flag.mimics.contains(&atlas.mimics()[mimic].id),
        CauseKind::Point { .. } => false,
    }
}

fn is_dangerous(atlas: &Atlas, cause: usize) -> bool {
    match atlas.causes()[cause].kind {
        CauseKind::Mimic(mimic) => atlas.mimics()[mimic].urgency != Urgency::Routine,
        CauseKind::Point { .. } => false,
    }
}

/// One of the causes that are urgent or an emergency and that a flag names: each mimic alike, on either side.
pub(crate) fn dangerous_cause(atlas: &Atlas, world: &World, seed: u64, index: u64) -> Option<usize> {
    let is_named = |cause: usize| atlas.red_flags().iter().any(|flag| names(atlas, flag, cause));
    let all = 0..atlas.causes().len();
    let dangerous: Vec<usize> = all.filter(|&cause| is_dangerous(atlas, cause) && is_named(cause)).collect();
    let kind = |cause: usize| subject_of(atlas, cause).kind;
    let sides = |cause: usize| dangerous.iter().filter(|&&other| kind(other) == kind(cause)).count();
    let mut dice = Dice::new(world.seed, seed, index, Use::Danger, 0);
    dice.pick(dangerous.iter().map(|&cause| 1.0 / sides(cause) as f64)).map(|at| dangerous[at])
}
