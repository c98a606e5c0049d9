//! The strength of a sign for a cause.

use crate::{Sign, SignUse};

/// What is known of a sign in a cause; an absent figure is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    pub sensitivity: Option<f64>,
    pub specificity: Option<f64>,
    /// P(sign | cause) / P(sign | no cause).
    pub lr_pos: Option<f64>,
    /// P(no sign | cause) / P(no sign | no cause).
    pub lr_neg: Option<f64>,
}

impl Figures {
    /// Figures of the entry where it gives any, else those of the sign; the missing two derived from the other two.
    ///
    /// # Formula
    /// `LR+ = se / (1 − sp)`, `LR− = (1 − se) / sp`; inversely `sp = (LR+ − 1) / (LR+ − LR−)`, `se = LR+ (1 − sp)`.
    ///
    /// # Limits
    /// A specificity of 1 gives no LR+, one of 0 no LR−; LR+ = LR− gives no sensitivity.
    pub fn of(entry: &SignUse, sign: &Sign) -> Self {
        let own = Self {
            sensitivity: entry.sensitivity,
            specificity: entry.specificity,
            lr_pos: entry.lr_pos,
            lr_neg: entry.lr_neg,
        };
        let figures = if own.any() {
            own
        } else {
            Self {
                sensitivity: sign.sensitivity,
                specificity: sign.specificity,
                lr_pos: sign.lr_pos,
                lr_neg: sign.lr_neg,
            }
        };
        figures.completed()
    }

    fn any(&self) -> bool {
        self.sensitivity.is_some() || self.specificity.is_some() || self.lr_pos.is_some() || self.lr_neg.is_some()
    }

    fn completed(mut self) -> Self {
        if let (Some(se), Some(sp)) = (self.sensitivity, self.specificity) {
            self.lr_pos = self.lr_pos.or((sp < 1.0).then(|| se / (1.0 - sp)));
            self.lr_neg = self.lr_neg.or((sp > 0.0).then(|| (1.0 - se) / sp));
        } else if let (Some(pos), Some(neg)) = (self.lr_pos, self.lr_neg)
            && pos > 1.0
            && neg < 1.0
        {
            let sp = (pos - 1.0) / (pos - neg);
            self.specificity = self.specificity.or(Some(sp));
            self.sensitivity = self.sensitivity.or(Some(pos * (1.0 - sp)));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_and_rates_agree_both_ways() {
        let rates = Figures { sensitivity: Some(0.8), specificity: Some(0.75), lr_pos: None, lr_neg: None }.completed();
        assert!((rates.lr_pos.unwrap() - 3.2).abs() < 1e-12);
        assert!((rates.lr_neg.unwrap() - 4.0 / 15.0).abs() < 1e-12);
        let ratios = Figures { sensitivity: None, specificity: None, ..rates }.completed();
        assert!((ratios.sensitivity.unwrap() - 0.8).abs() < 1e-12);
        assert!((ratios.specificity.unwrap() - 0.75).abs() < 1e-12);
    }
}
