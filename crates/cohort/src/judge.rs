//! What an engine earns in a simulated world.
//!
//! [`Judged`] reduces one assessment to what the figures need; [`Figures`] are taken over many of them,
//! [`Danger`] over dangerous causes, [`coverage`] over how much is answered.

mod abstaining;
mod coverage;
mod danger;
mod estimate;
mod figures;
mod judged;
mod nonsense;

pub use abstaining::{Abstained, Answered};
pub use coverage::{Coverage, coverage};
pub use danger::{Danger, DangerSeen};
pub use estimate::Estimate;
pub use figures::{Figures, Ranking};
pub use judged::{Judged, Ranks};
pub use nonsense::Nonsense;

/// What the engine earns with a drawing alone and after an examination.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    pub drawing: Told,
    pub examined: Told,
    /// From the drawing alone.
    pub abstained: Vec<Abstained>,
    /// From the drawing and the answers to the questions for danger.
    pub danger: Danger,
}

/// What it earns with the same evidence on everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub all: Figures,
    /// By the number of muscles and mimics that are active, those that occur.
    pub by_causes: Vec<(usize, Figures)>,
    pub coverage: Vec<Coverage>,
}

impl Judgement {
    /// Judges patients, each with the drawing alone and then examined, and drawings without a reason.
    pub fn of(judged: &[[Judged; 2]], nonsense: &[(Nonsense, Answered)]) -> Judgement {
        let drawing: Vec<&Judged> = judged.iter().map(|[drawing, _]| drawing).collect();
        let examined: Vec<&Judged> = judged.iter().map(|[_, examined]| examined).collect();
        Judgement {
            abstained: Abstained::of(&drawing, nonsense),
            danger: Danger::of(&drawing),
            drawing: Told::of(&drawing),
            examined: Told::of(&examined),
        }
    }
}

impl Told {
    fn of(judged: &[&Judged]) -> Told {
        let most = judged.iter().map(|one| one.n_true).max().unwrap_or(0);
        let with = |n: usize| {
            let those: Vec<&Judged> = judged.iter().copied().filter(|one| one.n_true == n).collect();
            (!those.is_empty()).then(|| (n, Figures::of(&those)))
        };
        Told { all: Figures::of(judged), by_causes: (0..=most).filter_map(with).collect(), coverage: coverage(judged) }
    }
}
