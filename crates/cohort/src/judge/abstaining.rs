//! Who gets no cause singled out, and who gets one that is given as sure.

use locate::assessment::Assessment;

use super::figures::SURE;
use super::{Judged, Nonsense};

/// Whether a drawing was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answered {
    /// No cause was singled out.
    pub has_abstained: bool,
    /// Probability of the first cause.
    pub first: f64,
}

/// Patients of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Abstained {
    /// The kind, in words.
    pub who: &'static str,
    pub patients: usize,
    /// Of these without a cause singled out.
    pub abstained: usize,
    /// Of those not abstained on: first cause given more than 0.9.
    pub sure: usize,
}

impl From<&Assessment> for Answered {
    fn from(assessment: &Assessment) -> Answered {
        let first = assessment.causes.first().map_or(0.0, |ranked| ranked.posterior.p);
        Answered { has_abstained: assessment.abstained.is_some(), first }
    }
}

impl Abstained {
    pub(super) fn of(judged: &[&Judged], nonsense: &[(Nonsense, Answered)]) -> Vec<Abstained> {
        type Kind = (&'static str, fn(&Judged) -> bool);
        let kinds: [Kind; 6] = [
            ("all patients", |_| true),
            ("causes of the atlas, nothing else", |one| {
                one.n_true > 0 && !one.trouble.is_uncatalogued && !one.trouble.is_central && !one.trouble.has_stray_mark
            }),
            ("a stray mark", |one| one.trouble.has_stray_mark),
            ("pain that the atlas does not know, too", |one| one.trouble.is_uncatalogued && one.n_true > 0),
            ("nothing that the atlas knows", |one| one.n_true == 0),
            ("central spread", |one| one.trouble.is_central),
        ];
        let answered = |one: &Judged| Answered { has_abstained: one.has_abstained, first: one.first.0 };
        let patients = kinds
            .into_iter()
            .map(|(who, is_so)| count(who, judged.iter().filter(|one| is_so(one)).map(|one| answered(one))));
        let drawings = Nonsense::ALL.into_iter().map(|kind| {
            count(kind.as_str(), nonsense.iter().filter(|(other, _)| *other == kind).map(|(_, answered)| *answered))
        });
        patients.chain(drawings).filter(|found| found.patients > 0).collect()
    }
}

fn count(who: &'static str, answered: impl Iterator<Item = Answered>) -> Abstained {
    let mut found = Abstained { who, patients: 0, abstained: 0, sure: 0 };
    for one in answered {
        found.patients += 1;
        found.abstained += usize::from(one.has_abstained);
        found.sure += usize::from(!one.has_abstained && one.first > SURE);
    }
    found
}
