//! How well probabilities agree with what was so.

/// Probabilities are kept this far from 0 and 1 in the logarithmic score.
const SMALLEST_P: f64 = 1e-6;
/// Calibration is judged on events given at least this much: of the rest nearly all are far below it.
pub const JUDGED_P: f64 = 0.02;
const BINS: usize = 10;

/// Forecasts of one bin, all between two tenths.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    pub count: usize,
    /// Sum of the probabilities given.
    pub expected: f64,
    /// How many were so.
    pub so: usize,
}

/// Forecasts of [`JUDGED_P`] and more in ten bins of equal width.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reliability {
    pub bins: [Bin; BINS],
}

impl Reliability {
    /// Sorts forecasts, each a probability and whether it was so.
    pub fn of(forecasts: impl Iterator<Item = (f64, bool)>) -> Reliability {
        let mut reliability = Reliability::default();
        for (p, was_so) in forecasts.filter(|(p, _)| *p >= JUDGED_P) {
            let bin = &mut reliability.bins[((p * BINS as f64) as usize).min(BINS - 1)];
            bin.count += 1;
            bin.expected += p;
            bin.so += usize::from(was_so);
        }
        reliability
    }

    /// Expected calibration error; `None` without a forecast.
    ///
    /// # Formula
    /// `Σ |expected − so| / Σ count` over the bins: the mean distance of a probability from the frequency of its bin.
    pub fn error(&self) -> Option<f64> {
        let n: usize = self.bins.iter().map(|bin| bin.count).sum();
        let off: f64 = self.bins.iter().map(|bin| (bin.expected - bin.so as f64).abs()).sum();
        (n > 0).then(|| off / n as f64)
    }
}

/// `−ln p` of what was so, with `p` held to 1e-6 from 0 and 1.
pub fn log_loss(p: f64, was_so: bool) -> f64 {
    let p = p.clamp(SMALLEST_P, 1.0 - SMALLEST_P);
    -libm::log(if was_so { p } else { 1.0 - p })
}

/// `(p − 1)²` of what was so, `p²` of what was not.
pub fn squared_error(p: f64, was_so: bool) -> f64 {
    let off = p - f64::from(u8::from(was_so));
    off * off
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_of_halves_that_were_so_in_half_is_calibrated() {
        let found = Reliability::of([(0.5, true), (0.5, false), (0.01, true)].into_iter());
        assert_eq!(found.bins[5], Bin { count: 2, expected: 1.0, so: 1 });
        assert_eq!(found.error(), Some(0.0));
        assert_eq!(Reliability::of([(1.0, false)].into_iter()).error(), Some(1.0));
        assert_eq!(Reliability::default().error(), None);
    }
}
