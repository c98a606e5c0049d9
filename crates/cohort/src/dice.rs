//! Random numbers: a stream of their own for every use, equal on every platform.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream of random numbers is for; streams of one patient never share a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Person = 1,
    Causes,
    Answers,
    Drawing,
    Muscle,
    Sign,
    Danger,
    Prior,
    Zone,
    Nonsense,
}

/// Random numbers of one stream.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of a patient (`seed`, `index`) in a world, for one use; `part` tells several streams of one use apart.
    ///
    /// The four numbers are the key of the cipher, so that no two streams overlap.
    pub fn new(world: u64, seed: u64, index: u64, purpose: Use, part: u64) -> Dice {
        debug_assert!(part < 1 << 56, "the part leaves room for the use");
        let mut key = [0; 32];
        for (bytes, word) in key.chunks_exact_mut(8).zip([world, seed, index, part << 8 | purpose as u64]) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Dice(ChaCha8Rng::from_seed(key))
    }

    /// Uniform, 0 ≤ u < 1.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform between two values.
    pub fn between(&mut self, [from, to]: [f64; 2]) -> f64 {
        from + (to - from) * self.unit()
    }

    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Standard normal.
    ///
    /// # Formula
    /// `√(−2 ln u) · cos 2πv` for uniform `u` and `v`.
    ///
    /// # Source
    /// Box and Muller 1958.
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// An index with probability in proportion to its weight; `None` when no weight is above 0.
    pub fn pick(&mut self, weights: impl Iterator<Item = f64> + Clone) -> Option<usize> {
        let total: f64 = weights.clone().sum();
        let mut left = self.unit() * total;
        let mut last = None;
        for (index, weight) in weights.enumerate().filter(|&(_, weight)| weight > 0.0) {
            last = Some(index);
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }
}

/// Standard normal distribution function.
pub(crate) fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// The `x` with [`normal_cdf`]`(x) = p`, held to ±6.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    let (mut low, mut high) = (-6.0, 6.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if normal_cdf(middle) < p { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles from printed tables of the normal distribution.
    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (p, x) in [(0.5, 0.0), (0.975, 1.959_964), (0.1, -1.281_552)] {
            assert!((normal_quantile(p) - x).abs() < 1e-6);
        }
    }

    #[test]
    fn normals_have_mean_0_and_variance_1() {
        let mut dice = Dice::new(1, 2, 3, Use::Person, 0);
        let drawn: Vec<f64> = (0..40_000).map(|_| dice.normal()).collect();
        let n = drawn.len() as f64;
        let mean = drawn.iter().sum::<f64>() / n;
        let variance = drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        // Four standard errors: 1/√n of the mean, √(2/n) of the variance.
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
    }

    #[test]
    fn picks_follow_the_weights_and_never_one_of_0() {
        let mut dice = Dice::new(1, 2, 3, Use::Causes, 0);
        let mut counts = [0; 3];
        for _ in 0..10_000 {
            counts[dice.pick([1.0, 0.0, 3.0].into_iter()).expect("a weight above 0")] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((counts[0] as f64 / 10_000.0 - 0.25).abs() < 0.02, "{counts:?}");
        assert_eq!(dice.pick([0.0].into_iter()), None);
    }

    #[test]
    fn streams_of_other_uses_and_parts_differ() {
        let first = |purpose, part| Dice::new(1, 2, 3, purpose, part).unit();
        assert_eq!(first(Use::Sign, 4), first(Use::Sign, 4));
        assert_ne!(first(Use::Sign, 4), first(Use::Muscle, 4));
        assert_ne!(first(Use::Sign, 4), first(Use::Sign, 5));
    }
}
