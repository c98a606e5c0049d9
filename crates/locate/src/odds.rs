//! Probabilities as log-odds and back.

/// `ln(p / (1 − p))`.
pub(crate) fn logit(p: f64) -> f64 {
    libm::log(p) - libm::log1p(-p)
}

/// `1 / (1 + e^(−x))`: the probability whose [`logit`] is `x`.
pub(crate) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}
