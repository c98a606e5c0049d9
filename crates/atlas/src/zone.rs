//! Probability of pain around a stroke.
