//! How often the first cause is wrong when only the surest cases are answered.

use super::Judged;

/// The surest share of patients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coverage {
    /// 0 to 1.
    pub answered: f64,
    /// The least probability of a first cause that is answered.
    pub least: f64,
    /// Share of them whose first cause is none, 0 to 1.
    pub wrong: f64,
}

/// Risk and coverage: patients in order of the probability of their first cause, tenth by tenth.
///
/// Who has no cause of the atlas is answered wrongly by any cause.
pub fn coverage(judged: &[&Judged]) -> Vec<Coverage> {
    let mut first: Vec<(f64, bool)> = judged.iter().map(|one| one.first).collect();
    first.sort_by(|a, b| b.0.total_cmp(&a.0));
    let of = |tenth: usize| {
        let answered = &first[..(first.len() * tenth).div_ceil(10)];
        let wrong = answered.iter().filter(|(_, is_so)| !is_so).count();
        let n = answered.len() as f64;
        answered.last().map(|&(least, _)| Coverage { answered: n / first.len() as f64, least, wrong: wrong as f64 / n })
    };
    (1..=10).filter_map(of).collect()
}
