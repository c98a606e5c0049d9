//! Likelihood ratios agree with sensitivity and specificity, and with each other.

use super::Finding;
use crate::walk::{mimic_file, muscle_file};
use crate::{Atlas, Figures, SignUse};

/// Figures of studies are rounded to two digits.
const ROUNDING: f64 = 0.1;

pub(super) fn check(atlas: &Atlas, findings: &mut Vec<Finding>) {
    for sign in atlas.signs() {
        let figures = Figures {
            sensitivity: sign.sensitivity,
            specificity: sign.specificity,
            lr_pos: sign.lr_pos,
            lr_neg: sign.lr_neg,
        };
        contradiction("signs.toml", &sign.id, figures, findings);
    }
    for muscle in atlas.muscles() {
        uses(&muscle_file(&muscle.id), &muscle.signs, findings);
    }
    for mimic in atlas.mimics() {
        uses(&mimic_file(&mimic.id), &mimic.signs, findings);
    }
}

fn uses(file: &str, signs: &[SignUse], findings: &mut Vec<Finding>) {
    for sign in signs {
        let figures = Figures {
            sensitivity: sign.sensitivity,
            specificity: sign.specificity,
            lr_pos: sign.lr_pos,
            lr_neg: sign.lr_neg,
        };
        contradiction(file, &sign.id, figures, findings);
    }
}

fn contradiction(file: &str, id: &str, figures: Figures, findings: &mut Vec<Finding>) {
    let mut find = |problem: String, remedy: &str| {
        findings.push(Finding {
            file: file.to_owned(),
            block: format!("sign `{id}`"),
            problem,
            remedy: remedy.to_owned(),
            law: "likelihood",
        });
    };
    if let (Some(se), Some(sp)) = (figures.sensitivity, figures.specificity) {
        if se + sp < 1.0 {
            find(
                format!("sensitivity {se} and specificity {sp} make the sign rarer in the ill"),
                "look the two figures up again, or leave both out",
            );
        }
        for (key, stated, expected) in
            [("lr_pos", figures.lr_pos, se / (1.0 - sp)), ("lr_neg", figures.lr_neg, (1.0 - se) / sp)]
        {
            if let Some(stated) = stated.filter(|stated| (stated - expected).abs() > ROUNDING * expected.max(*stated)) {
                find(
                    format!("`{key}` is {stated}, but sensitivity and specificity give {expected:.2}"),
                    "keep the figures of one study",
                );
            }
        }
    } else if let (Some(pos), Some(neg)) = (figures.lr_pos, figures.lr_neg)
        && (pos - 1.0) * (neg - 1.0) > 0.0
    {
        find(
            format!("`lr_pos` {pos} and `lr_neg` {neg} lie on the same side of 1"),
            "look the two figures up again, or leave both out",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::check;

    #[test]
    fn a_ratio_that_its_rates_do_not_give() {
        check(
            "signs.toml",
            "specificity = 0.75",
            "specificity = 0.75\nlr_pos = 9.0\nlr_neg = 0.27",
            "signs.toml: sign `tender`: `lr_pos` is 9, but sensitivity and specificity give 3.20; keep the figures of one study\n",
        );
    }

    #[test]
    fn ratios_that_both_speak_for_the_cause() {
        check(
            "muscles/toy.toml",
            "[[sign]]\nid = \"tender\"",
            "[[sign]]\nid = \"tender\"\nlr_pos = 2.0\nlr_neg = 1.5",
            "muscles/toy.toml: sign `tender`: `lr_pos` 2 and `lr_neg` 1.5 lie on the same side of 1; \
             look the two figures up again, or leave both out\n",
        );
    }

    #[test]
    fn a_sign_that_speaks_against_itself() {
        check(
            "signs.toml",
            "specificity = 0.75",
            "specificity = 0.1",
            "signs.toml: sign `tender`: sensitivity 0.8 and specificity 0.1 make the sign rarer in the ill; \
             look the two figures up again, or leave both out\n",
        );
    }
}
