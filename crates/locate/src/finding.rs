//! How much a finding says.

use atlas::{Figures, Sign, SignUse};

/// What is known of a sign in a cause, as natural logarithms of likelihood ratios.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Strength {
    /// ≥ 0: a present sign never speaks against its own cause.
    pub ln_present: f64,
    /// ≤ 0.
    pub ln_absent: f64,
    /// Probability of the sign without the cause, where known.
    pub false_positive: Option<f64>,
}

/// Keeps the logarithm of a sign that "never misses" finite.
const SMALLEST_RATIO: f64 = 1e-3;

/// Strength of `sign` in a cause that uses it as `entry` says (or not at all).
///
/// # Formula
/// Where sensitivity and specificity are known, Youden's `J = se + sp − 1` is held to at most `√κ`
/// by moving both towards the line of no information. Two examiners who judge independently agree
/// with `κ = p(1−p)·J² / (m(1−m))`, where `p` is the share with the cause and `m` the share found
/// positive; with `m = p` no sign can be better than `√κ`.
/// Equation (13) of `docs/how-it-computes.md`.
///
/// # Limits
/// An unknown ratio is 1: it changes nothing.
pub(crate) fn strength(sign: &Sign, entry: Option<&SignUse>) -> Strength {
    let figures = match entry {
        Some(entry) => Figures::of(entry, sign),
        None => Figures::of(&without_figures(sign), sign),
    };
    let (mut positive, mut negative) = (figures.lr_pos, figures.lr_neg);
    let mut false_positive = figures.specificity.map(|sp| 1.0 - sp);
    if let (Some(se), Some(sp), Some(kappa)) = (figures.sensitivity, figures.specificity, sign.kappa) {
        let youden = se + sp - 1.0;
        let most = libm::sqrt(kappa.max(0.0));
        if youden > most {
            let off = (youden - most) / 2.0;
            let (se, sp) = (se - off, sp - off);
            positive = Some(se / (1.0 - sp));
            negative = Some((1.0 - se) / sp);
            false_positive = Some(1.0 - sp);
        }
    }
    Strength {
        ln_present: positive.map_or(0.0, |lr| libm::log(lr.max(1.0))),
        ln_absent: negative.map_or(0.0, |lr| libm::log(lr.clamp(SMALLEST_RATIO, 1.0))),
        false_positive,
    }
}

fn without_figures(sign: &Sign) -> SignUse {
    SignUse {
        id: sign.id.clone(),
        how: None,
        note: None,
        sensitivity: None,
        specificity: None,
        lr_pos: None,
        lr_neg: None,
        sources: Vec::new(),
        grade: sign.grade,
    }
}
