//! Blocks and sentences of `self_report.toml`.

use super::{Add, Visit};
use crate::SelfReport;

pub(super) fn blocks<'a>(asked: &'a SelfReport, visit: Visit<'_, 'a>) {
    visit("file".to_owned(), &asked.sources, asked.grade);
    for question in &asked.questions {
        visit(format!("question of `{}`", question.measure), &question.sources, question.grade);
    }
    for effect in &asked.after_effects {
        visit(format!("after_effect `{}`", effect.id), &effect.sources, effect.grade);
    }
    visit("[warning]".to_owned(), &asked.warning.sources, asked.warning.grade);
}

pub(super) fn texts<'a>(asked: &'a SelfReport, add: Add<'_, 'a>) {
    for (block, text) in [("expected", &asked.expected), ("call", &asked.call), ("emergency", &asked.emergency)] {
        add(&format!("{block} advice"), Some(text));
    }
    add("basis", Some(&asked.basis));
    for question in &asked.questions {
        add(&format!("question of `{}` ask", question.measure), Some(&question.ask));
    }
    for effect in &asked.after_effects {
        add(&format!("after_effect `{}` ask", effect.id), Some(&effect.ask));
        add(&format!("after_effect `{}` advice", effect.id), Some(&effect.advice));
    }
    add("[warning] basis", Some(&asked.warning.basis));
}
