//! A figure over patients with its standard error.

use std::fmt;

use locate::calibration::Reliability;

use super::Judged;

/// Parts that are left out in turn.
const PARTS: usize = 100;

/// A figure and its standard error; the error is `None` where too few patients have anything to judge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub error: Option<f64>,
}

/// `0.123 ± 0.004`, or the figure alone.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.value)?;
        self.error.map_or(Ok(()), |error| write!(f, " ± {error:.3}"))
    }
}

impl Estimate {
    /// The mean over patients of `part`, which gives what a patient adds above and below the line.
    pub(super) fn mean(judged: &[&Judged], part: impl Fn(&Judged) -> (f64, f64)) -> Option<Estimate> {
        Estimate::jackknife(judged, |judged| {
            let (mut above, mut below) = (0.0, 0.0);
            for one in judged {
                let (a, b) = part(one);
                above += a;
                below += b;
            }
            (below > 0.0).then(|| above / below)
        })
    }

    /// Expected calibration error.
    ///
    /// # Limits
    /// Chance alone keeps it above 0: about 0.01 for a few thousand forecasts.
    pub(super) fn calibration(judged: &[&Judged]) -> Option<Estimate> {
        Estimate::jackknife(judged, |judged| reliability(judged).error())
    }

    /// # Formula
    /// `√((g − 1)/g · Σ (θ₋ᵢ − θ̄)²)` with each of `g` parts of the patients left out in turn.
    ///
    /// # Source
    /// The delete-a-group jackknife; it holds for causes of one patient that are right or wrong together.
    fn jackknife(judged: &[&Judged], figure: impl Fn(&[&Judged]) -> Option<f64>) -> Option<Estimate> {
        let value = figure(judged)?;
        let parts = judged.len().min(PARTS);
        let without = |part: usize| {
            let rest: Vec<&Judged> =
                judged.iter().enumerate().filter(|(at, _)| at % parts != part).map(|(_, one)| *one).collect();
            figure(&rest)
        };
        let left: Option<Vec<f64>> = (0..parts).map(without).collect();
        let error = left.filter(|left| left.len() > 1).map(|left| {
            let g = left.len() as f64;
            let mean = left.iter().sum::<f64>() / g;
            libm::sqrt((g - 1.0) / g * left.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>())
        });
        Some(Estimate { value, error })
    }
}

/// Forecasts of all patients in bins.
pub(super) fn reliability(judged: &[&Judged]) -> Reliability {
    Reliability::of(judged.iter().flat_map(|one| one.forecasts.iter().copied()))
}
